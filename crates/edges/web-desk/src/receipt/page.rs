//! A receipt as markup.

use maud::{Markup, html};
use monitoring::receipt::QuarantinedLine;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table};
use web_kit::{Officer, format};

use super::Shown;

/// Bytes of the original that the page shows; the file itself has all.
const SHOWN: usize = 16 * 1024;

/// The whole page.
pub fn receipt(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let (receipt, station) = (&shown.listed.receipt, &shown.listed.profile.station);
    let count = |n| html! { (format::count(lang, n)) };
    let mut facts = vec![
        (
            t(lang, "desk-station"),
            html! { a href={ "/desk/stations/" (station.code) } { (station.name) } " (" (station.code) ")" },
        ),
        (t(lang, "receipt-file"), html! { (receipt.path) }),
        (t(lang, "receipt-arrived"), html! { (ui::time(receipt.arrived_at)) }),
        (t(lang, "receipt-source"), html! { (receipt.source) }),
        (t(lang, "receipt-size"), html! { (format::bytes(lang, receipt.bytes.unsigned_abs())) }),
        (t(lang, "receipt-layout"), html! { (receipt.layout) }),
    ];
    if let (Some(from), Some(to)) = (receipt.content_from, receipt.content_to) {
        facts.push((t(lang, "receipt-span"), html! { (ui::time(from)) " – " (ui::time(to)) }));
    }
    facts.push((t(lang, "receipt-hash"), html! { code { (receipt.sha256) } }));
    let sealed = receipt
        .batch_id
        .map_or_else(|| t(lang, "receipt-unsealed"), |n| t_with(lang, "receipt-batch", &[("number", n.into())]));
    facts.push((t(lang, "receipt-seal"), html! { (sealed) }));
    let became = [
        (t(lang, "receipt-new"), count(receipt.counts.accepted)),
        (t(lang, "receipt-known"), count(receipt.counts.duplicate)),
        (t(lang, "receipt-changed"), count(receipt.counts.conflict)),
        (t(lang, "receipt-unread"), count(receipt.counts.quarantined)),
    ];
    let body = html! {
        div.split {
            section aria-labelledby="became" { h2 #became { (t(lang, "receipt-became")) } (ui::kv_dense(&became)) }
            section aria-labelledby="facts" { h2 #facts { (t(lang, "receipt-facts")) } (ui::kv_dense(&facts)) }
        }
        section { h2 #unread { (t(lang, "receipt-unread")) } (unread(officer, shown)) }
        section { h2 #original { (t(lang, "receipt-original")) } (original(officer, shown)) }
    };
    Page::new(t_with(lang, "receipt-title", &[("number", receipt.id.to_string().into())]), body)
        .under(t(lang, "desk-receipts"), "/desk/receipts")
        .width(Width::Wide)
        .desk(officer)
}

fn unread(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let place = |n: i64| if n > 0 { n.to_string() } else { format::NONE.to_owned() };
    Table::new(lang, t(lang, "receipt-unread"))
        .number(t(lang, "receipt-line"), |q: &QuarantinedLine| place(q.line))
        .number(t(lang, "receipt-column"), |q| place(q.column))
        .text(t(lang, "receipt-reason"), |q| html! { (t_of(lang, "quarantine", &q.reason)) })
        .text(t(lang, "receipt-text"), |q| html! { code { (q.excerpt) } })
        .dense()
        .empty(ui::empty(Icon::Ok, &t(lang, "receipt-all-read"), None))
        .rows(&shown.quarantined)
}

/// The beginning of the file as text; what is no text shows as marks.
fn original(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let Some(bytes) = &shown.original else { return html! { p { (t(lang, "receipt-no-original")) } } };
    let head = bytes.get(..SHOWN).unwrap_or(bytes);
    html! {
        p {
            a.button.button-secondary href={ "/desk/receipts/" (shown.listed.receipt.id) "/original" } download {
                (ui::icon(Icon::Download)) (t(lang, "receipt-download"))
            }
        }
        div.table-wrap role="region" aria-labelledby="original" tabindex="0" {
            pre { "\n" (String::from_utf8_lossy(head)) }
        }
        @if head.len() < bytes.len() { p.stamp { (t_with(lang, "receipt-cut", &[("size", format::bytes(lang, SHOWN as u64).into())])) } }
    }
}
