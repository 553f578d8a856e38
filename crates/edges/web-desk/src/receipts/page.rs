//! The list of receipts as markup.

use maud::{Markup, html};
use monitoring::lists::{Listed, ListedReceipt};
use web_kit::i18n::t;
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Field, Icon, Kind, Table, Tone};
use web_kit::{Officer, format};

use super::counts;
use crate::filters::{self, asked};

/// The whole page.
pub fn receipts(officer: &Officer, code: Option<&str>, found: &Listed<ListedReceipt>) -> Markup {
    let lang = officer.lang();
    let (faulty, since) = (asked(officer, "faulty"), asked(officer, "since"));
    let unfiltered = code.is_none() && faulty.is_none() && since.is_none();
    let fields = html! {
        (ui::field(lang, Kind::Search, &Field::new("station", &t(lang, "station-code")).optional().value(code.unwrap_or_default())))
        (ui::field(lang, Kind::Date, &Field::new("since", &t(lang, "desk-since")).optional().value(since.unwrap_or_default())))
        (ui::checkbox(lang, &Field::new("faulty", &t(lang, "receipt-only-faulty")).optional().value(faulty.unwrap_or_default())))
    };
    let table = Table::new(lang, t(lang, "desk-receipts"))
        .text(t(lang, "receipt-arrived"), |row: &ListedReceipt| {
            html! {
                a href={ "/desk/receipts/" (row.receipt.id) } { (ui::time(row.receipt.arrived_at)) }
            }
        })
        .text(t(lang, "desk-station"), |row| {
            html! {
                a href={ "/desk/stations/" (row.profile.station.code) } { (row.profile.station.code) }
            }
        })
        .text(t(lang, "receipt-file"), |row| html! { (row.receipt.path) })
        .number(t(lang, "receipt-size"), |row| format::bytes(lang, row.receipt.bytes.unsigned_abs()))
        .text(t(lang, "receipt-counts"), |row| counts(lang, &row.receipt.counts))
        .tone(|row| (row.receipt.counts.quarantined > 0).then_some(Tone::Warn))
        .dense()
        .empty(ui::empty(Icon::Inbox, &t(lang, if unfiltered { "receipt-none" } else { "desk-nothing-found" }), None))
        .rows(&found.rows);
    let body = html! { (filters::bar(officer, fields)) (table) (filters::pager(officer, found)) };
    Page::new(t(lang, "desk-receipts"), body).lead(t(lang, "receipt-lead")).width(Width::Wide).desk(officer)
}
