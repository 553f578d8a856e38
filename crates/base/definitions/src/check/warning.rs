//! Rules of warnings: each for levels that there are, none told in two ways.

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{Kind, Warning};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &Warning) {
    report.both_languages(definition, "event", &body.event);
    report.positive(definition, "lasts_hours", f64::from(body.lasts_hours));
    report.positive(definition, "radius_km", body.radius_km);
    let (kind, levels) = known.levels(&definition.code);
    let told = body.levels.iter().flat_map(|level| level.of.iter().map(String::as_str));
    report.each_once(definition, "level.of", told);
    for (i, level) in body.levels.iter().enumerate() {
        for code in level.of.iter().filter(|code| !levels.contains(&code.as_str())) {
            report.unknown(definition, &format!("level[{i}].of"), kind, code);
        }
    }
    if levels.is_empty() {
        report.unknown(definition, "code", Kind::AirIndex, &definition.code);
    }
}
