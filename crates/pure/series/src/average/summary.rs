//! How several values become one: what a mean is depends on what was measured.

use kernel::Moment;
use serde::{Deserialize, Serialize};

/// How several values of a parameter become one (*cách tổng hợp*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Summary {
    /// Arithmetic mean.
    #[default]
    Mean,
    /// Sum, as for rain.
    Sum,
    /// Mean of directions in degrees on the circle: 350° and 10° give 0°. Each value counts the same,
    /// whatever the speed of the wind.
    Direction,
    /// Mean of energies, as for decibels: 60 and 70 dB give 67.4 dB.
    Energy,
}

/// Directions that point apart so much that no mean direction is left: the mean of their unit arrows is shorter.
const NOWHERE: f64 = 1e-6;

impl Summary {
    /// Whether it is the ordinary one.
    pub fn is_mean(&self) -> bool {
        *self == Summary::Mean
    }

    /// Whether every value must be there: a sum with holes is too small, not less sure.
    pub(super) fn needs_all(self) -> bool {
        self == Summary::Sum
    }

    /// The one value, of at least one, in order of time; `None` where directions cancel out.
    pub(super) fn of(self, values: &[(Moment, f64)]) -> Option<f64> {
        let count = values.len() as f64;
        let all = || values.iter().map(|v| v.1);
        match self {
            Summary::Mean => Some(between(sum(all()) / count, all())),
            Summary::Sum => Some(sum(all())),
            Summary::Direction => {
                let (east, north) =
                    (sum(all().map(|d| d.to_radians().sin())), sum(all().map(|d| d.to_radians().cos())));
                let direction = east.atan2(north).to_degrees().rem_euclid(360.0);
                // `rem_euclid` of the least negative angle is 360 itself.
                (east.hypot(north) / count > NOWHERE).then_some(if direction >= 360.0 { 0.0 } else { direction })
            }
            Summary::Energy => {
                let mean = sum(all().map(|level| 10.0_f64.powf(level / 10.0))) / count;
                Some(between(10.0 * mean.log10(), all()))
            }
        }
        .filter(|v| v.is_finite())
    }
}

/// Rounding may carry the mean of equal values past them by one digit in the last place.
fn between(mean: f64, values: impl Iterator<Item = f64> + Clone) -> f64 {
    mean.max(values.clone().fold(f64::INFINITY, f64::min)).min(values.fold(f64::NEG_INFINITY, f64::max))
}

/// The sum, with the error of each step carried along (Neumaier).
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut error) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = sum + value;
        error += if sum.abs() >= value.abs() { (sum - next) + value } else { (value - next) + sum };
        sum = next;
    }
    sum + error
}
