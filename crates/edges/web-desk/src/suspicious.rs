//! Averages in an officer's reach that quality control doubts (*danh sách số liệu nghi ngờ*), the newest window first.

use axum::extract::State;
use maud::Markup;
use monitoring::lists::{self, DOUBTS, Suspicious};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, of_station, since};

mod page;

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (code, named) = (asked(&officer, "station"), asked(&officer, "doubt"));
    let doubt = DOUBTS.into_iter().map(|(name, _)| name).find(|name| named.as_deref() == Some(name));
    let mut wanted =
        Suspicious { station: None, doubt, since: since(&officer, "since"), after: asked(&officer, "after") };
    let (by, now, network) = (officer.authority().clone(), officer.now(), desk.network.clone());
    let found = of_station(&desk, code.clone(), move |tx, station| {
        wanted.station = station;
        lists::suspicious(tx, &by, &network, &wanted, now)
    })
    .await?;
    Ok(page::suspicious(&officer, &desk.law.current(), code.as_deref(), doubt, &found))
}
