//! The questions about units as markup.

use identity::organisation::chart::Branch;
use identity::organisation::unit::Unit;
use maud::{Markup, html};
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Field, Kind, Weight};
use web_kit::{Filled, Officer};

use super::{NEW, address};
use crate::ask::{self, Ask};
use crate::organisation;

/// The places above a unit's questions.
fn under(officer: &Officer) -> Vec<(String, String)> {
    vec![(t(officer.lang(), "desk-organisation"), organisation::ADDRESS.to_owned())]
}

/// Name in both languages and the unit above. A unit does not stand under itself.
fn named(officer: &Officer, chart: &[Branch], unit: Option<&Unit>, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let others = chart.iter().filter(|b| unit.is_none_or(|u| u.id != b.unit.id));
    let choices: Vec<(String, String)> =
        others.map(|b| (b.unit.id.to_string(), format!("{}{}", "– ".repeat(b.depth), b.unit.name.get(lang)))).collect();
    let (name, name_en, parent) = (t(lang, "unit-name"), t(lang, "unit-name-en"), t(lang, "unit-parent"));
    let known = |of: fn(&Unit) -> String| unit.map(of).unwrap_or_default();
    let above = match unit {
        Some(unit) => unit.parent.map(|id| id.to_string()).unwrap_or_default(),
        // Nearly every new unit stands under the department.
        None => officer.asked("parent").or_else(|| chart.first().map(|b| b.unit.id.to_string())).unwrap_or_default(),
    };
    html! {
        (ui::field(lang, Kind::Text, &Field::new("name", &name).value(known(|u| u.name.vi.clone())).filled(lang, filled)))
        (ui::field(lang, Kind::Text, &Field::new("name_en", &name_en).optional().value(known(|u| u.name.en.clone())).filled(lang, filled)))
        @if !choices.is_empty() {
            (ask::select(officer, &Field::new("parent", &parent).optional().hint(&t(lang, "unit-parent-hint")).value(above).filled(lang, filled), &choices))
        }
    }
}

/// One more unit.
pub fn new(officer: &Officer, chart: &[Branch], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (code, from) = (t(lang, "unit-code"), t(lang, "desk-from"));
    let fields = html! {
        (named(officer, chart, None, filled))
        (ui::field(lang, Kind::Text, &Field::new("code", &code).hint(&t(lang, "unit-code-hint")).filled(lang, filled)))
        (ask::day(officer, "from", &from, &t(lang, "desk-from-hint"), filled))
    };
    let ask = Ask {
        title: t(lang, "unit-new"),
        lead: None,
        under: under(officer),
        action: NEW,
        fields,
        labels: &[
            ("name", &t(lang, "unit-name")),
            ("code", &code),
            ("parent", &t(lang, "unit-parent")),
            ("from", &from),
        ],
        weight: Weight::Primary,
        button: t(lang, "unit-establish"),
    };
    ask::page(officer, filled, ask)
}

/// Another name, another place.
pub fn amend(officer: &Officer, chart: &[Branch], unit: &Unit, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let fields = html! {
        (ui::hidden("seen", &unit.version.to_string()))
        (named(officer, chart, Some(unit), filled))
        p { a href={ (address(unit.id)) "/dissolve" } { (t(lang, "unit-dissolve")) } }
    };
    let ask = Ask {
        title: t_with(lang, "unit-amend-title", &[("unit", unit.name.get(lang).into())]),
        lead: None,
        under: under(officer),
        action: &address(unit.id),
        fields,
        labels: &[("name", &t(lang, "unit-name")), ("parent", &t(lang, "unit-parent"))],
        weight: Weight::Primary,
        button: t(lang, "desk-save"),
    };
    ask::page(officer, filled, ask)
}

/// The end of a unit.
pub fn dissolve(officer: &Officer, unit: &Unit, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let from = t(lang, "unit-dissolve-from");
    let fields = html! {
        (ui::hidden("seen", &unit.version.to_string()))
        (ask::day(officer, "from", &from, &t(lang, "unit-dissolve-hint"), filled))
    };
    let ask = Ask {
        title: t_with(lang, "unit-dissolve-title", &[("unit", unit.name.get(lang).into())]),
        lead: Some(t(lang, "unit-dissolve-lead")),
        under: under(officer),
        action: &format!("{}/dissolve", address(unit.id)),
        fields,
        labels: &[("from", &from)],
        weight: Weight::Danger,
        button: t(lang, "unit-dissolve"),
    };
    ask::page(officer, filled, ask)
}
