//! Limit sets as a whole: media, columns, facts, and what rows and coefficients share.

use kernel::Refusal;

use super::{Known, Report, coefficient, common, limit_row};
use crate::definition::Definition;
use crate::kinds::{Choice, Condition, Conditions, Hours, Kind, LimitSet};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, set: &LimitSet) {
    if set.media.is_empty() {
        report.add(definition, "media", Refusal::new("refused-definition-list-empty"));
    }
    for (i, medium) in set.media.iter().enumerate() {
        report.known(known, definition, &format!("media[{i}]"), Kind::Medium, medium);
    }
    report.each_once(definition, "column", set.columns.iter().map(|c| c.code.as_str()));
    for (i, column) in set.columns.iter().enumerate() {
        report.both_languages(definition, &format!("column[{i}].title"), &column.title);
    }
    facts(report, known, definition, set);
    if let Some(judged) = &set.judged {
        common::citation(report, definition, "judged.citation", &judged.citation);
    }
    if let Some(transition) = &set.transition {
        common::citation(report, definition, "transition.citation", &transition.citation);
        report.both_languages(definition, "transition.rule", &transition.rule);
    }
    for (i, symbol) in set.multiplied_by.iter().enumerate() {
        if set.coefficient(symbol).is_none() {
            let what = Refusal::new("refused-definition-coefficient-undefined").with("symbol", symbol.as_str());
            report.add(definition, &format!("multiplied_by[{i}]"), what);
        }
    }
    coefficient::check(report, definition, set);
    for (i, rule) in set.column_rules.iter().enumerate() {
        let key = format!("column_rule[{i}]");
        conditions(report, definition, set, &format!("{key}.when"), &rule.when);
        limit_row::column(report, definition, set, &format!("{key}.column"), &rule.column);
    }
    for (i, addition) in set.additions.iter().enumerate() {
        let key = format!("addition[{i}]");
        report.both_languages(definition, &format!("{key}.title"), &addition.title);
        report.positive(definition, &format!("{key}.value"), addition.value);
        conditions(report, definition, set, &format!("{key}.when"), &addition.when);
    }
    limit_row::check(report, known, definition, set);
}

fn facts(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, set: &LimitSet) {
    report.each_once(definition, "fact", set.facts.iter().map(|f| f.code.as_str()));
    for (i, fact) in set.facts.iter().enumerate() {
        let key = format!("fact[{i}]");
        report.both_languages(definition, &format!("{key}.title"), &fact.title);
        match (&fact.unit, fact.choices.is_empty()) {
            (Some(unit), true) => {
                report.known(known, definition, &format!("{key}.unit"), Kind::Unit, unit);
            }
            (None, false) => {
                report.each_once(definition, &format!("{key}.choices"), fact.choices.iter().map(|c| c.code.as_str()));
                hours(report, definition, &key, &fact.choices);
            }
            _ => report.add(definition, &key, Refusal::new("refused-definition-fact-neither")),
        }
    }
}

/// Where the time answers, every hour of the day has one answer.
fn hours(report: &mut Report<'_>, definition: &Definition, key: &str, choices: &[Choice]) {
    let given: Vec<Hours> = choices.iter().filter_map(|c| c.hours).collect();
    let whole = (0..24).all(|hour| given.iter().filter(|h| h.contain(hour)).count() == 1);
    let of_the_day = given.len() == choices.len() && given.iter().all(|h| h.from < 24 && h.to <= 24);
    let right = given.is_empty() || (whole && of_the_day);
    if !right {
        report.add(definition, &format!("{key}.choices"), Refusal::new("refused-definition-hours"));
    }
}

/// Conditions may only ask what the set declares as a fact.
pub(super) fn conditions(
    report: &mut Report<'_>,
    definition: &Definition,
    set: &LimitSet,
    key: &str,
    conditions: &Conditions,
) {
    for (name, condition) in conditions {
        let key = format!("{key}.{name}");
        let Some(fact) = set.facts.iter().find(|f| f.code == *name) else {
            let what = Refusal::new("refused-definition-fact-unknown").with("fact", name.as_str());
            report.add(definition, &key, what);
            continue;
        };
        match condition {
            Condition::Within(_) if fact.unit.is_some() => {}
            Condition::OneOf(texts) if fact.unit.is_none() => {
                for text in texts.iter().filter(|t| !fact.choices.iter().any(|c| c.code == **t)) {
                    let what = Refusal::new("refused-definition-choice-unknown")
                        .with("fact", name.as_str())
                        .with("choice", text.as_str());
                    report.add(definition, &key, what);
                }
            }
            _ => {
                let what = Refusal::new("refused-definition-condition-kind").with("fact", name.as_str());
                report.add(definition, &key, what);
            }
        }
    }
}
