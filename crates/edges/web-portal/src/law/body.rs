//! What a definition says, as tables that a clerk would lay out.

use definitions::Body;
use definitions::kinds::{Kpi, MediumUse, Parameter, Severity, Warning, WarningLevel};
use kernel::{Day, DayRange, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Table};

use super::{areas, indices, limits, office};
use crate::words;

/// The body of a definition.
pub fn body(visitor: &Visitor, law: &Current, body: &Body, valid: DayRange, today: Day) -> Markup {
    let lang = visitor.lang();
    match body {
        Body::LimitSet(set) => limits::limit_set(lang, law, set, valid, today),
        Body::AreaList(_) => areas::overview(visitor, law, valid.from),
        Body::AirIndex(index) => indices::air(lang, law, index, today),
        Body::WaterIndex(index) => indices::water(lang, law, index, today),
        Body::IndexFormula(formula) => indices::formula(lang, formula),
        Body::Parameter(parameter) => self::parameter(lang, law, parameter, today),
        Body::Severity(severity) => self::severity(lang, severity),
        Body::Kpi(kpi) => self::kpi(lang, kpi),
        Body::Warning(warning) => self::warning(lang, warning),
        Body::Unit(unit) => ui::kv(&[
            (t(lang, "law-symbol"), html! { (unit.symbol) }),
            (t(lang, "law-spellings"), html! { (unit.spellings.join("; ")) }),
        ]),
        Body::Medium(medium) => ui::kv(&[(t(lang, "law-prefixes"), html! { (medium.station_prefixes.join(", ")) })]),
        Body::Averaging(rule) => ui::kv(&[
            (t(lang, "station-medium"), html! { (words::medium(lang, law, &rule.medium, today)) }),
            (t(lang, "law-window"), html! { (words::averaging(lang, rule.window.code())) }),
            (t(lang, "law-of"), html! { (words::averaging(lang, rule.of.code())) }),
            (t(lang, "law-enough"), html! { (format::number(lang, rule.min_ratio * 100.0, 0)) " %" }),
        ]),
        Body::LoggerStatus(status) => ui::kv(&[
            (t(lang, "law-counts"), html! { (t_of(lang, "law-yes-no", if status.counts { "yes" } else { "no" })) }),
            (t(lang, "law-standard"), html! { (t_of(lang, "law-yes-no", if status.standard { "yes" } else { "no" })) }),
        ]),
        Body::Role(role) => html! {
            p { (role.purpose.get(lang)) }
            ul { @for right in &role.rights { li { code { (right) } } } }
        },
        Body::OfficeCalendar(calendar) => office::calendar(lang, calendar),
        Body::Arrival(rule) => ui::kv(&[
            (t(lang, "law-future"), html! { (format::duration(lang, rule.future_tolerance_seconds)) }),
            (t(lang, "law-late"), html! { (format::duration(lang, rule.late_after_seconds)) }),
            (t(lang, "law-silent"), html! { (rule.silent_after_slots) }),
            (t(lang, "law-notice"), html! { (format::duration(lang, rule.notice_after_seconds)) }),
            (t(lang, "law-earliest"), html! { (format::day(rule.earliest)) }),
        ]),
    }
}

fn parameter(lang: Lang, law: &Current, parameter: &Parameter, today: Day) -> Markup {
    let media: Vec<(&String, &MediumUse)> = parameter.media.iter().collect();
    html! {
        @if !parameter.aliases.is_empty() {
            (ui::kv(&[(t(lang, "law-spellings"), html! { (parameter.aliases.join("; ")) })]))
        }
        (Table::new(lang, t(lang, "law-media"))
            .text(t(lang, "station-medium"), |m: &(&String, &MediumUse)| html! {
                (words::medium(lang, law, m.0, today))
            })
            .text(t(lang, "law-unit"), |m| html! { (law.unit_symbol(&m.1.unit)) })
            .number(t(lang, "law-decimals"), |m| m.1.decimals.to_string())
            .text(t(lang, "law-plausible"), |m| html! {
                @if let Some([low, high]) = m.1.plausible { (format::shortest(lang, low)) " – " (format::shortest(lang, high)) }
            })
            .text(t(lang, "law-jump"), |m| html! { (m.1.jump.map(|v| format::shortest(lang, v)).unwrap_or_default()) })
            .text(t(lang, "law-still"), |m| html! {
                @if let Some(hours) = m.1.still_hours { (format::duration(lang, i64::from(hours) * 3600)) }
            })
            .dense()
            .rows(&media))
        @if !parameter.at_least.is_empty() {
            p {
                @for (part, share) in &parameter.at_least {
                    (t_with(lang, "law-at-least", &[("part", part.as_str().into()), ("share", format::shortest(lang, share * 100.0).into())])) " "
                }
            }
        }
    }
}

fn severity(lang: Lang, severity: &Severity) -> Markup {
    Table::new(lang, severity.title.get(lang))
        .text(t(lang, "law-name"), |tier: &definitions::kinds::Tier| html! { (tier.title.get(lang)) })
        .number(t(lang, "law-from-ratio"), |tier| format::shortest(lang, tier.from))
        .dense()
        .rows(&severity.tiers)
}

/// The levels that warn, in the words of the standard, which programs read.
fn warning(lang: Lang, warning: &Warning) -> Markup {
    html! {
        (ui::kv(&[
            (t(lang, "law-warning-event"), html! { (warning.event.get(lang)) }),
            (t(lang, "law-warning-lasts"), html! { (format::duration(lang, i64::from(warning.lasts_hours) * 3600)) }),
            (t(lang, "law-warning-radius"), html! { (format::shortest(lang, warning.radius_km)) " km" }),
        ]))
        (Table::new(lang, t(lang, "law-warning-levels"))
            .text(t(lang, "law-warning-of"), |level: &WarningLevel| html! { (level.of.join("; ")) })
            .text(t(lang, "law-warning-urgency"), |level| html! { (level.urgency.word()) })
            .text(t(lang, "law-warning-severity"), |level| html! { (level.severity.word()) })
            .text(t(lang, "law-warning-certainty"), |level| html! { (level.certainty.word()) })
            .text(t(lang, "law-warning-response"), |level| html! { (level.response.map_or("–", |r| r.word())) })
            .dense()
            .rows(&warning.levels))
    }
}

/// What a key figure counts.
fn kpi(lang: Lang, kpi: &Kpi) -> Markup {
    ui::kv(&[
        (t(lang, "law-kpi-numerator"), html! { (kpi.numerator.get(lang)) }),
        (t(lang, "law-kpi-denominator"), html! { (kpi.denominator.get(lang)) }),
        (t(lang, "law-kpi-better"), html! { (t_of(lang, "law-kpi-better", kpi.better.code())) }),
        (
            t(lang, "kpi-target"),
            html! {
                @match kpi.target {
                    Some(target) => { (format::shortest(lang, target)) " %" }
                    None => { (format::NONE) }
                }
            },
        ),
    ])
}
