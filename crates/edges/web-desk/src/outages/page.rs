//! The list of outages as markup.

use maud::{Markup, html};
use monitoring::lists::{Listed, ListedOutage};
use monitoring::outage::Standing;
use web_kit::Officer;
use web_kit::i18n::t;
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Table, Tone};

use super::GOING_ON;
use crate::{filters, words};

/// The whole page.
pub fn outages(officer: &Officer, code: Option<&str>, going_on: bool, found: &Listed<ListedOutage>) -> Markup {
    let (lang, now) = (officer.lang(), officer.now());
    let states = [Choice { value: GOING_ON, label: t(lang, "outage-going-on") }];
    let state = if going_on { GOING_ON } else { "" };
    let fields = html! {
        (ui::select(lang, &Field::new("state", &t(lang, "kit-state")).optional().value(state), &states))
        (ui::field(lang, Kind::Search, &Field::new("station", &t(lang, "station-code")).optional().value(code.unwrap_or_default())))
    };
    let unfiltered = code.is_none() && !going_on;
    let table = Table::new(lang, t(lang, "desk-outages"))
        .text(t(lang, "desk-station"), |row: &ListedOutage| {
            html! { a href={ "/desk/outages/" (row.outage.public_id) } { (row.profile.station.name) } }
        })
        .text(t(lang, "outage-since"), |row| ui::time(row.outage.since))
        .text(t(lang, "outage-lasted"), |row| html! { (words::duration(lang, row.outage.seconds(now))) })
        .text(t(lang, "outage-due"), |row| ui::time(row.outage.due_at))
        .text(t(lang, "kit-state"), |row| words::outage(lang, row.outage.standing(now)))
        .tone(|row| (row.outage.standing(now) == Standing::Overdue).then_some(Tone::Bad))
        .dense()
        .empty(ui::empty(Icon::Ok, &t(lang, if unfiltered { "outage-none" } else { "desk-nothing-found" }), None))
        .rows(&found.rows);
    let body = html! { (filters::bar(officer, fields)) (table) (filters::pager(officer, found)) };
    Page::new(t(lang, "desk-outages"), body).lead(t(lang, "outage-lead")).width(Width::Wide).desk(officer)
}
