//! Exceedances in an officer's reach (*danh sách vượt quy chuẩn*), the newest window first.

use axum::extract::State;
use maud::Markup;
use monitoring::exceedance::State as Standing;
use monitoring::lists::{self, Exceedances};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, of_station, since};

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
    let (by, now, network) = (officer.authority().clone(), officer.now(), desk.network.clone());
    let state = wanted.state;
    let found = of_station(&desk, code.clone(), move |tx, station| {
        wanted.station = station;
        lists::exceedances(tx, &by, &network, &wanted, now)
    })
    .await?;
    Ok(page::exceedances(&officer, &desk.law.current(), code.as_deref(), state, &found))
}
