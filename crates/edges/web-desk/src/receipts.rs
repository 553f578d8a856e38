//! What loggers delivered (*biên nhận*), newest first, as far as an officer's reach goes.

use axum::extract::State;
use kernel::Lang;
use maud::{Markup, html};
use monitoring::lists::{self, Receipts};
use monitoring::receipt::Counts;
use web_kit::i18n::{t, t_with};
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::{asked, of_station, since};

mod page;

/// The list. A code that is no station's in reach finds nothing.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let code = asked(&officer, "station");
    let mut wanted = Receipts {
        station: None,
        faulty: asked(&officer, "faulty").as_deref() == Some("yes"),
        since: since(&officer, "since"),
        after: asked(&officer, "after"),
    };
    let (by, now, network) = (officer.authority().clone(), officer.now(), desk.network.clone());
    let found = of_station(&desk, code.clone(), move |tx, station| {
        wanted.station = station;
        lists::receipts(tx, &by, &network, &wanted, now)
    })
    .await?;
    Ok(page::receipts(&officer, code.as_deref(), &found))
}

/// What became of a file's readings, in words; what is zero is not said.
pub fn counts(lang: Lang, counts: &Counts) -> Markup {
    let said = [
        ("receipt-accepted", counts.accepted),
        ("receipt-duplicate", counts.duplicate),
        ("receipt-conflict", counts.conflict),
        ("receipt-quarantined", counts.quarantined),
    ];
    let words: Vec<String> =
        said.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| t_with(lang, key, &[("count", n.into())])).collect();
    html! { @if words.is_empty() { (t(lang, "receipt-nothing")) } @else { (words.join(", ")) } }
}
