//! One's own account as markup.

use identity::access_log::Look;
use identity::account::Contacts;
use identity::authority::Offered;
use identity::contact::{Email, Phone};
use identity::session::Listed;
use kernel::Lang;
use maud::{Markup, html};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Form, Icon, Kind, Table, Tone, Weight};
use web_kit::{Filled, Officer};

use super::factor::Enrolment;
use super::{ADDRESS, CONTACTS, Shown, choice_text};
use crate::{delegation, people};

/// Modules of white around a QR code that readers need.
const QUIET: usize = 4;

/// The whole page.
pub fn own(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let body = html! {
        section aria-labelledby="capacity" { h2 #capacity { (t(lang, "own-capacity")) } (capacity(officer, &shown.offered)) }
        @if officer.authority().account().is_some() && !shown.chart.is_empty() {
            section { h2 #lent { (t(lang, "delegation-list")) } (lent(officer, shown)) }
        }
        section aria-labelledby="contacts" { h2 #contacts { (t(lang, "own-contacts")) } (contacts(lang, &shown.contacts)) }
        section aria-labelledby="security" {
            h2 #security { (t(lang, "own-security")) }
            p { a href={ "/desk/password?next=" (ADDRESS) } { (t(lang, "password-title")) } }
            (factor(officer, shown.factor))
        }
        section { h2 #sessions { (t(lang, "own-sessions")) } (sessions(officer, shown)) }
        section aria-labelledby="language" { h2 #language { (t(lang, "kit-language")) } (language(officer)) }
        section { h2 #looks { (t(lang, "own-looks")) } (looks(lang, shown)) }
    };
    Page::new(t(lang, "desk-own"), body).lead(officer.name()).desk(officer)
}

fn capacity(officer: &Officer, offered: &[Offered]) -> Markup {
    let lang = officer.lang();
    if offered.is_empty() {
        return ui::empty(Icon::Organisation, &t(lang, "desk-no-rights"), None);
    }
    let choices: Vec<(String, String)> = offered.iter().map(|o| (choice_text(o.choice), label(officer, o))).collect();
    let list: Vec<Choice<'_>> = choices.iter().map(|(value, label)| Choice { value, label: label.clone() }).collect();
    let position = officer.authority().position().map(|p| p.to_string()).unwrap_or_default();
    html! {
        @if let [(_, only)] = choices.as_slice() {
            p { (only) }
        } @else {
            (ui::form(officer, &Form { action: "/desk/account/capacity", command: None, files: false }, html! {
                (ui::select(lang, &Field::new("capacity", &t(lang, "own-act-as")).value(position), &list))
                (ui::submit(Weight::Secondary, &t(lang, "own-choose")))
            }))
        }
    }
}

/// Who acts for whom, and the way to ask a colleague to stand in.
fn lent(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let own = officer.authority().account().unwrap_or_default();
    let held: Vec<&Offered> = shown.offered.iter().filter(|o| o.choice.delegation.is_none()).collect();
    html! {
        @if !shown.lent.is_empty() { (delegation::table(officer, &shown.lent, &shown.chart, &shown.names)) }
        @else { p { (t(lang, "own-delegation-why")) } }
        p.row {
            @for o in &held {
                @let label = if held.len() == 1 { t(lang, "delegation-new") } else { format!("{}: {}", t(lang, "delegation-new"), o.title.get(lang)) };
                (ui::link_button(Weight::Secondary, &label, &delegation::new_at(o.choice.position, own)))
            }
        }
    }
}

/// How one is reached, and what one misses where nothing is written.
fn contacts(lang: Lang, contacts: &Contacts) -> Markup {
    let known =
        |text: Option<&str>, missing| html! { @if let Some(text) = text { (text) } @else { (t(lang, missing)) } };
    html! {
        (ui::kv_dense(&[
            (t(lang, "accounts-email"), known(contacts.email.as_ref().map(Email::as_str), "accounts-no-email")),
            (t(lang, "accounts-phone"), known(contacts.phone.as_ref().map(Phone::as_str), "accounts-no-phone")),
        ]))
        p { (ui::link_button(Weight::Secondary, &t(lang, "own-contacts-title"), CONTACTS)) }
    }
}

fn label(officer: &Officer, offered: &Offered) -> String {
    let lang = officer.lang();
    let own = format!("{}, {}", offered.title.get(lang), offered.unit.get(lang));
    match offered.on_behalf_of.as_ref().and_then(|name| name.read(officer.authority()).ok()) {
        Some(name) => t_with(lang, "own-on-behalf", &[("position", own.into()), ("name", name.as_str().into())]),
        None => own,
    }
}

fn factor(officer: &Officer, left: Option<i64>) -> Markup {
    let lang = officer.lang();
    let form = |action, key| {
        ui::form(officer, &Form { action, command: None, files: false }, ui::submit(Weight::Secondary, &t(lang, key)))
    };
    html! {
        @if let Some(left) = left {
            p { (ui::badge(Tone::Ok, &t(lang, "own-factor-on"))) " " (t_with(lang, "own-codes-left", &[("count", left.into())])) }
            (form("/desk/account/second-factor/off", "own-factor-turn-off"))
        } @else {
            p { (ui::badge(Tone::Warn, &t(lang, "own-factor-off"))) " " (t(lang, "own-factor-why")) }
            (form("/desk/account/second-factor", "own-factor-turn-on"))
        }
    }
}

fn sessions(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    Table::new(lang, t(lang, "own-sessions"))
        .text(t(lang, "own-browser"), |s: &Listed| html! { (s.agent) })
        .text(t(lang, "own-network"), |s| html! { (s.network) })
        .text(t(lang, "own-since"), |s| ui::time(s.opened_at))
        .text(t(lang, "own-last-used"), |s| ui::time(s.seen_at))
        .text(t(lang, "own-end"), |s| html! {
            @if s.id == shown.session { (t(lang, "own-this-session")) }
            @else {
                (ui::form(officer, &Form { action: &format!("/desk/account/sessions/{}/revoke", s.id), command: None, files: false },
                    ui::submit(Weight::Secondary, &t(lang, "own-end"))))
            }
        })
        .dense()
        .rows(&shown.sessions)
}

fn language(officer: &Officer) -> Markup {
    let lang = officer.lang();
    let choices =
        [Choice { value: "vi", label: "Tiếng Việt".to_owned() }, Choice { value: "en", label: "English".to_owned() }];
    ui::form(
        officer,
        &Form { action: "/desk/account/language", command: None, files: false },
        html! {
            (ui::select(lang, &Field::new("language", &t(lang, "own-language")).value(officer.authority().lang().code()), &choices))
            (ui::submit(Weight::Secondary, &t(lang, "own-choose")))
        },
    )
}

fn looks(lang: Lang, shown: &Shown) -> Markup {
    let who = |look: &Look| match look.actor.parse() {
        Ok(actor) => people::actor(lang, &shown.names, &actor),
        Err(_) => look.actor.clone(),
    };
    Table::new(lang, t(lang, "own-looks"))
        .text(t(lang, "kit-time"), |l: &Look| ui::time(l.at))
        .text(t(lang, "own-who"), |l| html! { (who(l)) })
        .text(t(lang, "own-purpose"), |l| html! { (t_of(lang, "look-purpose", &l.purpose)) })
        .dense()
        .empty(ui::empty(Icon::Lock, &t(lang, "own-no-looks"), None))
        .rows(&shown.looks)
}

/// The QR code, once, and the field for the first code of the app.
pub fn enrol(officer: &Officer, shown: Option<&Enrolment>, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let code = t(lang, "sign-in-code");
    let body = html! {
        @if let Some(enrolment) = shown {
            p { (t(lang, "own-factor-scan")) }
            (drawn(lang, enrolment))
            p { (t(lang, "own-factor-type")) " " code { (enrolment.typed) } }
        }
        (ui::form(officer, &Form { action: "/desk/account/second-factor/confirm", command: None, files: false }, html! {
            (ui::error_summary(lang, filled, &[("code", &code)]))
            (ui::field(lang, Kind::OneTimeCode, &Field::new("code", &code).hint(&t(lang, "own-factor-code-hint")).filled(lang, filled)))
            (ui::submit(Weight::Primary, &t(lang, "own-factor-confirm")))
        }))
    };
    Page::new(t(lang, "own-factor-title"), body).under(t(lang, "desk-own"), ADDRESS).width(Width::Narrow).desk(officer)
}

/// Black on white in every theme: readers of QR codes expect it so.
fn drawn(lang: Lang, enrolment: &Enrolment) -> Markup {
    let size = enrolment.width + 2 * QUIET;
    let dark = enrolment.modules.iter().enumerate().filter(|(_, dark)| **dark);
    let squares: Vec<String> = dark
        .map(|(n, _)| format!("M{} {}h1v1h-1z", n % enrolment.width + QUIET, n / enrolment.width + QUIET))
        .collect();
    html! {
        svg width="240" height="240" viewBox={ "0 0 " (size) " " (size) } role="img" aria-label=(t(lang, "own-factor-qr")) shape-rendering="crispEdges" {
            rect width=(size) height=(size) fill="#ffffff" {}
            path d=(squares.concat()) fill="#000000" {}
        }
    }
}

/// The recovery codes, once.
pub fn recovery_codes(officer: &Officer, codes: &[String]) -> Markup {
    let lang = officer.lang();
    let body = html! {
        (ui::notice(Tone::Warn, html! { p { (t(lang, "own-codes-once")) } }))
        ol { @for code in codes { li { code { (code) } } } }
        p { (ui::link_button(Weight::Primary, &t(lang, "own-codes-kept"), ADDRESS)) }
    };
    Page::new(t(lang, "own-codes-title"), body).under(t(lang, "desk-own"), ADDRESS).width(Width::Narrow).desk(officer)
}
