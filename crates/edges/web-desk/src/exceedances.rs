//! Exceedances in an officer's reach (*danh sách vượt quy chuẩn*), the newest window first.

use axum::extract::State;
use kernel::Outcome;
use maud::Markup;
use monitoring::exceedance::State as Standing;
use monitoring::lists::{self, Exceedances, Listed};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, since};

mod page;

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let code = asked(&officer, "station");
    let mut wanted = Exceedances {
        station: None,
        state: asked(&officer, "state").as_deref().and_then(Standing::from_code),
        since: since(&officer, "since"),
        after: asked(&officer, "after"),
    };
    let (by, now, network, named) = (officer.authority().clone(), officer.now(), desk.network.clone(), code.clone());
    let state = wanted.state;
    let found = desk
        .db
        .read(move |tx| -> Outcome<_> {
            if let Some(code) = named {
                let Some(id) = lists::station_id(tx, &code)? else { return Ok(Listed::none()) };
                wanted.station = Some(id);
            }
            lists::exceedances(tx, &by, &network, &wanted, now)
        })
        .await?;
    Ok(page::exceedances(&officer, &desk.law.current(), code.as_deref(), state, &found))
}
