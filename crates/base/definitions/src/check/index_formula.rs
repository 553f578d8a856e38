//! Formulas of indices: each for an index that it is one of.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{IndexFormula, Kind};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &IndexFormula) {
    report.both_languages(definition, "explanation", &body.explanation);
    let kind = if body.formula.is_of_air() { Kind::AirIndex } else { Kind::WaterIndex };
    if !known.has(kind, &definition.code) {
        let what = Refusal::new("refused-definition-formula-foreign").with("code", definition.code.as_str());
        report.add(definition, "formula", what);
    }
}
