//! Air indices: columns that rise with the steps, for parameters that are measured; dust that is looked up.

use kernel::Refusal;

use super::{Known, Report, band};
use crate::definition::Definition;
use crate::kinds::{AirIndex, Breakpoints, Kind};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, index: &AirIndex) {
    report.known(known, definition, "medium", Kind::Medium, &index.medium);
    report.both_languages(definition, "issuer", &index.issuer);
    report.both_languages(definition, "method", &index.method);
    for pair in index.steps.windows(2) {
        report.rising(definition, "steps", pair[0], pair[1]);
    }
    for (i, parameter) in index.needs_one_of.iter().enumerate() {
        if !index.breakpoints.iter().any(|b| b.parameter == *parameter) {
            let what = Refusal::new("refused-definition-index-needs").with("parameter", parameter.as_str());
            report.add(definition, &format!("needs_one_of[{i}]"), what);
        }
    }
    let nowcast = &index.nowcast;
    let weighs = nowcast.least_weight > 0.0 && nowcast.least_weight <= 1.0;
    if !weighs || nowcast.least_recent > nowcast.recent || nowcast.recent > nowcast.hours {
        report.add(definition, "nowcast", Refusal::new("refused-definition-nowcast"));
    }
    if index.breakpoints.is_empty() {
        report.add(definition, "breakpoint", Refusal::new("refused-definition-list-empty"));
    }
    for (i, column) in index.breakpoints.iter().enumerate() {
        self::column(report, known, definition, index, &format!("breakpoint[{i}]"), column);
    }
    band::check(report, definition, &index.bands);
    report.each_once(definition, "duty", index.duties.iter().map(|d| d.code.as_str()));
    for (i, duty) in index.duties.iter().enumerate() {
        let texts = [("title", Some(&duty.title)), ("brief", duty.brief.as_ref()), ("full", duty.full.as_ref())];
        for (name, text) in texts {
            if let Some(text) = text {
                report.both_languages(definition, &format!("duty[{i}].{name}"), text);
            }
        }
    }
}

fn column(
    report: &mut Report<'_>,
    known: &Known<'_>,
    definition: &Definition,
    index: &AirIndex,
    key: &str,
    column: &Breakpoints,
) {
    let media = std::slice::from_ref(&index.medium);
    report.measured(known, definition, key, (&column.parameter, &column.unit), media);
    if column.values.len() < 2 || column.values.len() > index.steps.len() {
        let what = Refusal::new("refused-definition-index-steps")
            .with("count", column.values.len() as i64)
            .with("steps", index.steps.len() as i64);
        report.add(definition, &format!("{key}.values"), what);
    }
    for pair in column.values.windows(2) {
        report.rising(definition, &format!("{key}.values"), pair[0], pair[1]);
    }
}
