//! Flue gas is compared at a reference oxygen content, or diluting it with air would make any stack
//! legal. Comparing uncorrected values is the classic error of such systems.

use kernel::Refusal;

use super::decimal::{over, plus, times};
use crate::kinds::OxygenCorrection;

/// Why a value cannot be corrected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoCorrection {
    /// The measured content is that of air, or nearly: the stack stands still, or the probe leaks.
    TooMuchOxygen {
        /// The measured content in %.
        measured: f64,
        /// It must be below this.
        below: f64,
    },
    /// One of the contents is no number between 0 and that of air.
    Impossible {
        /// The content in %.
        content: f64,
    },
}

impl NoCorrection {
    /// For people.
    pub fn refusal(&self) -> Refusal {
        match *self {
            NoCorrection::TooMuchOxygen { measured, below } => {
                Refusal::new("refused-oxygen-too-high").with("measured", measured).with("below", below)
            }
            NoCorrection::Impossible { content } => Refusal::new("refused-oxygen-impossible").with("content", content),
        }
    }
}

/// The value at the `reference` oxygen content (*quy đổi về O₂ tham chiếu*), both contents in %:
/// `C × (20.9 − reference) / (20.9 − measured)`.
pub fn at_reference(rule: OxygenCorrection, value: f64, measured: f64, reference: f64) -> Result<f64, NoCorrection> {
    if !(0.0..rule.ambient).contains(&reference) {
        return Err(NoCorrection::Impossible { content: reference });
    }
    if measured.is_nan() || measured < 0.0 {
        return Err(NoCorrection::Impossible { content: measured });
    }
    let below = plus(rule.ambient, -rule.margin);
    if measured >= below {
        return Err(NoCorrection::TooMuchOxygen { measured, below });
    }
    Ok(over(times(value, plus(rule.ambient, -reference)), plus(rule.ambient, -measured)))
}
