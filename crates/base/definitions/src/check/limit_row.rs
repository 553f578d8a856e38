//! Rows of limits: known parameter, fitting unit, a value for known columns, each case once.

use std::collections::BTreeMap;

use kernel::{DayRange, Refusal};

use super::{Known, Report, limit_set};
use crate::definition::Definition;
use crate::kinds::{Bound, LimitRow, LimitSet};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, set: &LimitSet) {
    if set.limits.is_empty() {
        report.add(definition, "limit", Refusal::new("refused-definition-list-empty"));
    }
    for (i, row) in set.limits.iter().enumerate() {
        let key = format!("limit[{i}]");
        report.measured(known, definition, &key, (&row.parameter, &row.unit), &set.media);
        values(report, definition, set, &key, row);
        limit_set::conditions(report, definition, set, &format!("{key}.when"), &row.when);
        if set.window(row).is_none() {
            report.add(definition, &key, Refusal::new("refused-definition-averaging-missing"));
        }
        let DayRange { from, to } = row.valid(definition.valid);
        if to.is_some_and(|to| to <= from) {
            report.add(definition, &format!("{key}.valid_to"), Refusal::new("refused-definition-period-empty"));
        }
        if let Some(note) = &row.note {
            report.both_languages(definition, &format!("{key}.note"), note);
        }
    }
    each_case_once(report, definition, set);
}

fn values(report: &mut Report<'_>, definition: &Definition, set: &LimitSet, key: &str, row: &LimitRow) {
    if row.value.is_some() != row.values.is_empty() {
        report.add(definition, key, Refusal::new("refused-definition-value-or-values"));
    }
    if let Some(value) = row.value {
        bound(report, definition, set, &format!("{key}.value"), row, value);
    }
    for (name, value) in &row.values {
        let key = format!("{key}.values.{name}");
        column(report, definition, set, &key, name);
        bound(report, definition, set, &key, row, *value);
    }
}

pub(super) fn column(report: &mut Report<'_>, definition: &Definition, set: &LimitSet, key: &str, name: &str) {
    if !set.columns.iter().any(|c| c.code == name) {
        let what = Refusal::new("refused-definition-column-unknown").with("column", name);
        report.add(definition, key, what);
    }
}

fn bound(report: &mut Report<'_>, definition: &Definition, set: &LimitSet, key: &str, row: &LimitRow, bound: Bound) {
    let is_number = match bound {
        Bound::Max(v) | Bound::Min(v) => {
            report.positive(definition, key, v);
            matches!(bound, Bound::Max(_))
        }
        Bound::Range { low, high } => {
            report.rising(definition, key, low, high);
            false
        }
        Bound::NotDetectable => false,
    };
    if !is_number && !row.as_written && !set.multiplied_by.is_empty() {
        report.add(definition, key, Refusal::new("refused-definition-not-multipliable"));
    }
}

/// Two rows for the same parameter, average and case on one day would be two laws.
fn each_case_once(report: &mut Report<'_>, definition: &Definition, set: &LimitSet) {
    let mut by_parameter: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, row) in set.limits.iter().enumerate() {
        let earlier = by_parameter.entry(&row.parameter).or_default();
        let twin = earlier.iter().find(|n| {
            let other = &set.limits[**n];
            set.window(other) == set.window(row)
                && other.when == row.when
                && other.valid(definition.valid).overlaps(&row.valid(definition.valid))
        });
        if let Some(twin) = twin {
            let (_, line) = report.package.place(&definition.origin, &format!("limit[{twin}]"));
            let what = Refusal::new("refused-definition-row-twice")
                .with("parameter", row.parameter.as_str())
                .with("other", i64::from(line));
            report.add(definition, &format!("limit[{i}]"), what);
        }
        earlier.push(i);
    }
}
