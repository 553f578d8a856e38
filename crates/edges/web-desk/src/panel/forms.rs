//! The questions about panels as markup.

use kernel::Lang;
use maud::{Markup, html};
use monitoring::panel::{Layout, MOST_STATIONS, Panel, Setup};
use monitoring::station::Station;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Choice, Field, Kind, Weight};
use web_kit::{Filled, Officer};

use super::{NEW, address};
use crate::ask::{self, Ask};
use crate::hours::hour;
use crate::panels;

fn under(officer: &Officer) -> Vec<(String, String)> {
    vec![(t(officer.lang(), "desk-panels"), panels::ADDRESS.to_owned())]
}

/// Names of fields and the keys of what the page calls them.
const LABELS: [(&str, &str); 13] = [
    ("name", "panel-name"),
    ("code", "panel-code"),
    ("place", "panel-place"),
    ("width", "panel-width"),
    ("height", "panel-height"),
    ("stations", "panel-stations"),
    ("layout", "panel-layout"),
    ("languages", "panel-languages"),
    ("dwell_seconds", "panel-dwell"),
    ("night_from", "panel-night-from"),
    ("night_until", "panel-night-until"),
    ("unseen_minutes", "panel-unseen"),
    ("seen", "kit-state"),
];

/// One more panel.
pub fn new(officer: &Officer, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let code = t(lang, "panel-code");
    let fields = html! {
        (ui::field(lang, Kind::Text, &Field::new("code", &code).hint(&t(lang, "panel-code-hint")).filled(lang, filled)))
        (fields(officer, None, stations, filled))
    };
    question(officer, filled, t(lang, "panel-new"), NEW, fields, under(officer), t(lang, "panel-register"))
}

/// Another set-up.
pub fn amend(officer: &Officer, panel: &Panel, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let fields = html! {
        (ui::hidden("seen", &panel.version.to_string()))
        (fields(officer, Some(&panel.setup), stations, filled))
    };
    let mut under = under(officer);
    under.push((panel.setup.name.clone(), address(&panel.code)));
    let action = format!("{}/amend", address(&panel.code));
    question(officer, filled, t(lang, "panel-amend"), &action, fields, under, t(lang, "desk-save"))
}

fn question(
    officer: &Officer,
    filled: &Filled,
    title: String,
    action: &str,
    fields: Markup,
    under: Vec<(String, String)>,
    button: String,
) -> Markup {
    let labels: Vec<(&str, String)> = LABELS.iter().map(|(name, key)| (*name, t(officer.lang(), key))).collect();
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (*name, label.as_str())).collect();
    let ask = Ask { title, lead: None, under, action, fields, labels: &labels, weight: Weight::Primary, button };
    ask::page(officer, filled, ask)
}

fn fields(officer: &Officer, setup: Option<&Setup>, stations: &[Station], filled: &Filled) -> Markup {
    let lang = officer.lang();
    let known = |of: fn(&Setup) -> String, otherwise: &str| setup.map_or_else(|| otherwise.to_owned(), of);
    let line = |kind, name: &'static str, value: String, hint: Option<&str>, optional: bool| {
        let label = LABELS.iter().find(|(n, _)| *n == name).map_or(String::new(), |(_, key)| t(lang, key));
        let mut field = Field::new(name, &label).value(value);
        if let Some(hint) = hint {
            field = field.hint(hint);
        }
        if optional {
            field = field.optional();
        }
        ui::field(lang, kind, &field.filled(lang, filled))
    };
    let (pixels, dwell) = (t(lang, "panel-pixels-hint"), t(lang, "panel-dwell-hint"));
    let (night, unseen) = (t(lang, "panel-night-hint"), t(lang, "panel-unseen-hint"));
    html! {
        (line(Kind::Text, "name", known(|s| s.name.clone(), ""), None, false))
        (line(Kind::Text, "place", known(|s| s.place.clone(), ""), None, false))
        (line(Kind::Number, "width", known(|s| s.width.to_string(), ""), Some(&pixels), false))
        (line(Kind::Number, "height", known(|s| s.height.to_string(), ""), None, false))
        (station_codes(lang, setup, stations, filled))
        (layout(lang, setup, filled))
        (languages(lang, setup, filled))
        (line(Kind::Number, "dwell_seconds", known(|s| s.dwell_seconds.to_string(), "10"), Some(&dwell), false))
        (line(Kind::Text, "night_from", known(|s| s.night.map(|n| hour(n.from)).unwrap_or_default(), ""), Some(&night), true))
        (line(Kind::Text, "night_until", known(|s| s.night.map(|n| hour(n.until)).unwrap_or_default(), ""), None, true))
        (line(Kind::Number, "unseen_minutes", known(|s| s.unseen_minutes.to_string(), "10"), Some(&unseen), false))
    }
}

/// The stations by their codes, which keeps their order without any script; below, which there are.
fn station_codes(lang: Lang, setup: Option<&Setup>, stations: &[Station], filled: &Filled) -> Markup {
    let chosen = setup.map(|s| s.stations.as_slice()).unwrap_or_default();
    let codes = chosen.iter().filter_map(|id| stations.iter().find(|s| s.id == *id)).map(|s| s.code.clone());
    let (label, hint) =
        (t(lang, "panel-stations"), t_with(lang, "panel-stations-hint", &[("most", MOST_STATIONS.into())]));
    let value = codes.collect::<Vec<_>>().join("\n");
    html! {
        (ui::textarea(lang, &Field::new("stations", &label).hint(&hint).value(value).filled(lang, filled), 5))
        details {
            summary { (t(lang, "panel-stations-known")) }
            ul { @for station in stations { li { code { (station.code) } " " (station.name) } } }
        }
    }
}

fn layout(lang: Lang, setup: Option<&Setup>, filled: &Filled) -> Markup {
    let layouts: Vec<Choice<'_>> =
        Layout::ALL.iter().map(|l| Choice { value: l.code(), label: t_of(lang, "panel-layout", l.code()) }).collect();
    let value = setup.map_or(Layout::Turn, |s| s.layout).code();
    ui::select(lang, &Field::new("layout", &t(lang, "panel-layout")).value(value).filled(lang, filled), &layouts)
}

fn languages(lang: Lang, setup: Option<&Setup>, filled: &Filled) -> Markup {
    let choices: Vec<Choice<'_>> =
        Lang::ALL.iter().map(|l| Choice { value: l.code(), label: t_of(lang, "panel-language", l.code()) }).collect();
    let chosen: Vec<&str> = if filled.was_sent() {
        filled.values("languages").collect()
    } else {
        setup.map_or_else(|| vec![Lang::Vi.code()], |s| s.languages.iter().map(|l| l.code()).collect())
    };
    let label = t(lang, "panel-languages");
    ui::checkboxes(lang, &Field::new("languages", &label).filled(lang, filled), &choices, &chosen)
}

/// The end of a panel.
pub fn retire(officer: &Officer, panel: &Panel, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let mut under = under(officer);
    under.push((panel.setup.name.clone(), address(&panel.code)));
    let ask = Ask {
        title: t_with(lang, "panel-retire-title", &[("panel", panel.setup.name.as_str().into())]),
        lead: Some(t(lang, "panel-retire-lead")),
        under,
        action: &format!("{}/retire", address(&panel.code)),
        fields: ui::hidden("seen", &panel.version.to_string()),
        labels: &[],
        weight: Weight::Danger,
        button: t(lang, "panel-retire"),
    };
    ask::page(officer, filled, ask)
}
