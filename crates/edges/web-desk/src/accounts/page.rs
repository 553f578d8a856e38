//! Accounts as markup.

use identity::account::{Account, State};
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Field, Kind, Pager, Table, Tone, Weight};
use web_kit::{Filled, Officer};

use super::{ADDRESS, Line, NEW, contacts, name};
use crate::ask::{self, Ask};

/// The list.
pub fn accounts(officer: &Officer, lines: &[Line], next: Option<&str>) -> Markup {
    let lang = officer.lang();
    let next = next.map(|mark| officer.address_with("after", mark));
    let first = officer.asked("after").map(|_| ADDRESS);
    let table = Table::new(lang, t(lang, "desk-accounts"))
        .text(t(lang, "accounts-name"), |l: &Line| {
            html! { a href={ (ADDRESS) "/" (l.account.id) } { (name(&l.account, officer.authority())) } }
        })
        .text(t(lang, "sign-in-name"), |l| html! { (l.account.login) })
        .text(t(lang, "accounts-positions"), |l| positions(officer, l))
        .text(t(lang, "kit-state"), |l| state(officer, &l.account))
        .text(t(lang, "accounts-seen"), |l| {
            html! { @if let Some(at) = l.seen { (ui::time(at)) } @else { (t(lang, "accounts-never")) } }
        })
        .dense()
        .rows(lines);
    let body = html! {
        (table)
        (ui::pager(lang, &Pager { first, next: next.as_deref(), shown: &lines.len().to_string() }))
    };
    Page::new(t(lang, "desk-accounts"), body)
        .actions(ui::link_button(Weight::Primary, &t(lang, "accounts-new"), NEW))
        .width(Width::Wide)
        .desk(officer)
}

/// What somebody holds; for somebody who holds nothing, the way to give him a position.
fn positions(officer: &Officer, line: &Line) -> Markup {
    let lang = officer.lang();
    let titles: Vec<&str> = line.positions.iter().map(|title| title.get(lang)).collect();
    html! {
        @if !titles.is_empty() { (titles.join(", ")) }
        @else if line.account.state != State::Closed {
            (ui::badge(Tone::Warn, &t(lang, "accounts-no-position"))) " "
            @if officer.authority().account() != Some(line.account.id) {
                a href={ (ADDRESS) "/" (line.account.id) "/position" } { (t(lang, "accounts-assign")) }
            }
        }
    }
}

/// The state of an account.
pub fn state(officer: &Officer, account: &Account) -> Markup {
    let tone = match account.state {
        State::Active => Tone::Ok,
        State::Locked => Tone::Warn,
        State::Closed => Tone::Muted,
    };
    ui::badge(tone, &t_of(officer.lang(), "account-state", account.state.code()))
}

/// The form for one more.
pub fn form(officer: &Officer, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (login, name) = (t(lang, "sign-in-name"), t(lang, "accounts-name"));
    let (email, phone) = (t(lang, "accounts-email"), t(lang, "accounts-phone"));
    let text = |field: Field<'_>| ui::field(lang, Kind::Text, &field.autocomplete("off").filled(lang, filled));
    let fields = html! {
        (text(Field::new("name", &name)))
        (text(Field::new("login", &login).hint(&t(lang, "accounts-login-hint"))))
        (contacts::fields(officer, false, filled))
    };
    let ask = Ask {
        title: t(lang, "accounts-new"),
        lead: Some(t(lang, "accounts-new-lead")),
        under: vec![(t(lang, "desk-accounts"), ADDRESS.to_owned())],
        action: ADDRESS,
        fields,
        labels: &[("name", &name), ("login", &login), ("email", &email), ("phone", &phone)],
        weight: Weight::Primary,
        button: t(lang, "accounts-open"),
    };
    ask::page(officer, filled, ask)
}

/// The one-time word, once. A new account needs a position next.
pub fn word(officer: &Officer, id: i64, login: &str, word: Option<&str>, new: bool) -> Markup {
    let lang = officer.lang();
    let account = format!("{ADDRESS}/{id}");
    let body = html! {
        @match word {
            Some(word) => {
                (ui::notice(Tone::Warn, html! { p { (t(lang, "accounts-word-once")) } }))
                (ui::kv(&[
                    (t(lang, "sign-in-name"), html! { code { (login) } }),
                    (t(lang, "accounts-word"), html! { code #word { (word) } " " (ui::copy(lang, "#word")) }),
                ]))
                p { (t(lang, "accounts-word-use")) }
            }
            None => { (ui::notice(Tone::Info, html! { p { (t(lang, "accounts-word-shown")) } })) }
        }
        @if new {
            h2 { (t(lang, "accounts-next")) }
            p { (t(lang, "accounts-next-why")) }
            p.row {
                (ui::link_button(Weight::Primary, &t(lang, "accounts-assign"), &format!("{account}/position")))
                (ui::link_button(Weight::Secondary, &t(lang, "accounts-later"), &account))
            }
        } @else {
            p { (ui::link_button(Weight::Primary, &t(lang, "accounts-back"), &account)) }
        }
    };
    Page::new(t_with(lang, "accounts-word-title", &[("login", login.into())]), body)
        .under(t(lang, "desk-accounts"), ADDRESS)
        .under(login, account)
        .width(Width::Narrow)
        .desk(officer)
}
