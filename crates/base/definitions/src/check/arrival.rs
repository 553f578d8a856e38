//! The rule of arrival: counts and spans that mean something.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::Arrival;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &Arrival) {
    for (key, number, least) in [
        ("future_tolerance_seconds", body.future_tolerance_seconds, 0),
        ("late_after_seconds", body.late_after_seconds, 1),
        ("silent_after_slots", body.silent_after_slots, 1),
        ("notice_after_seconds", body.notice_after_seconds, body.late_after_seconds),
    ] {
        if number < least {
            let what = Refusal::new("refused-definition-below-least").with("number", number).with("least", least);
            report.add(definition, key, what);
        }
    }
}
