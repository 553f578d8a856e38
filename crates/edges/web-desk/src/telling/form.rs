//! The question how people are told, as markup.

use identity::organisation::chart::Holder;
use identity::organisation::position::Position;
use kernel::Lang;
use maud::{Markup, html};
use monitoring::rules::telling::{Telling, Wish};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Choice, Field, Kind, Tone, Weight};
use web_kit::{Filled, Officer, format};

use super::{ADDRESS, Shown};
use crate::ask::{self, Ask};
use crate::hours::hour;
use crate::organisation;

/// Names of fields and the keys of what the page calls them and says about them.
const LABELS: [(&str, &str, &str); 7] = [
    ("switches", "telling-switches", ""),
    ("serious_ratio", "telling-ratio", "telling-ratio-hint"),
    ("in_a_row", "telling-in-a-row", "telling-in-a-row-hint"),
    ("duty", "telling-duty", "telling-duty-hint"),
    ("quiet_from", "telling-quiet-from", "telling-quiet-from-hint"),
    ("quiet_until", "telling-quiet-until", "telling-quiet-until-hint"),
    ("patience", "telling-patience", "telling-patience-hint"),
];

/// The page.
pub fn page(officer: &Officer, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let telling = &shown.now.telling;
    let line = |kind, name: &'static str, value: String, optional: bool| {
        let texts = LABELS.iter().find(|(n, _, _)| *n == name);
        let (label, hint) = texts.map(|(_, label, hint)| (t(lang, label), t(lang, hint))).unwrap_or_default();
        let field = Field::new(name, &label).hint(&hint).value(value);
        ui::field(lang, kind, &(if optional { field.optional() } else { field }).filled(lang, filled))
    };
    let quiet = |of: fn(&monitoring::rules::telling::Quiet) -> i64| {
        telling.quiet.as_ref().map(|q| hour(of(q))).unwrap_or_default()
    };
    let fields = html! {
        (ui::hidden("seen", &shown.now.seen.to_string()))
        (calendar(officer, shown))
        (switches(lang, telling, shown.sms, filled))
        (line(Kind::Number, "serious_ratio", format::shortest(lang, telling.serious_ratio), false))
        (line(Kind::Number, "in_a_row", telling.serious_in_a_row.to_string(), false))
        (duty(officer, shown, filled))
        (line(Kind::Text, "quiet_from", quiet(|q| q.from), true))
        (line(Kind::Text, "quiet_until", quiet(|q| q.until), true))
        (line(Kind::Number, "patience", shown.now.patience.to_string(), false))
        h2 { (t(lang, "telling-positions")) }
        p { (t(lang, "telling-positions-lead")) }
        @for branch in &shown.chart {
            @for (position, holders) in &branch.positions {
                (wishes(officer, branch.unit.name.get(lang), position, holders, shown, filled))
            }
        }
    };
    let labels = LABELS.map(|(name, key, _)| (name, t(lang, key)));
    let ask = Ask {
        title: t(lang, "telling"),
        lead: Some(t(lang, "telling-lead")),
        under: vec![(t(lang, "desk-organisation"), organisation::ADDRESS.to_owned())],
        action: ADDRESS,
        fields,
        labels: &labels.each_ref().map(|(name, label)| (*name, label.as_str())),
        weight: Weight::Primary,
        button: t(lang, "desk-save"),
    };
    ask::page(officer, filled, ask)
}

/// Whether the office is open now, and by which calendar.
fn calendar(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    html! {
        p.stamp {
            @match shown.opens {
                None => { (t(lang, "telling-no-calendar")) }
                Some(opens) if opens == officer.now() => { (t(lang, "telling-open")) }
                Some(opens) => { (t_with(lang, "telling-closed", &[("opens", format::moment(opens).into())])) }
            }
            " " a href="/definitions/office-calendar/office" { (t(lang, "telling-calendar")) }
        }
    }
}

fn switches(lang: Lang, telling: &Telling, gateway: bool, filled: &Filled) -> Markup {
    let choices =
        ["sms", "waits", "patience"].map(|value| Choice { value, label: t_of(lang, "telling-switch", value) });
    let now = [("sms", telling.sms), ("waits", telling.waits), ("patience", telling.patience_at_work)];
    let chosen: Vec<&str> = if filled.was_sent() {
        filled.values("switches").collect()
    } else {
        now.iter().filter(|(_, on)| *on).map(|(name, _)| *name).collect()
    };
    let label = t(lang, "telling-switches");
    html! {
        @if !gateway { (ui::notice(Tone::Warn, html! { p { (t(lang, "telling-no-gateway")) } })) }
        (ui::checkboxes(lang, &Field::new("switches", &label).filled(lang, filled), &choices, &chosen))
    }
}

fn duty(officer: &Officer, shown: &Shown, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let positions = shown.chart.iter().flat_map(|b| b.positions.iter().map(move |(p, _)| (b, p)));
    let choices: Vec<(String, String)> = positions
        .map(|(b, p)| (p.id.to_string(), format!("{} · {}", p.draft.title.get(lang), b.unit.name.get(lang))))
        .collect();
    let (label, hint) = (t(lang, "telling-duty"), t(lang, "telling-duty-hint"));
    let value = shown.now.telling.duty.map(|d| d.to_string()).unwrap_or_default();
    ask::select(officer, &Field::new("duty", &label).optional().hint(&hint).value(value).filled(lang, filled), &choices)
}

/// What one position wants.
fn wishes(
    officer: &Officer,
    unit: &str,
    position: &Position,
    holders: &[Holder],
    shown: &Shown,
    filled: &Filled,
) -> Markup {
    let lang = officer.lang();
    let (telling, known) = (&shown.now.telling, shown.now.telling.wishes_of(position.id));
    let wants_sms = [known.ordinary, known.serious].iter().any(|w| matches!(w, Wish::Sms | Wish::Both));
    let nobody = telling.sms && wants_sms && !holders.is_empty() && !shown.reached.contains(&position.id);
    let choices = Wish::ALL.map(|w| Choice { value: w.code(), label: t_of(lang, "telling-wish", w.code()) });
    let select = |name: &str, wish: Wish| {
        let (label, name) = (t_of(lang, "telling", name), format!("{name}-{}", position.id));
        ui::select(lang, &Field::new(&name, &label).value(wish.code()).filled(lang, filled), &choices)
    };
    html! {
        fieldset.field {
            legend { (position.draft.title.get(lang)) small { " · " (unit) @if holders.is_empty() { " · " (t(lang, "organisation-vacant")) } } }
            @if nobody { p { (ui::badge(Tone::Warn, &t(lang, "telling-no-phone"))) } }
            div.split { (select("ordinary", known.ordinary)) (select("serious", known.serious)) }
        }
    }
}
