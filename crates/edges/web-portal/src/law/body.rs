//! What a definition says, as tables that a clerk would lay out.

use definitions::Body;
use definitions::kinds::{CoefficientTable, LimitRow, LimitSet, MediumUse, Parameter, Severity, Span};
use kernel::{Bilingual, Day, DayRange, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::ui::{self, Table};

use super::page::validity;
use crate::words;

/// The body of a definition.
pub fn body(lang: Lang, law: &Current, body: &Body, valid: DayRange, today: Day) -> Markup {
    match body {
        Body::LimitSet(set) => limit_set(lang, law, set, valid, today),
        Body::Parameter(parameter) => self::parameter(lang, law, parameter, today),
        Body::Severity(severity) => self::severity(lang, severity),
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
        Body::Arrival(rule) => ui::kv(&[
            (t(lang, "law-future"), html! { (format::duration(lang, rule.future_tolerance_seconds)) }),
            (t(lang, "law-late"), html! { (format::duration(lang, rule.late_after_seconds)) }),
            (t(lang, "law-silent"), html! { (rule.silent_after_slots) }),
            (t(lang, "law-notice"), html! { (format::duration(lang, rule.notice_after_seconds)) }),
            (t(lang, "law-earliest"), html! { (format::day(rule.earliest)) }),
        ]),
    }
}

fn limit_set(lang: Lang, law: &Current, set: &LimitSet, valid: DayRange, today: Day) -> Markup {
    let mut table = Table::new(lang, t(lang, "law-limits"))
        .text(t(lang, "station-parameter"), move |r: &LimitRow| {
            html! {
                (words::parameter(lang, law, &r.parameter, today))
                @if let Some(basis) = &r.basis { " (" (basis) ")" }
            }
        })
        .text(t(lang, "law-window"), move |r| {
            html! {
                @if let Some(window) = set.window(r) { (words::averaging(lang, window.code())) }
            }
        });
    if set.columns.is_empty() {
        table = table.text(t(lang, "station-limit"), move |r: &LimitRow| bound(lang, r.value));
    }
    for column in &set.columns {
        let code = column.code.clone();
        let label = t_with(lang, "station-column", &[("column", code.as_str().into())]);
        table = table.text(label, move |r: &LimitRow| bound(lang, r.values.get(&code).copied().or(r.value)));
    }
    let table = table
        .text(t(lang, "law-unit"), move |r| html! { (law.unit_symbol(&r.unit)) })
        .text(t(lang, "law-remark"), move |r| {
            html! {
                @if r.as_written && !set.multiplied_by.is_empty() { (t(lang, "law-as-written")) " " }
                @if r.valid_from.is_some() || r.valid_to.is_some() { (validity(lang, r.valid(valid), today)) " " }
                @if let Some(oxygen) = r.oxygen_reference { "O₂ " (format::shortest(lang, oxygen)) " % " }
                @if let Some(note) = &r.note { (note.get(lang)) " " }
                @if r.provisional { (ui::provisional(lang)) }
            }
        })
        .dense()
        .rows(&set.limits);
    html! {
        @if !set.columns.is_empty() {
            dl.kv { @for column in &set.columns {
                div { dt { (t_with(lang, "station-column", &[("column", column.code.as_str().into())])) } dd { (column.title.get(lang)) } }
            } }
        }
        @if !set.multiplied_by.is_empty() { p { strong { "Cmax = C × " (set.multiplied_by.join(" × ")) } } }
        (table)
        @for coefficient in &set.coefficients {
            section {
                h2 { (coefficient.symbol) " – " (coefficient.title.get(lang)) }
                @for table in &coefficient.tables { (coefficient_table(lang, set, table)) }
            }
        }
        @if let Some(transition) = &set.transition {
            section { h2 { (t(lang, "law-transition")) } p { (transition.rule.get(lang)) } p { cite { (transition.citation.document) ", " (transition.citation.article) } } }
        }
    }
}

fn bound(lang: Lang, bound: Option<definitions::kinds::Bound>) -> Markup {
    html! { @match bound { Some(b) => { (words::bound(lang, b)) } None => { (format::NONE) } } }
}

fn coefficient_table(lang: Lang, set: &LimitSet, table: &CoefficientTable) -> Markup {
    let fact = table.by.as_ref().and_then(|by| set.facts.iter().find(|f| f.code == *by));
    let rows: Vec<(String, f64)> = table
        .rows
        .iter()
        .map(|r| (span(lang, r.span()), r.value))
        .chain(table.no_data.map(|v| (t(lang, "law-no-data"), v)))
        .chain(table.value.map(|v| (t(lang, "law-always"), v)))
        .collect();
    let by = fact.map_or_else(|| t(lang, "law-case"), |f| question(lang, &f.title, f.unit.as_deref()));
    Table::new(lang, table.title.get(lang))
        .text(by, |r: &(String, f64)| html! { (r.0) })
        .number(t(lang, "law-value"), |r| format::shortest(lang, r.1))
        .dense()
        .rows(&rows)
}

fn question(lang: Lang, title: &Bilingual, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => format!("{} ({unit})", title.get(lang)),
        None => title.get(lang).to_owned(),
    }
}

fn span(lang: Lang, span: Span) -> String {
    let n = |v: f64| format::shortest(lang, v);
    let low = span.over.map(|v| format!("> {}", n(v))).or(span.from.map(|v| format!("≥ {}", n(v))));
    let high = span.up_to.map(|v| format!("≤ {}", n(v))).or(span.below.map(|v| format!("< {}", n(v))));
    [low, high].into_iter().flatten().collect::<Vec<_>>().join("; ")
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
            .dense()
            .rows(&media))
    }
}

fn severity(lang: Lang, severity: &Severity) -> Markup {
    Table::new(lang, severity.title.get(lang))
        .text(t(lang, "law-name"), |tier: &definitions::kinds::Tier| html! { (tier.title.get(lang)) })
        .number(t(lang, "law-from-ratio"), |tier| format::shortest(lang, tier.from))
        .dense()
        .rows(&severity.tiers)
}
