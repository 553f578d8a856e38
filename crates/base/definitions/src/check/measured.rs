//! What a table says of a parameter must fit how the parameter is measured: its medium and its unit.

use kernel::Refusal;

use super::{Known, Report};
use crate::definition::Definition;
use crate::kinds::Kind;
use crate::rules::units::Conversion;

impl Report<'_> {
    /// A row `key` with a parameter and a unit: both known, the parameter measured in one of `media`, and its unit
    /// there convertible.
    pub(super) fn measured(
        &mut self,
        known: &Known<'_>,
        definition: &Definition,
        key: &str,
        (parameter, unit): (&str, &str),
        media: &[String],
    ) {
        let is_known = self.known(known, definition, &format!("{key}.parameter"), Kind::Parameter, parameter);
        let unit_known = self.known(known, definition, &format!("{key}.unit"), Kind::Unit, unit);
        if !is_known {
            return;
        }
        let mut measured = false;
        for named in known.parameters.get(parameter).into_iter().flatten() {
            for given in media.iter().filter_map(|m| named.media.get(m)) {
                measured = true;
                let units = (known.units.get(unit), known.units.get(given.unit.as_str()));
                let (Some(from), Some(to), true) = (units.0, units.1, unit_known) else { continue };
                if Conversion::between(from, to, named.molar_mass).is_none() {
                    let what = Refusal::new("refused-definition-unit-does-not-fit")
                        .with("unit", unit)
                        .with("kept", given.unit.as_str());
                    self.add(definition, &format!("{key}.unit"), what);
                }
            }
        }
        if !measured {
            let what = Refusal::new("refused-definition-parameter-not-in-medium")
                .with("parameter", parameter)
                .with("media", media.join(", "));
            self.add(definition, &format!("{key}.parameter"), what);
        }
    }
}
