//! Journal and security log as markup.

use maud::{Markup, html};
use platform::journal::Row;
use platform::security_log::Event;
use web_kit::Officer;
use web_kit::i18n::t;
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Pager, Tab, Table};

const JOURNAL: &str = "/desk/audit";
const SECURITY: &str = "/desk/audit/security";

/// The journal.
pub fn journal(officer: &Officer, rows: &[Row]) -> Markup {
    let lang = officer.lang();
    let table = Table::new(lang, t(lang, "desk-audit"))
        .number(t(lang, "audit-number"), |r: &Row| r.seq.to_string())
        .text(t(lang, "kit-time"), |r| ui::time(r.at))
        .text(t(lang, "audit-verb"), |r| html! { code { (r.verb) } })
        .text(t(lang, "audit-subjects"), |r| {
            let subjects: Vec<String> = r.subjects.iter().map(|s| format!("{} {}", s.kind, s.id)).collect();
            html! { (subjects.join(", ")) }
        })
        .text(t(lang, "audit-actor"), |r| html! { (r.actor.to_string()) })
        .dense()
        .empty(ui::empty(Icon::History, &t(lang, "audit-none"), None))
        .rows(rows);
    let next = rows.last().map(|r| r.seq).filter(|seq| *seq > 1);
    frame(officer, JOURNAL, next, table)
}

/// The security log.
pub fn security(officer: &Officer, rows: &[Event], more: bool) -> Markup {
    let lang = officer.lang();
    let table = Table::new(lang, t(lang, "audit-security"))
        .number(t(lang, "audit-number"), |e: &Event| e.id.to_string())
        .text(t(lang, "kit-time"), |e| ui::time(e.at))
        .text(t(lang, "audit-verb"), |e| html! { code { (e.kind) } })
        .text(t(lang, "audit-actor"), |e| html! { (e.actor.as_deref().unwrap_or_default()) })
        .text(t(lang, "audit-detail"), |e| html! { code { (e.detail) } })
        .dense()
        .empty(ui::empty(Icon::Lock, &t(lang, "audit-none"), None))
        .rows(rows);
    let next = rows.last().map(|e| e.id).filter(|_| more);
    frame(officer, SECURITY, next, table)
}

fn frame(officer: &Officer, here: &str, next: Option<i64>, table: Markup) -> Markup {
    let lang = officer.lang();
    let tabs = [(JOURNAL, "desk-audit"), (SECURITY, "audit-security")].map(|(href, key)| Tab {
        label: t(lang, key),
        href,
        current: href == here,
    });
    let next = next.map(|seq| format!("{here}?before={seq}"));
    let first = officer.asked("before").map(|_| here);
    let body = html! {
        (ui::tabs(&t(lang, "desk-audit"), &tabs))
        (table)
        (ui::pager(lang, &Pager { first, next: next.as_deref(), shown: "" }))
    };
    Page::new(t(lang, "desk-audit"), body).width(Width::Wide).desk(officer)
}
