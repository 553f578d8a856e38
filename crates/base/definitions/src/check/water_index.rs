//! Water indices: scores between rising values, in groups that there are.

use kernel::Refusal;

use super::{Known, Report, band};
use crate::definition::Definition;
use crate::kinds::{Kind, Scale, WaterIndex};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, index: &WaterIndex) {
    report.known(known, definition, "medium", Kind::Medium, &index.medium);
    report.both_languages(definition, "method", &index.method);
    report.known(known, definition, "saturation.temperature", Kind::Parameter, &index.saturation.temperature);
    report.each_once(definition, "group", index.groups.iter().map(|g| g.code.as_str()));
    for (i, group) in index.groups.iter().enumerate() {
        report.both_languages(definition, &format!("group[{i}].title"), &group.title);
    }
    if index.least_groups > index.groups.len() {
        let what = Refusal::new("refused-definition-index-groups").with("least", index.least_groups as i64);
        report.add(definition, "least_groups", what);
    }
    if index.scales.is_empty() {
        report.add(definition, "scale", Refusal::new("refused-definition-list-empty"));
    }
    report.each_once(definition, "scale", index.scales.iter().map(|s| s.parameter.as_str()));
    for (i, scale) in index.scales.iter().enumerate() {
        self::scale(report, known, definition, index, &format!("scale[{i}]"), scale);
    }
    band::check(report, definition, &index.bands);
}

fn scale(
    report: &mut Report<'_>,
    known: &Known<'_>,
    definition: &Definition,
    index: &WaterIndex,
    key: &str,
    scale: &Scale,
) {
    let media = std::slice::from_ref(&index.medium);
    report.measured(known, definition, key, (&scale.parameter, &scale.unit), media);
    if !index.groups.iter().any(|g| g.code == scale.group) {
        let what = Refusal::new("refused-definition-index-group").with("group", scale.group.as_str());
        report.add(definition, &format!("{key}.group"), what);
    }
    if scale.points.is_empty() {
        report.add(definition, &format!("{key}.points"), Refusal::new("refused-definition-list-empty"));
    }
    for pair in scale.points.windows(2) {
        report.rising(definition, &format!("{key}.points"), pair[0][0], pair[1][0]);
    }
    // A score is a share of 100 and never nothing: one parameter must not make the whole product vanish.
    let scores = scale.points.iter().map(|p| p[1]).chain(scale.below).chain(scale.above);
    for score in scores.filter(|q| !(*q > 0.0 && *q <= 100.0)) {
        let what = Refusal::new("refused-definition-index-score").with("number", score.to_string());
        report.add(definition, &format!("{key}.points"), what);
    }
}
