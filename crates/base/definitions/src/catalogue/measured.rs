//! From what a logger writes, a symbol and a unit, to what is kept.

use std::sync::Arc;

use kernel::{Day, Refusal};

use super::Catalogue;
use crate::definition::Pinned;
use crate::kinds::{MediumUse, OfKind, Parameter};
use crate::rules::units::Conversion;

/// Quantities that convert into one another for gases of known molar mass.
const GASES: [&str; 2] = ["gas-concentration", "gas-share"];

/// A parameter as it is measured in one medium.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    /// The parameter; its code is the canonical symbol.
    pub parameter: &'a Arc<Pinned<Parameter>>,
    /// Unit, digits and plausible range in that medium.
    pub kept: &'a MediumUse,
}

/// Why a symbol names nothing that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoParameter {
    /// Nobody knows it.
    Unknown,
    /// It is known, but not in this medium.
    OtherMedium {
        /// The parameter that it means elsewhere.
        parameter: String,
    },
    /// Its parameter does not hold on that day.
    NotInForce {
        /// The parameter.
        parameter: String,
    },
}

impl NoParameter {
    /// For people.
    pub fn refusal(&self, symbol: &str, medium: &str) -> Refusal {
        let refusal = |code: &'static str| Refusal::new(code).with("symbol", symbol).with("medium", medium);
        match self {
            NoParameter::Unknown => refusal("refused-symbol-unknown"),
            NoParameter::OtherMedium { parameter } => {
                refusal("refused-symbol-other-medium").with("parameter", parameter.as_str())
            }
            NoParameter::NotInForce { parameter } => {
                refusal("refused-symbol-not-in-force").with("parameter", parameter.as_str())
            }
        }
    }
}

impl Catalogue {
    /// The parameter that a logger or laboratory means by `symbol` in `medium` on `day`.
    pub fn measured(&self, medium: &str, symbol: &str, day: Day) -> Result<Measured<'_>, NoParameter> {
        let Some(code) = self.spellings.parameter(medium, symbol) else {
            return Err(match self.spellings.parameter_elsewhere(symbol) {
                Some(code) => NoParameter::OtherMedium { parameter: code.to_owned() },
                None => NoParameter::Unknown,
            });
        };
        let parameter = Parameter::shelf(&self.shelves).in_force(code, day);
        match parameter.and_then(|p| Some(Measured { parameter: p, kept: p.body.media.get(medium)? })) {
            Some(measured) => Ok(measured),
            None => Err(NoParameter::NotInForce { parameter: code.to_owned() }),
        }
    }

    /// How a value with this spelling of a unit becomes one in the unit that is kept; none if the
    /// spelling is unknown for what the parameter measures.
    pub fn to_kept_unit(&self, measured: &Measured<'_>, spelling: &str) -> Option<Conversion> {
        let kept = self.unit(&measured.kept.unit)?;
        let own = [kept.quantity.as_str()];
        let quantities: &[&str] = if GASES.contains(&own[0]) { &GASES } else { &own };
        let given = quantities.iter().find_map(|quantity| self.spellings.unit(quantity, spelling))?;
        if given == measured.kept.unit {
            return Some(Conversion::NONE);
        }
        Conversion::between(self.unit(given)?, kept, measured.parameter.body.molar_mass)
    }
}
