//! A value against a limit (*so sánh với giới hạn*): whether it exceeds, and by how much.
//!
//! Which limit applies, with which coefficients and over which average, is decided elsewhere; here
//! it is a number. Penalties count times of the limit, so the measure of a verdict is their ratio.

use serde::{Deserialize, Serialize};

/// A difference this small, as a share of the limit, comes from computing with doubles
/// (150 × 1.1 × 0.9 is not 148.5 in them), not from a chimney.
const ARITHMETIC: f64 = 1e-9;

/// A limit by its statistic (*giá trị giới hạn*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "stat", rename_all = "lowercase")]
pub enum Limit {
    /// At most this.
    Max {
        /// The limit.
        limit: f64,
    },
    /// At least this (dissolved oxygen).
    Min {
        /// The limit.
        limit: f64,
    },
    /// From `low` to `high` (pH).
    Range {
        /// The lower limit.
        low: f64,
        /// The upper limit.
        high: f64,
    },
}

/// How far a value is from its limit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Measure {
    /// Times the limit: value ÷ limit, or limit ÷ value where the limit is a least one.
    Ratio(f64),
    /// Beyond the nearer end of a range, in the unit of the value; 0 inside it.
    Distance(f64),
    /// More times than a number can say: nothing left where something must be, or something where
    /// nothing may be.
    Unbounded,
}

/// What comes of comparing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether the limit is exceeded; a value at the limit is within it.
    pub exceeded: bool,
    /// How far.
    pub measure: Measure,
}

/// Why nothing can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incomparable {
    /// The value is no number.
    Value,
    /// The limit is no number, below zero where a ratio is asked, or a range upside down.
    Limit,
}

/// Judges a value.
pub fn judge(value: f64, limit: &Limit) -> Result<Verdict, Incomparable> {
    if !value.is_finite() {
        return Err(Incomparable::Value);
    }
    match *limit {
        Limit::Max { limit } => Ok(ratio(value, positive(limit)?)),
        Limit::Min { limit } => Ok(ratio(positive(limit)?, value.max(0.0))),
        Limit::Range { low, high } if low <= high && low.is_finite() && high.is_finite() => {
            let distance = (low - value).max(value - high).max(0.0);
            let exceeded = distance > ARITHMETIC * low.abs().max(high.abs());
            Ok(Verdict { exceeded, measure: Measure::Distance(if exceeded { distance } else { 0.0 }) })
        }
        Limit::Range { .. } => Err(Incomparable::Limit),
    }
}

fn positive(limit: f64) -> Result<f64, Incomparable> {
    if limit.is_finite() && limit >= 0.0 { Ok(limit) } else { Err(Incomparable::Limit) }
}

/// `above ÷ below`; exceeded where the quotient is above one.
fn ratio(above: f64, below: f64) -> Verdict {
    let exceeded = above - below > ARITHMETIC * below;
    let quotient = above / below;
    let measure = match quotient.is_finite() {
        true => Measure::Ratio(quotient),
        false if exceeded => Measure::Unbounded,
        // Nothing may be, and nothing is.
        false => Measure::Ratio(0.0),
    };
    Verdict { exceeded, measure }
}
