//! Key figures: what a counter needs is there, and nothing that it does not know.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{Counter, Kind, Kpi};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &Kpi) {
    report.both_languages(definition, "numerator", &body.numerator);
    report.both_languages(definition, "denominator", &body.denominator);
    for (key, given, needed) in [
        ("within_hours", body.within_hours.is_some(), body.counts == Counter::ExceedancesTaken),
        ("index", body.index.is_some(), body.counts == Counter::IndexDays),
        ("bands", !body.bands.is_empty(), body.counts == Counter::IndexDays),
    ] {
        if given != needed {
            report.add(definition, key, Refusal::new("refused-definition-kpi-counter").with("key", key));
        }
    }
    if let Some(target) = body.target {
        report.positive(definition, "target", target);
    }
    if let Some(index) = &body.index {
        let (kind, levels) = known.levels(index);
        if levels.is_empty() {
            report.unknown(definition, "index", Kind::AirIndex, index);
        }
        for band in body.bands.iter().filter(|band| !levels.contains(&band.as_str())) {
            report.unknown(definition, "bands", kind, band);
        }
    }
}
