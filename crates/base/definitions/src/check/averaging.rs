//! Averaging rules: one for each medium and window, formed from something shorter.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{Averaging, Kind};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &Averaging) {
    report.known(known, definition, "medium", Kind::Medium, &body.medium);
    // The code names medium and window, so that two rules for the same cannot both hold.
    let code = format!("{}/{}", body.medium, body.window);
    if definition.code != code {
        report.add(definition, "code", Refusal::new("refused-definition-averaging-code").with("expected", code));
    }
    if body.of >= body.window {
        report.add(definition, "of", Refusal::new("refused-definition-averaging-of"));
    }
    if !(body.min_ratio > 0.0 && body.min_ratio <= 1.0) {
        report.add(definition, "min_ratio", Refusal::new("refused-definition-min-ratio"));
    }
}
