//! Heights: from values to pixels, with round steps.

use crate::format::decimals_of;
use crate::ui::chart::{Limit, Point, drawable};

/// The first pixel of the plot; above it stands the label of the highest step.
pub(super) const TOP: f64 = 24.0;
/// The last pixel of the plot.
pub(super) const BOTTOM: f64 = 264.0;
/// The height of the drawing, with the labels of time.
pub(super) const HEIGHT: f64 = 300.0;

/// A limit this many times above all values would press them flat; it is told in words instead.
const FARTHEST_LIMIT: f64 = 10.0;

/// From values to heights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) step: f64,
}

impl Scale {
    /// A scale that holds the values and the limits near them.
    pub(super) fn of(shown: &[Vec<Point>], limits: &[Limit<'_>]) -> Scale {
        let values = || shown.iter().flatten().map(|p| p.value).filter(|v| drawable(*v));
        let largest = values().map(f64::abs).fold(0.0, f64::max);
        let near = |v: &f64| drawable(*v) && (largest == 0.0 || v.abs() <= largest * FARTHEST_LIMIT);
        let all = || values().chain(limits.iter().map(|l| l.value).filter(near));
        let low = all().fold(f64::INFINITY, f64::min);
        let high = all().fold(f64::NEG_INFINITY, f64::max);
        if low > high { Scale::between(0.0, 1.0) } else { Scale::between(low, high) }
    }

    fn between(low: f64, high: f64) -> Scale {
        // Values that are all the same, or differ by less than a number can tell, lie in the middle.
        let (mut low, mut high) = if high - low <= high.abs() * 1e-9 {
            let room = if high == 0.0 { 1.0 } else { high.abs() * 0.1 };
            (low - room, high + room)
        } else {
            (low, high)
        };
        // Amounts are compared with nothing at all, unless they move far above it (pH, temperature).
        // Otherwise there is room at both ends, or a limit there would lie on the frame.
        let room = (high - low) * 0.04;
        high += room;
        if low >= 0.0 && low < high * 0.5 {
            low = 0.0;
        } else {
            low -= room;
        }
        let step = round_step((high - low) / 5.0);
        low = (low / step).floor() * step;
        high = (high / step).ceil() * step;
        Scale { low, high, step }
    }

    /// The pixel of a value.
    pub(super) fn y(&self, value: f64) -> f64 {
        BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)
    }

    /// Whether a value lies on the drawing.
    pub(super) fn holds(&self, value: f64) -> bool {
        drawable(value) && self.low <= value && value <= self.high
    }

    /// The steps, lowest first.
    pub(super) fn steps(&self) -> impl Iterator<Item = f64> {
        let count = ((self.high - self.low) / self.step).round().clamp(1.0, 12.0) as u32;
        let (low, step) = (self.low, self.step);
        (0..=count).map(move |n| low + f64::from(n) * step)
    }

    /// The places that the steps need.
    pub(super) fn decimals(&self) -> usize {
        decimals_of(self.step)
    }
}

/// The next of 1, 2, 2.5, 5 (times a power of ten) at or above `raw`.
fn round_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0].into_iter().find(|round| raw / power <= *round);
    round.unwrap_or(10.0) * power
}
