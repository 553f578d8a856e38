//! The stations in an officer's reach (*danh sách trạm*): found, filtered, sorted; and as a table to take along.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::Outcome;
use maud::Markup;
use monitoring::export_stations;
use monitoring::lists::{self, Listed, Stations};
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::ui::Sorted;
use web_kit::{Fault, Officer};

use crate::Desk;
use crate::filters::asked;

mod page;

/// What lists of stations sort by.
const SORTS: [&str; 4] = ["name", "code", "medium", "newest"];
/// Conditions in the order of the filter.
const CONDITIONS: [Condition; 5] =
    [Condition::Exceeding, Condition::Silent, Condition::NeverReported, Condition::Normal, Condition::Unlimited];

/// The list.
pub async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let sorted = Sorted::read(&officer, &SORTS, "name");
    let wanted = Stations {
        text: asked(&officer, "text"),
        medium: asked(&officer, "medium"),
        condition: asked(&officer, "condition").and_then(|code| CONDITIONS.into_iter().find(|c| c.code() == code)),
        sort: SORTS.into_iter().find(|key| *key == sorted.key()).unwrap_or("name"),
        falling: sorted.falling(),
        after: asked(&officer, "after"),
    };
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let question = wanted.clone();
    let found: Listed<Glance> =
        desk.db.read(move |tx| -> Outcome<_> { lists::stations(tx, &by, &network, &law, &question, now) }).await?;
    Ok(page::stations(&officer, &desk.law.current(), &wanted, &sorted, &found))
}

/// The table of stations, as it can be brought in again.
pub async fn csv(State(desk): State<Desk>, officer: Officer) -> Result<Response, Fault> {
    let (by, now) = (officer.authority().clone(), officer.now());
    let text = desk.db.read(move |tx| export_stations::csv(tx, &by, now)).await?;
    Ok(table(&format!("stations-{}.csv", officer.now().day()), text))
}

/// A CSV file for the spreadsheet. The mark at its head tells Excel that it is UTF-8.
pub fn table(name: &str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, format!("\u{feff}{text}")).into_response()
}
