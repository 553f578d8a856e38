//! The forms of signing in as markup.

use kernel::Lang;
use maud::{Markup, html};
use web_kit::i18n::t;
use web_kit::layout::{Page, Width};
use web_kit::session::SIGN_IN;
use web_kit::ui::{self, Field, Form, Kind, Weight};
use web_kit::{Filled, Visitor};

use super::{AGAIN, CODE, PASSWORD};

/// Name and password.
pub fn sign_in(visitor: &Visitor, next: &str, filled: &Filled) -> Markup {
    let lang = visitor.lang();
    let (name, password) = (t(lang, "sign-in-name"), t(lang, "sign-in-password"));
    let fields = html! {
        (ui::error_summary(lang, filled, &[("name", &name), ("password", &password)]))
        (ui::hidden("next", next))
        (ui::field(lang, Kind::Text, &Field::new("name", &name).hint(&t(lang, "sign-in-name-hint")).autocomplete("username").filled(lang, filled)))
        (ui::field(lang, Kind::Password, &secret("password", &password, "current-password", lang, filled)))
        (ui::submit(Weight::Primary, &t(lang, "kit-sign-in")))
    };
    let body = html! {
        (form(visitor, SIGN_IN, fields))
        p { small { (t(lang, "sign-in-forgotten")) } }
    };
    narrow(visitor, t(lang, "sign-in-title"), t(lang, "sign-in-lead"), body)
}

/// The code of the second factor.
pub fn code(visitor: &Visitor, next: &str, filled: &Filled) -> Markup {
    let lang = visitor.lang();
    let code = t(lang, "sign-in-code");
    let fields = html! {
        (ui::error_summary(lang, filled, &[("code", &code)]))
        (ui::hidden("next", next))
        (ui::field(lang, Kind::OneTimeCode, &Field::new("code", &code).hint(&t(lang, "sign-in-code-hint")).filled(lang, filled)))
        (ui::submit(Weight::Primary, &t(lang, "sign-in-go-on")))
    };
    narrow(visitor, t(lang, "sign-in-code-title"), t(lang, "sign-in-code-lead"), form(visitor, CODE, fields))
}

/// The password once more.
pub fn again(visitor: &Visitor, next: &str, filled: &Filled) -> Markup {
    let lang = visitor.lang();
    let password = t(lang, "sign-in-password");
    let fields = html! {
        (ui::error_summary(lang, filled, &[("password", &password)]))
        (ui::hidden("next", next))
        (ui::field(lang, Kind::Password, &secret("password", &password, "current-password", lang, filled)))
        (ui::submit(Weight::Primary, &t(lang, "sign-in-go-on")))
    };
    narrow(visitor, t(lang, "sign-in-again-title"), t(lang, "sign-in-again-lead"), form(visitor, AGAIN, fields))
}

/// A password of one's own. Whoever was just given a one-time word is not asked for it again.
pub fn password(visitor: &Visitor, ask_current: bool, next: &str, filled: &Filled) -> Markup {
    let lang = visitor.lang();
    let (current, new, repeated) = (t(lang, "password-current"), t(lang, "password-new"), t(lang, "password-repeated"));
    let labels = [("current", current.as_str()), ("password", &new), ("repeated", &repeated)];
    let hint = t(lang, "password-hint");
    let fields = html! {
        (ui::error_summary(lang, filled, &labels))
        (ui::hidden("next", next))
        @if ask_current { (ui::field(lang, Kind::Password, &secret("current", &current, "current-password", lang, filled))) }
        (ui::field(lang, Kind::Password, &secret("password", &new, "new-password", lang, filled).hint(&hint)))
        (ui::field(lang, Kind::Password, &secret("repeated", &repeated, "new-password", lang, filled)))
        (ui::submit(Weight::Primary, &t(lang, "password-save")))
    };
    let lead = if ask_current { "password-lead" } else { "password-lead-first" };
    narrow(visitor, t(lang, "password-title"), t(lang, lead), form(visitor, PASSWORD, fields))
}

fn secret<'a>(name: &'a str, label: &'a str, complete: &'a str, lang: Lang, filled: &Filled) -> Field<'a> {
    Field::new(name, label).autocomplete(complete).filled(lang, filled)
}

fn form(visitor: &Visitor, action: &str, fields: Markup) -> Markup {
    ui::form(visitor, &Form { action, command: None, files: false }, fields)
}

fn narrow(visitor: &Visitor, title: String, lead: String, body: Markup) -> Markup {
    Page::new(title, body).lead(lead).width(Width::Narrow).desk(visitor)
}
