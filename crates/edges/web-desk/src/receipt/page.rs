//! A receipt as markup.

use identity::Right;
use kernel::Lang;
use maud::{Markup, html};
use monitoring::quarantine::Explained;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Table, Weight};
use web_kit::{Officer, format};

use super::Shown;
use crate::mend;

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
    if let Some(named) = receipt.name_far_from_content() {
        let remark = t_with(lang, "receipt-name-far", &[("time", format::moment(named).into())]);
        facts.push((t(lang, "receipt-remark"), html! { (remark) }));
    }
    if let Some(mend) = &shown.mended_from {
        facts.push((t(lang, "receipt-mended-from"), html! { (link(lang, mend.receipt_id)) ": " (mend.reason) }));
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
        (mends(officer, shown))
        section { h2 #original { (t(lang, "receipt-original")) } (original(officer, shown)) }
    };
    Page::new(t_with(lang, "receipt-title", &[("number", receipt.id.to_string().into())]), body)
        .under(t(lang, "desk-receipts"), "/desk/receipts")
        .width(Width::Wide)
        .desk(officer)
}

/// The lines that could not be read: what was expected there, and what stood there.
fn unread(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let place = |n: i64| if n > 0 { n.to_string() } else { format::NONE.to_owned() };
    let table = Table::new(lang, t(lang, "receipt-unread"))
        .number(t(lang, "receipt-line"), |e: &Explained| place(e.line.line))
        .number(t(lang, "receipt-column"), |e| place(e.line.column))
        .text(t(lang, "receipt-reason"), |e| {
            html! {
                strong { (t_of(lang, "quarantine", &e.line.reason)) }
                br; (t_of(lang, "quarantine-expected", &e.line.reason))
            }
        })
        .text(t(lang, "receipt-found"), |e| {
            html! { @if e.found.is_empty() { (format::NONE) } @else { code { (e.found) } } }
        })
        .text(t(lang, "receipt-text"), |e| html! { code { (e.line.excerpt) } })
        .dense()
        .empty(ui::empty(Icon::Ok, &t(lang, "receipt-all-read"), None))
        .rows(&shown.unread);
    let listed = shown.unread.len() as i64;
    let count = shown.listed.receipt.counts.quarantined;
    let may = officer.authority().may(Right::ReceiptsResolve) && shown.original.is_some() && listed > 0;
    html! {
        (table)
        @if listed < count { p.stamp { (t_with(lang, "receipt-lines-cut", &[("shown", listed.into()), ("count", count.into())])) } }
        @if may { p { (ui::link_button(Weight::Primary, &t(lang, "mend-open"), &format!("{}/mend", mend::address(shown.listed.receipt.id)))) } }
    }
}

/// What was set right, and what came of it.
fn mends(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    html! {
        @if !shown.mends.is_empty() {
            section aria-labelledby="mends" {
                h2 #mends { (t(lang, "receipt-mends")) }
                ol {
                    @for (order, became) in &shown.mends {
                        li {
                            (ui::time(order.ordered_at)) ": " (order.reason) " → "
                            @match became {
                                Some(receipt) => (link(lang, *receipt)),
                                None => (t(lang, "receipt-mend-waits")),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn link(lang: Lang, receipt: i64) -> Markup {
    let title = t_with(lang, "receipt-title", &[("number", receipt.to_string().into())]);
    html! { a href=(mend::address(receipt)) { (title) } }
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
