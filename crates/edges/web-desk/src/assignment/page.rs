//! The questions about an assignment as markup.

use identity::account::Colleague;
use maud::Markup;
use maud::html;
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Field, Weight};
use web_kit::{Filled, Officer};

use super::{Held, address};
use crate::ask::{self, Ask};
use crate::{people, position};

/// Holder and position, for titles.
fn named(officer: &Officer, held: &Held, key: &str) -> String {
    let lang = officer.lang();
    let name = people::person(lang, &held.names, held.assignment.account);
    t_with(lang, key, &[("name", name.into()), ("position", held.position.draft.title.get(lang).into())])
}

/// The end.
pub fn end(officer: &Officer, held: &Held, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let last = t(lang, "assignment-last-day");
    let fields = html! {
        (ui::hidden("seen", &held.assignment.version.to_string()))
        (ask::day(officer, "last", &last, &t(lang, "assignment-last-day-hint"), filled))
    };
    let ask = Ask {
        title: named(officer, held, "assignment-end-title"),
        lead: Some(t(lang, "assignment-end-lead")),
        under: position::under(officer, &held.position),
        action: &format!("{}/end", address(held.assignment.id)),
        fields,
        labels: &[("last", &last), ("from", &last)],
        weight: Weight::Danger,
        button: t(lang, "assignment-end"),
    };
    ask::page(officer, filled, ask)
}

/// Somebody else.
pub fn hand_over(officer: &Officer, held: &Held, colleagues: &[Colleague], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let others: Vec<(String, String)> = people::choices(officer.authority(), colleagues, Some(held.assignment.account));
    let (who, from) = (t(lang, "assignment-successor"), t(lang, "desk-from"));
    let fields = html! {
        (ui::hidden("seen", &held.assignment.version.to_string()))
        (ask::select(officer, &Field::new("account", &who).filled(lang, filled), &others))
        (ask::day(officer, "from", &from, &t(lang, "assignment-hand-over-hint"), filled))
    };
    let ask = Ask {
        title: named(officer, held, "assignment-hand-over-title"),
        lead: Some(t(lang, "assignment-hand-over-lead")),
        under: position::under(officer, &held.position),
        action: &format!("{}/hand-over", address(held.assignment.id)),
        fields,
        labels: &[("account", &who), ("from", &from)],
        weight: Weight::Primary,
        button: t(lang, "assignment-hand-over"),
    };
    ask::page(officer, filled, ask)
}
