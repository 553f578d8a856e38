//! A value against a limit: exceeded or not, and by how much.

use super::decimal::{over, plus};
use crate::kinds::Bound;

/// What comparing a value with a limit gives (*kết quả so sánh*).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judgement {
    /// Whether the limit is passed. Standing on it is allowed.
    pub exceeded: bool,
    /// How far the value has gone.
    pub measure: Measure,
}

/// How far a value has gone, in the terms in which the law speaks of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measure {
    /// Value ÷ limit, or limit ÷ value where it must not fall below: above 1 is exceeded.
    Ratio(f64),
    /// How far outside of a range, in its unit; 0 inside.
    Distance(f64),
    /// Detected, where nothing may be.
    Presence,
}

impl Measure {
    /// The ratio, where there is one.
    pub fn ratio(&self) -> Option<f64> {
        match self {
            Measure::Ratio(ratio) => Some(*ratio),
            _ => None,
        }
    }
}

/// Compares `value` with `bound`, both in one unit. A value that is no number passes nothing:
/// whether it counts at all is decided before, by its status.
pub fn judge(bound: Bound, value: f64) -> Judgement {
    match bound {
        Bound::Max(max) => Judgement { exceeded: value > max, measure: Measure::Ratio(ratio(value, max)) },
        Bound::Min(min) => Judgement { exceeded: value < min, measure: Measure::Ratio(ratio(min, value)) },
        Bound::Range { low, high } => {
            let distance = if value > high {
                plus(value, -high)
            } else if value < low {
                plus(low, -value)
            } else {
                0.0
            };
            Judgement { exceeded: distance > 0.0, measure: Measure::Distance(distance) }
        }
        Bound::NotDetectable => Judgement { exceeded: value > 0.0, measure: Measure::Presence },
    }
}

/// A limit of 0 is passed infinitely by anything above it, and kept by 0.
fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 && part == 0.0 { 1.0 } else { over(part, whole) }
}
