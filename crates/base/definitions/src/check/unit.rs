//! Units: a quantity, and numbers that can be multiplied and divided by.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::Unit;

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &Unit) {
    report.positive(definition, "factor", body.factor);
    report.positive(definition, "divisor", body.divisor);
    if !body.shift.is_finite() {
        let what = Refusal::new("refused-definition-not-a-number").with("number", body.shift.to_string());
        report.add(definition, "shift", what);
    }
    for (key, text) in [("quantity", &body.quantity), ("symbol", &body.symbol)] {
        if text.trim().is_empty() {
            report.add(definition, key, Refusal::new("refused-definition-text-missing"));
        }
    }
}
