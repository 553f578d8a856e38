//! The list of suspicious averages as markup.

use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::lists::{DOUBTS, Listed, ListedAverage};
use series::flags;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Table};
use web_kit::{Officer, format};

use crate::filters::{self, asked};
use crate::words;

/// The whole page.
pub fn suspicious(
    officer: &Officer,
    law: &Current,
    code: Option<&str>,
    doubt: Option<&str>,
    found: &Listed<ListedAverage>,
) -> Markup {
    let lang = officer.lang();
    let since = asked(officer, "since");
    let unfiltered = code.is_none() && doubt.is_none() && since.is_none();
    let doubts = DOUBTS.map(|(name, _)| Choice { value: name, label: t_of(lang, "reading-flag", name) });
    let fields = html! {
        (ui::select(lang, &Field::new("doubt", &t(lang, "suspicious-doubt")).optional().value(doubt.unwrap_or_default()), &doubts))
        (ui::field(lang, Kind::Search, &Field::new("station", &t(lang, "station-code")).optional().value(code.unwrap_or_default())))
        (ui::field(lang, Kind::Date, &Field::new("since", &t(lang, "desk-since")).optional().value(since.unwrap_or_default())))
    };
    let table = Table::new(lang, t(lang, "desk-suspicious"))
        .text(t(lang, "suspicious-window"), |row: &ListedAverage| ui::time(row.average.ends_at))
        .text(t(lang, "desk-station"), |row| {
            let station = &row.profile.station;
            html! { a href={ "/desk/stations/" (station.code) } { (station.name) } }
        })
        .text(t(lang, "station-parameter"), |row| {
            html! { (words::parameter(lang, law, &row.stream.symbol, row.average.ends_at.day())) }
        })
        .number(t(lang, "suspicious-value"), |row| value(officer, law, row))
        .text(t(lang, "suspicious-kind"), |row| html! { (kind(officer, law, row)) })
        .text(t(lang, "suspicious-doubt"), |row| {
            let doubts: Vec<String> = flags::names(row.average.flags).map(|n| t_of(lang, "reading-flag", n)).collect();
            html! { (doubts.join("; ")) }
        })
        .number(t(lang, "suspicious-counts"), |row| {
            let counts = [("valid", row.average.valid_count.into()), ("expected", row.average.expected_count.into())];
            t_with(lang, "suspicious-counted", &counts)
        })
        .dense()
        .empty(ui::empty(Icon::Ok, &t(lang, if unfiltered { "suspicious-none" } else { "desk-nothing-found" }), None))
        .rows(&found.rows);
    let body = html! { (filters::bar(officer, fields)) (table) (filters::pager(officer, found)) };
    Page::new(t(lang, "desk-suspicious"), body).lead(t(lang, "suspicious-lead")).width(Width::Wide).desk(officer)
}

/// The average with its unit.
fn value(officer: &Officer, law: &Current, row: &ListedAverage) -> String {
    let (lang, day) = (officer.lang(), row.average.ends_at.day());
    let decimals = law.decimals(&row.stream.symbol, &row.profile.station.medium, day);
    let value = row.average.value.map_or_else(|| format::NONE.to_owned(), |v| format::number(lang, v, decimals));
    format!("{value} {}", law.unit_symbol(&row.stream.unit))
}

/// Over which time it was taken, and how.
fn kind(officer: &Officer, law: &Current, row: &ListedAverage) -> String {
    let summary = law.summary(&row.stream.symbol, row.average.ends_at.day());
    words::averaging_of(officer.lang(), row.stream.averaging, summary)
}
