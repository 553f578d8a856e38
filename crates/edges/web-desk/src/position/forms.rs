//! The questions about positions as markup.

use identity::account::Colleague;
use identity::organisation::position::Position;
use maud::{Markup, html};
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Choice, Field, Kind, Weight};
use web_kit::{Filled, Officer};

use super::{NEW, Offered, address};
use crate::ask::{self, Ask};
use crate::{accounts, organisation, people};

/// The places above a position's questions.
pub fn under(officer: &Officer, position: Option<&Position>) -> Vec<(String, String)> {
    let mut above = vec![(t(officer.lang(), "desk-organisation"), organisation::ADDRESS.to_owned())];
    above.extend(position.map(|p| (p.draft.title.get(officer.lang()).to_owned(), address(p.id))));
    above
}

/// Title, unit, role, places.
fn described(officer: &Officer, offered: &Offered, position: Option<&Position>, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let units: Vec<(String, String)> =
        offered.chart.iter().map(|b| (b.unit.id.to_string(), b.unit.name.get(lang).to_owned())).collect();
    let roles: Vec<(String, String)> =
        offered.roles.iter().map(|r| (r.code.clone(), r.title.get(lang).to_owned())).collect();
    let unit = position.map(|p| p.draft.unit.to_string());
    let unit = unit.or_else(|| officer.asked("unit")).or_else(|| units.first().map(|u| u.0.clone()));
    let known = |of: fn(&Position) -> &str| position.map(of).unwrap_or_default().to_owned();
    let text = |field: Field<'_>| ui::field(lang, Kind::Text, &field.filled(lang, filled));
    let codes: Vec<&str> = offered.places.of_facilities.iter().flatten().map(|(code, _)| code.as_str()).collect();
    html! {
        (text(Field::new("title", &t(lang, "position-title")).hint(&t(lang, "position-title-hint")).value(known(|p| &p.draft.title.vi))))
        (text(Field::new("title_en", &t(lang, "position-title-en")).optional().value(known(|p| &p.draft.title.en))))
        (ask::select(officer, &Field::new("unit", &t(lang, "position-unit")).value(unit.unwrap_or_default()).filled(lang, filled), &units))
        (ask::select(officer, &Field::new("role", &t(lang, "organisation-role")).hint(&t(lang, "position-role-hint")).value(known(|p| &p.draft.role)).filled(lang, filled), &roles))
        (areas(officer, offered, filled))
        (text(Field::new("facilities", &t(lang, "position-facilities")).optional().hint(&t(lang, "position-facilities-hint")).value(codes.join("; "))))
    }
}

fn areas(officer: &Officer, offered: &Offered, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let known: Vec<String> = offered.places.of_areas.iter().flatten().map(ToString::to_string).collect();
    let chosen: Vec<&str> =
        if filled.was_sent() { filled.values("areas").collect() } else { known.iter().map(String::as_str).collect() };
    let ids: Vec<(String, String)> =
        offered.places.areas.iter().map(|a| (a.id.to_string(), a.name.get(lang).to_owned())).collect();
    let choices: Vec<Choice<'_>> = ids.iter().map(|(value, label)| Choice { value, label: label.clone() }).collect();
    let (label, hint) = (t(lang, "position-areas"), t(lang, "position-areas-hint"));
    html! {
        @if !choices.is_empty() {
            (ui::checkboxes(lang, &Field::new("areas", &label).optional().hint(&hint).filled(lang, filled), &choices, &chosen))
        }
    }
}

/// What the summary of faults calls the fields.
fn labels(officer: &Officer) -> [(&'static str, String); 7] {
    [
        ("title", "position-title"),
        ("title_en", "position-title-en"),
        ("unit", "position-unit"),
        ("role", "organisation-role"),
        ("areas", "position-areas"),
        ("facilities", "position-facilities"),
        ("from", "desk-from"),
    ]
    .map(|(name, key)| (name, t(officer.lang(), key)))
}

/// One more position.
pub fn new(officer: &Officer, offered: &Offered, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let fields = html! {
        (described(officer, offered, None, filled))
        (ask::day(officer, "from", &t(lang, "desk-from"), &t(lang, "desk-from-hint"), filled))
    };
    let labels = labels(officer);
    let ask = Ask {
        title: t(lang, "position-new"),
        lead: Some(t(lang, "position-new-lead")),
        under: under(officer, None),
        action: NEW,
        fields,
        labels: &labels.each_ref().map(|(name, label)| (*name, label.as_str())),
        weight: Weight::Primary,
        button: t(lang, "position-create"),
    };
    ask::page(officer, filled, ask)
}

/// Another title, unit, role, reach.
pub fn amend(officer: &Officer, offered: &Offered, position: &Position, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let fields = html! {
        (ui::hidden("seen", &position.version.to_string()))
        (described(officer, offered, Some(position), filled))
    };
    let labels = labels(officer);
    let ask = Ask {
        title: t_with(lang, "position-amend-title", &[("position", position.draft.title.get(lang).into())]),
        lead: Some(t(lang, "position-amend-lead")),
        under: under(officer, Some(position)),
        action: &format!("{}/amend", address(position.id)),
        fields,
        labels: &labels.each_ref().map(|(name, label)| (*name, label.as_str())),
        weight: Weight::Primary,
        button: t(lang, "desk-save"),
    };
    ask::page(officer, filled, ask)
}

/// The end of a position.
pub fn abolish(officer: &Officer, position: &Position, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let from = t(lang, "position-abolish-from");
    let fields = html! {
        (ui::hidden("seen", &position.version.to_string()))
        (ask::day(officer, "from", &from, &t(lang, "position-abolish-hint"), filled))
    };
    let ask = Ask {
        title: t_with(lang, "position-abolish-title", &[("position", position.draft.title.get(lang).into())]),
        lead: Some(t(lang, "position-abolish-lead")),
        under: under(officer, Some(position)),
        action: &format!("{}/abolish", address(position.id)),
        fields,
        labels: &[("from", &from)],
        weight: Weight::Danger,
        button: t(lang, "position-abolish"),
    };
    ask::page(officer, filled, ask)
}

/// Somebody for it.
pub fn assign(officer: &Officer, position: &Position, colleagues: &[Colleague], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let people = people::choices(officer.authority(), colleagues, officer.authority().account());
    let (who, from, to) = (t(lang, "assignment-who"), t(lang, "desk-from"), t(lang, "desk-last-day"));
    let fields = html! {
        (ask::select(officer, &Field::new("account", &who).filled(lang, filled), &people))
        p { small { (t(lang, "assignment-no-account")) " " a href=(accounts::NEW) { (t(lang, "accounts-new")) } } }
        (ask::day(officer, "from", &from, &t(lang, "desk-from-hint"), filled))
        (ui::field(lang, Kind::Date, &Field::new("to", &to).optional().hint(&t(lang, "desk-last-day-hint")).filled(lang, filled)))
    };
    let ask = Ask {
        title: t_with(lang, "assignment-title", &[("position", position.draft.title.get(lang).into())]),
        lead: Some(t(lang, "assignment-lead")),
        under: under(officer, Some(position)),
        action: &format!("{}/assign", address(position.id)),
        fields,
        labels: &[("account", &who), ("from", &from), ("to", &to)],
        weight: Weight::Primary,
        button: t(lang, "accounts-assign"),
    };
    ask::page(officer, filled, ask)
}
