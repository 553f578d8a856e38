//! Coefficient tables: every number has exactly one row.

use kernel::Refusal;

use super::{Report, limit_set};
use crate::definition::Definition;
use crate::kinds::{CoefficientTable, LimitSet};

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, set: &LimitSet) {
    report.each_once(definition, "coefficient", set.coefficients.iter().map(|c| c.symbol.as_str()));
    for (i, coefficient) in set.coefficients.iter().enumerate() {
        let key = format!("coefficient[{i}]");
        report.both_languages(definition, &format!("{key}.title"), &coefficient.title);
        if coefficient.tables.is_empty() {
            report.add(definition, &format!("{key}.table"), Refusal::new("refused-definition-list-empty"));
        }
        for (n, table) in coefficient.tables.iter().enumerate() {
            let key = format!("{key}.table[{n}]");
            report.both_languages(definition, &format!("{key}.title"), &table.title);
            limit_set::conditions(report, definition, set, &format!("{key}.when"), &table.when);
            check_table(report, definition, set, &key, table);
        }
    }
}

fn check_table(report: &mut Report<'_>, definition: &Definition, set: &LimitSet, key: &str, table: &CoefficientTable) {
    for (name, value) in [("value", table.value), ("no_data", table.no_data)] {
        if let Some(value) = value {
            report.positive(definition, &format!("{key}.{name}"), value);
        }
    }
    match (table.value, &table.by, table.rows.is_empty()) {
        (Some(_), None, true) => {}
        (None, Some(by), false) => {
            if !set.facts.iter().any(|f| f.code == *by && f.unit.is_some()) {
                let what = Refusal::new("refused-definition-fact-unknown").with("fact", by.as_str());
                report.add(definition, &format!("{key}.by"), what);
            }
            check_rows(report, definition, key, table);
        }
        _ => report.add(definition, key, Refusal::new("refused-definition-table-neither")),
    }
}

/// From no lower end to no upper end, each row beginning where the one before ends.
fn check_rows(report: &mut Report<'_>, definition: &Definition, key: &str, table: &CoefficientTable) {
    let last = table.rows.len() - 1;
    for (i, row) in table.rows.iter().enumerate() {
        let key = format!("{key}.rows[{i}]");
        report.positive(definition, &key, row.value);
        let span = row.span();
        let starts_well = match i {
            0 => span.over.is_none() && span.from.is_none(),
            _ => table.rows[i - 1].span().meets(&span),
        };
        let ends_well = i < last || (span.up_to.is_none() && span.below.is_none());
        if !starts_well || !ends_well {
            report.add(definition, &key, Refusal::new("refused-definition-table-gap"));
        }
    }
}
