//! Journal and security log as markup.

use identity::names::Names;
use kernel::{Lang, Subject};
use maud::{Markup, html};
use platform::journal::Row;
use platform::security_log::Event;
use web_kit::Officer;
use web_kit::i18n::{t, t_of};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Pager, Tab, Table};

use crate::people;

const JOURNAL: &str = "/desk/audit";
const SECURITY: &str = "/desk/audit/security";

/// The journal.
pub fn journal(officer: &Officer, rows: &[Row], names: &Names) -> Markup {
    let lang = officer.lang();
    let table = Table::new(lang, t(lang, "desk-audit"))
        .number(t(lang, "audit-number"), |r: &Row| r.seq.to_string())
        .text(t(lang, "kit-time"), |r| ui::time(r.at))
        .text(t(lang, "audit-verb"), |r| coded(lang, &r.verb))
        .text(t(lang, "audit-subjects"), |r| {
            html! { @for (n, s) in r.subjects.iter().enumerate() { @if n > 0 { ", " } (subject(lang, names, s)) } }
        })
        .text(t(lang, "audit-actor"), |r| html! { (people::actor(lang, names, &r.actor)) })
        .dense()
        .empty(ui::empty(Icon::History, &t(lang, "audit-none"), None))
        .rows(rows);
    let next = rows.last().map(|r| r.seq).filter(|seq| *seq > 1);
    frame(officer, JOURNAL, next, table)
}

/// The security log.
pub fn security(officer: &Officer, rows: &[Event], names: &Names, more: bool) -> Markup {
    let lang = officer.lang();
    let table = Table::new(lang, t(lang, "audit-security"))
        .number(t(lang, "audit-number"), |e: &Event| e.id.to_string())
        .text(t(lang, "kit-time"), |e| ui::time(e.at))
        .text(t(lang, "audit-verb"), |e| coded(lang, &e.kind))
        .text(t(lang, "audit-actor"), |e| html! { (who(lang, names, e)) })
        .text(t(lang, "audit-detail"), |e| html! { (facts(lang, &e.detail)) })
        .dense()
        .empty(ui::empty(Icon::Lock, &t(lang, "audit-none"), None))
        .rows(rows);
    let next = rows.last().map(|e| e.id).filter(|_| more);
    frame(officer, SECURITY, next, table)
}

/// Who an event is about.
fn who(lang: Lang, names: &Names, event: &Event) -> String {
    match event.actor.as_deref().map(str::parse) {
        Some(Ok(actor)) => people::actor(lang, names, &actor),
        Some(Err(_)) => event.actor.clone().unwrap_or_default(),
        None => t(lang, "audit-nobody"),
    }
}

/// What was done, in words.
pub fn verb(lang: Lang, verb: &str) -> String {
    t_of(lang, "done", &verb.replace('.', "-"))
}

/// The same with its code, because reports and searches go by it.
fn coded(lang: Lang, code: &str) -> Markup {
    html! { (verb(lang, code)) " " code { (code) } }
}

/// The facts of an event, which are references and addresses of machines.
fn facts(lang: Lang, detail: &str) -> String {
    let Ok(serde_json::Value::Object(facts)) = serde_json::from_str(detail) else { return detail.to_owned() };
    let said = facts.iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("{} {value}", t_of(lang, "fact", name))
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What an entry is about: people by name, everything else by kind and number.
fn subject(lang: Lang, names: &Names, subject: &Subject) -> Markup {
    let kind = t_of(lang, "subject", &subject.kind);
    html! {
        (kind) " "
        @match names.of(subject.id).filter(|_| subject.kind == "account") {
            Some(name) => { (name) }
            None => { (subject.id) }
        }
    }
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
