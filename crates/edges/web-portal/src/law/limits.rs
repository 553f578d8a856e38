//! A technical regulation as its tables: limits, coefficients, what is added.

use std::collections::BTreeSet;

use definitions::kinds::{Addition, CoefficientTable, Condition, Conditions, Fact, LimitRow, LimitSet, Span};
use kernel::{Bilingual, Day, DayRange, Lang};
use maud::{Markup, html};
use monitoring::law::Current;
use web_kit::format;
use web_kit::i18n::{t, t_with};
use web_kit::ui::{self, Table, Tone};

use super::page::validity;
use crate::words;

/// The limits of a set, its coefficients and what becomes of it.
pub fn limit_set(lang: Lang, law: &Current, set: &LimitSet, valid: DayRange, today: Day) -> Markup {
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
    if set.limits.iter().any(|r| !r.when.is_empty()) {
        table = table.text(t(lang, "law-case"), move |r: &LimitRow| conditions(lang, law, set, &r.when));
    }
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
                @if r.doubtful { (ui::badge(Tone::Muted, &t(lang, "law-doubtful"))) } @else if r.provisional { (ui::provisional(lang)) }
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
        (additions(lang, set))
        @for rule in &set.column_rules { p { (rule.title.get(lang)) } }
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
    let low = span.over.map(|v| format!(">\u{a0}{}", n(v))).or(span.from.map(|v| format!("≥\u{a0}{}", n(v))));
    let high = span.up_to.map(|v| format!("≤\u{a0}{}", n(v))).or(span.below.map(|v| format!("<\u{a0}{}", n(v))));
    [low, high].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The case of a row, a line for each question, in the order in which the set asks them.
fn conditions(lang: Lang, law: &Current, set: &LimitSet, when: &Conditions) -> Markup {
    let asked = set.facts.iter().filter_map(|fact| Some((fact, when.get(&fact.code)?)));
    html! {
        @for (n, (fact, condition)) in asked.enumerate() {
            @if n > 0 { br; }
            (answer(lang, law, fact, condition))
        }
    }
}

fn answer(lang: Lang, law: &Current, fact: &Fact, condition: &Condition) -> String {
    match condition {
        Condition::OneOf(codes) => {
            let titles = fact.choices.iter().filter(|c| codes.contains(&c.code)).map(|c| c.title.get(lang));
            titles.collect::<Vec<_>>().join("; ")
        }
        Condition::Within(within) => {
            let unit = fact.unit.as_deref().map(|u| law.unit_symbol(u).to_string()).unwrap_or_default();
            format!("{}: {}\u{a0}{unit}", fact.title.get(lang), span(lang, *within))
        }
    }
}

/// What is added to a limit, case by case.
fn additions(lang: Lang, set: &LimitSet) -> Markup {
    if set.additions.is_empty() {
        return html! {};
    }
    let units: BTreeSet<&str> = set.limits.iter().map(|r| r.unit.as_str()).collect();
    let unit = units.into_iter().collect::<Vec<_>>().join(", ");
    html! {
        section {
            h2 { (t(lang, "law-additions")) }
            (Table::new(lang, t(lang, "law-additions"))
                .text(t(lang, "law-case"), |a: &Addition| html! { (a.title.get(lang)) })
                .number(t_with(lang, "law-added", &[("unit", unit.into())]), |a| format!("+ {}", format::shortest(lang, a.value)))
                .dense()
                .rows(&set.additions))
        }
    }
}
