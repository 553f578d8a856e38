//! Administrative units: each but the province lies in one that is known.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::{Area, AreaLevel, Kind};

pub(super) fn check(report: &mut Report<'_>, known: &Known<'_>, definition: &Definition, body: &Area) {
    match (&body.parent, body.level) {
        (None, AreaLevel::Province) => {}
        (Some(parent), AreaLevel::District | AreaLevel::Commune) => {
            report.known(known, definition, "parent", Kind::Area, parent);
        }
        _ => report.add(definition, "parent", Refusal::new("refused-definition-area-parent")),
    }
    report.each_once(definition, "formed_from", body.formed_from.iter().map(String::as_str));
}
