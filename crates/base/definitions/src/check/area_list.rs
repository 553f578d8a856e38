//! Lists of units: only the one that came with the program has its tables, so none can lie over it.

use kernel::Refusal;

use super::Report;
use crate::definition::{Definition, Layer};

pub(super) fn check(report: &mut Report<'_>, definition: &Definition) {
    if report.package.layer != Layer::BuiltIn {
        report.add(definition, "", Refusal::new("refused-definition-areas-built-in"));
    }
}
