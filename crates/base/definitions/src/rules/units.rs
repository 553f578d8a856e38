//! From one unit into another of the same quantity, and from shares of volume into masses.

use super::decimal::{over, plus, times};
use crate::kinds::Unit;

/// Volume of a mole of gas in litres at 25 °C and 760 mmHg, the conditions of Nm³ in the regulations.
const MOLAR_VOLUME: f64 = 24.465;

/// Quantities between which a molar mass leads.
const GAS_SHARE: &str = "gas-share";
const GAS_CONCENTRATION: &str = "gas-concentration";

/// A step from one unit to another (*quy đổi đơn vị*): `(v + before) × factor ÷ divisor + after`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    before: f64,
    factor: f64,
    divisor: f64,
    after: f64,
}

impl Conversion {
    /// Leaves values as they are.
    pub const NONE: Conversion = Conversion { before: 0.0, factor: 1.0, divisor: 1.0, after: 0.0 };

    /// From `from` into `to`, if both measure one quantity, or if the one is a share of volume (ppm),
    /// the other a mass of gas and the molar mass is known.
    pub fn between(from: &Unit, to: &Unit, molar_mass: Option<f64>) -> Option<Conversion> {
        let (mut factor, mut divisor) = (times(from.factor, to.divisor), times(from.divisor, to.factor));
        match (from.quantity.as_str(), to.quantity.as_str()) {
            (a, b) if a == b => {}
            (GAS_SHARE, GAS_CONCENTRATION) => {
                factor = times(factor, molar_mass?);
                divisor = times(divisor, MOLAR_VOLUME);
            }
            (GAS_CONCENTRATION, GAS_SHARE) => {
                factor = times(factor, MOLAR_VOLUME);
                divisor = times(divisor, molar_mass?);
            }
            _ => return None,
        }
        if factor == divisor {
            (factor, divisor) = (1.0, 1.0);
        }
        let shifts = if from.shift == to.shift && factor == divisor { (0.0, 0.0) } else { (from.shift, -to.shift) };
        Some(Conversion { before: shifts.0, factor, divisor, after: shifts.1 })
    }

    /// The value in the other unit.
    pub fn apply(&self, v: f64) -> f64 {
        if self.is_none() {
            return v;
        }
        let scaled = times(plus(v, self.before), self.factor);
        plus(if self.divisor == 1.0 { scaled } else { over(scaled, self.divisor) }, self.after)
    }

    /// Whether it leaves values as they are.
    pub fn is_none(&self) -> bool {
        *self == Conversion::NONE
    }
}
