//! Forms: empty, and as they come back with what is wrong.

use kernel::Refusal;
use maud::{Markup, html};

use crate::form::{Filled, Sent};
use crate::i18n::t;
use crate::session::Visitor;
use crate::ui::{self, Choice, Field, Form, Kind, Weight};

pub(super) fn section(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let sent = [("account", "lan.nguyen"), ("medium", "wastewater"), ("coefficient", "không chín"), ("public", "yes")];
    let sent = Sent::new(sent.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect());
    let refusals =
        vec![Refusal::new("refused-field-number").at("coefficient"), Refusal::new("refused-field-empty").at("reason")];
    let filled = Filled::refused(sent, refusals);
    let form = Form { action: super::PATH, command: Some(visitor.command_id()), files: false };
    let choices = [
        Choice { value: "wastewater", label: t(lang, "gallery-wastewater") },
        Choice { value: "ambient_air", label: t(lang, "gallery-air") },
    ];
    let label = |key: &str| t(lang, key);
    let (account, password, code) = (label("gallery-account"), label("gallery-password"), label("gallery-code"));
    let (medium, since, coefficient) = (label("gallery-medium"), label("gallery-since"), label("gallery-coefficient"));
    let (reason, file, public) = (label("gallery-reason"), label("gallery-file"), label("gallery-public"));
    let (code_hint, reason_hint) = (t(lang, "gallery-code-hint"), t(lang, "gallery-reason-hint"));
    html! {
        (ui::error_summary(lang, &filled, &[("coefficient", &coefficient), ("reason", &reason)]))
        (ui::form(visitor, &form, html! {
            (ui::field(lang, Kind::Text, &Field::new("account", &account).autocomplete("username").filled(lang, &filled)))
            (ui::field(lang, Kind::Password, &Field::new("password", &password).autocomplete("current-password").filled(lang, &filled)))
            (ui::field(lang, Kind::OneTimeCode, &Field::new("code", &code).hint(&code_hint).filled(lang, &filled)))
            (ui::select(lang, &Field::new("medium", &medium).filled(lang, &filled), &choices))
            (ui::checkboxes(lang, &Field::new("media", &medium).optional().filled(lang, &filled), &choices, &["wastewater"]))
            (ui::field(lang, Kind::Date, &Field::new("since", &since).filled(lang, &filled)))
            (ui::field(lang, Kind::Number, &Field::new("coefficient", &coefficient).optional().filled(lang, &filled)))
            (ui::textarea(lang, &Field::new("reason", &reason).hint(&reason_hint).filled(lang, &filled), 3))
            (ui::file(lang, &Field::new("file", &file).optional(), ".csv,.xlsx"))
            (ui::checkbox(lang, &Field::new("public", &public).filled(lang, &filled)))
            p.row {
                (ui::submit(Weight::Primary, &t(lang, "gallery-primary")))
                (ui::button(Weight::Danger, &t(lang, "gallery-danger"), "outcome", "withdraw"))
            }
        }))
    }
}
