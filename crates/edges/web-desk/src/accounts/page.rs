//! Accounts as markup.

use identity::account::{Account, State};
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Field, Form, Kind, Pager, Table, Tone, Weight};
use web_kit::{Filled, Officer};

use super::{ADDRESS, name};

/// The list, and the form for one more.
pub fn accounts(officer: &Officer, rows: &[Account], next: Option<&str>, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let own = officer.authority().account();
    let next = next.map(|mark| officer.address_with("after", mark));
    let first = officer.asked("after").map(|_| ADDRESS);
    let table = Table::new(lang, t(lang, "desk-accounts"))
        .text(t(lang, "accounts-name"), |a: &Account| html! { (name(a, officer.authority())) })
        .text(t(lang, "sign-in-name"), |a| html! { (a.login) })
        .text(t(lang, "kit-state"), |a| {
            let tone = if a.state == State::Active { Tone::Ok } else { Tone::Muted };
            ui::badge(tone, &t_of(lang, "account-state", a.state.code()))
        })
        .text(
            t(lang, "accounts-do"),
            |a| html! { @if own != Some(a.id) && a.state != State::Closed { (acts(officer, a)) } },
        )
        .dense()
        .rows(rows);
    let body = html! {
        (table)
        (ui::pager(lang, &Pager { first, next: next.as_deref(), shown: &rows.len().to_string() }))
        section aria-labelledby="new" { h2 #new { (t(lang, "accounts-new")) } (form(officer, filled)) }
    };
    Page::new(t(lang, "desk-accounts"), body).width(Width::Wide).desk(officer)
}

fn acts(officer: &Officer, account: &Account) -> Markup {
    let lang = officer.lang();
    let act = |verb: &str, key: &str, command| {
        let action = format!("{ADDRESS}/{}/{verb}", account.id);
        ui::form(
            officer,
            &Form { action: &action, command, files: false },
            ui::submit(Weight::Secondary, &t(lang, key)),
        )
    };
    html! {
        div.row {
            @if account.state == State::Active { (act("lock", "accounts-lock", None)) }
            // After too many wrong passwords an active account, too, is opened again here.
            (act("unlock", "accounts-unlock", None))
            (act("reset", "accounts-reset", Some(officer.command_id())))
        }
    }
}

fn form(officer: &Officer, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (login, name, email) = (t(lang, "sign-in-name"), t(lang, "accounts-name"), t(lang, "accounts-email"));
    ui::form(
        officer,
        &Form { action: ADDRESS, command: Some(officer.command_id()), files: false },
        html! {
            (ui::error_summary(lang, filled, &[("login", &login), ("name", &name), ("email", &email)]))
            (ui::field(lang, Kind::Text, &Field::new("login", &login).autocomplete("off").filled(lang, filled)))
            (ui::field(lang, Kind::Text, &Field::new("name", &name).autocomplete("off").filled(lang, filled)))
            (ui::field(lang, Kind::Email, &Field::new("email", &email).optional().autocomplete("off").filled(lang, filled)))
            (ui::submit(Weight::Primary, &t(lang, "accounts-open")))
        },
    )
}

/// The one-time word, once.
pub fn word(officer: &Officer, login: &str, word: Option<&str>) -> Markup {
    let lang = officer.lang();
    let body = html! {
        @match word {
            Some(word) => {
                (ui::notice(Tone::Warn, html! { p { (t(lang, "accounts-word-once")) } }))
                (ui::kv(&[
                    (t(lang, "sign-in-name"), html! { code { (login) } }),
                    (t(lang, "accounts-word"), html! { code { (word) } }),
                ]))
                p { (t(lang, "accounts-word-use")) }
            }
            None => { (ui::notice(Tone::Info, html! { p { (t(lang, "accounts-word-shown")) } })) }
        }
        p { (ui::link_button(Weight::Primary, &t(lang, "desk-accounts"), ADDRESS)) }
    };
    Page::new(t_with(lang, "accounts-word-title", &[("login", login.into())]), body)
        .under(t(lang, "desk-accounts"), ADDRESS)
        .width(Width::Narrow)
        .desk(officer)
}
