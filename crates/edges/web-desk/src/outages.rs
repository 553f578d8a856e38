//! Stations in an officer's reach that sent nothing (*danh sách gián đoạn số liệu*), the newest first.

use axum::extract::State;
use maud::Markup;
use monitoring::lists::{self, Outages};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, of_station};

mod page;

/// What the filter calls those that go on.
const GOING_ON: &str = "open";

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let code = asked(&officer, "station");
    let going_on = asked(&officer, "state").as_deref() == Some(GOING_ON);
    let mut wanted = Outages { station: None, going_on, after: asked(&officer, "after") };
    let (by, now, network) = (officer.authority().clone(), officer.now(), desk.network.clone());
    let found = of_station(&desk, code.clone(), move |tx, station| {
        wanted.station = station;
        lists::outages(tx, &by, &network, &wanted, now)
    })
    .await?;
    Ok(page::outages(&officer, code.as_deref(), going_on, &found))
}
