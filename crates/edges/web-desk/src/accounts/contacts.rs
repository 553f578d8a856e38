//! How to reach somebody (*thông tin liên hệ*), as fields of a form: of a new account, of a corrected one, of
//! one's own.

use identity::account::Contacts;
use identity::contact::{Email, Phone, optional};
use maud::{Markup, html};
use web_kit::form::Reader;
use web_kit::i18n::t;
use web_kit::ui::{self, Field, Kind};
use web_kit::{Filled, Officer};

/// What the fields say.
pub fn read(form: &mut Reader<'_>) -> Contacts {
    let email = form.text_or_none("email", 254).unwrap_or_default();
    let email = optional(&email, Email::parse).map_err(|r| form.refuse(r)).unwrap_or_default();
    let phone = form.text_or_none("phone", 40).unwrap_or_default();
    let phone = optional(&phone, Phone::parse).map_err(|r| form.refuse(r)).unwrap_or_default();
    Contacts { email, phone }
}

/// The contacts as the fields show them.
pub fn filled(contacts: &Contacts) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    if let Some(email) = &contacts.email {
        values.push(("email", email.as_str().to_owned()));
    }
    if let Some(phone) = &contacts.phone {
        values.push(("phone", phone.as_str().to_owned()));
    }
    values
}

/// The fields. `own` lets the browser offer what it knows of whoever fills them in.
pub fn fields(officer: &Officer, own: bool, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (email, phone) = (t(lang, "accounts-email"), t(lang, "accounts-phone"));
    let (email_hint, phone_hint) = (t(lang, "accounts-email-hint"), t(lang, "accounts-phone-hint"));
    let field = |kind, name, label, hint, known| {
        let autocomplete = if own { known } else { "off" };
        ui::field(
            lang,
            kind,
            &Field::new(name, label).optional().hint(hint).autocomplete(autocomplete).filled(lang, filled),
        )
    };
    html! {
        (field(Kind::Email, "email", &email, &email_hint, "email"))
        (field(Kind::Telephone, "phone", &phone, &phone_hint, "tel"))
    }
}
