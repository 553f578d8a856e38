//! Averages in an officer's reach that quality control doubts (*danh sách số liệu nghi ngờ*), the newest window first.

use axum::extract::State;
use kernel::Outcome;
use maud::Markup;
use monitoring::lists::{self, DOUBTS, Listed, Suspicious};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, since};

mod page;

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (code, named) = (asked(&officer, "station"), asked(&officer, "doubt"));
    let doubt = DOUBTS.into_iter().map(|(name, _)| name).find(|name| named.as_deref() == Some(name));
    let mut wanted =
        Suspicious { station: None, doubt, since: since(&officer, "since"), after: asked(&officer, "after") };
    let (by, now, network, named) = (officer.authority().clone(), officer.now(), desk.network.clone(), code.clone());
    let found = desk
        .db
        .read(move |tx| -> Outcome<_> {
            if let Some(code) = named {
                let Some(id) = lists::station_id(tx, &code)? else { return Ok(Listed::none()) };
                wanted.station = Some(id);
            }
            lists::suspicious(tx, &by, &network, &wanted, now)
        })
        .await?;
    Ok(page::suspicious(&officer, &desk.law.current(), code.as_deref(), doubt, &found))
}
