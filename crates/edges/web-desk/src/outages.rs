//! Stations in an officer's reach that sent nothing (*danh sách gián đoạn số liệu*), the newest first.

use axum::extract::State;
use kernel::Outcome;
use maud::Markup;
use monitoring::lists::{self, Listed, Outages};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::asked;

mod page;

/// What the filter calls those that go on.
const GOING_ON: &str = "open";

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let code = asked(&officer, "station");
    let going_on = asked(&officer, "state").as_deref() == Some(GOING_ON);
    let mut wanted = Outages { station: None, going_on, after: asked(&officer, "after") };
    let (by, now, network, named) = (officer.authority().clone(), officer.now(), desk.network.clone(), code.clone());
    let found = desk
        .db
        .read(move |tx| -> Outcome<_> {
            if let Some(code) = named {
                let Some(id) = lists::station_id(tx, &code)? else { return Ok(Listed::none()) };
                wanted.station = Some(id);
            }
            lists::outages(tx, &by, &network, &wanted, now)
        })
        .await?;
    Ok(page::outages(&officer, code.as_deref(), going_on, &found))
}
