//! Roles: only rights that the program knows.

use kernel::Refusal;

use super::Report;
use crate::definition::Definition;
use crate::kinds::{RIGHTS, Role};

pub(super) fn check(report: &mut Report<'_>, definition: &Definition, body: &Role) {
    report.both_languages(definition, "purpose", &body.purpose);
    report.each_once(definition, "rights", body.rights.iter().map(String::as_str));
    for (i, right) in body.rights.iter().enumerate() {
        if !RIGHTS.contains(&right.as_str()) {
            let what = Refusal::new("refused-definition-right-unknown").with("right", right.as_str());
            report.add(definition, &format!("rights[{i}]"), what);
        }
    }
}
