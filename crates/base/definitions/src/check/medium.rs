//! Media and the status codes of loggers.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::{LoggerStatus, Meaning, Medium};

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &Medium) {
    if let Some(oxygen) = body.oxygen {
        report.positive(definition, "oxygen.margin", oxygen.margin);
        report.rising(definition, "oxygen.margin", oxygen.margin, oxygen.ambient);
    }
    report.each_once(definition, "station_prefixes", body.station_prefixes.iter().map(String::as_str));
}

pub(super) fn check_status(report: &mut Report<'_>, definition: &Definition, body: &LoggerStatus) {
    if definition.code.len() != 2 || !definition.code.bytes().all(|b| b.is_ascii_digit()) {
        report.add(definition, "code", Refusal::new("refused-definition-status-code"));
    }
    if body.counts && body.meaning != Meaning::Measuring {
        report.add(definition, "counts", Refusal::new("refused-definition-status-counts"));
    }
}
