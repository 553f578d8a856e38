//! Averages (*giá trị trung bình*) of hours, and of the longer windows made of them, with completeness.
//!
//! An hour is (H−1:00, H:00] and is named by its end; a day is the hours 01:00 to 24:00 of the local
//! day, UTC+7, for air, stacks and water alike. Which share of values is enough is a definition and
//! comes in as [`MinRatio`]. An average that is not complete has no value: it is not a smaller truth.

mod complete;
mod summary;
mod window;

use kernel::Moment;
use serde::{Deserialize, Serialize};

pub use complete::{MinRatio, expected_hours, expected_values};
pub use summary::Summary;
pub use window::Window;

use crate::flags::invalidated;
use crate::status::StatusCode;

/// A reading as averages see it. Of each time there is one, the version that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// When it was measured.
    pub at: Moment,
    /// The number, if one was measured.
    pub value: Option<f64>,
    /// The state of the device.
    pub status: StatusCode,
    /// What is known against it.
    pub flags: u16,
}

impl Sample {
    /// The value, if it counts: measured, with status 00, and not set aside.
    pub(crate) fn counted(&self) -> Option<f64> {
        let counts = self.status.counts_for_average() && !invalidated(self.flags);
        self.value.filter(|v| counts && v.is_finite())
    }
}

/// An average and how it came about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Average {
    /// The mean (or sum); `None` unless complete, and of directions that cancel out.
    pub value: Option<f64>,
    /// Values that counted.
    pub count: u32,
    /// Values there should have been.
    pub expected: u32,
    /// The least that counted; of directions there is none.
    pub min: Option<f64>,
    /// The greatest that counted; of directions there is none.
    pub max: Option<f64>,
    /// Whether enough counted.
    pub complete: bool,
}

/// How averages of a parameter are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Making {
    /// How values become one.
    pub summary: Summary,
    /// Minutes from one reading to the next.
    pub interval_minutes: u32,
    /// Which share of values is enough.
    pub enough: MinRatio,
}

/// The average of an hour, from its readings. Samples outside of `window` are ignored.
pub fn hourly(window: Window, samples: &[Sample], making: Making) -> Average {
    let inside = samples.iter().filter(|s| window.contains(s.at));
    let values = inside.filter_map(|s| s.counted().map(|v| (s.at, v))).collect();
    average(values, expected_values(making.interval_minutes), making)
}

/// The average of a longer window, from the `expected` averages that it is made of, each with its label: a day of its
/// hours, a year of its days. Parts outside of `window`, and parts that are not complete, do not count.
pub fn of_parts(window: Window, parts: &[(Moment, Average)], expected: u32, making: Making) -> Average {
    let inside = parts.iter().filter(|(label, _)| window.contains(*label));
    let values = inside.filter_map(|(label, part)| part.value.map(|v| (*label, v))).collect();
    average(values, expected, making)
}

/// The one value of many. They are put in order of time first, so that the same values give the same
/// last digit in whatever order they arrived: a published average can be computed again, bit for bit.
fn average(mut values: Vec<(Moment, f64)>, expected: u32, making: Making) -> Average {
    values.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let summary = making.summary;
    let complete =
        if summary.needs_all() { count > 0 && count >= expected } else { making.enough.is_met(count, expected) };
    let ordered = summary != Summary::Direction;
    let min = values.iter().map(|v| v.1).reduce(f64::min).filter(|_| ordered);
    let max = values.iter().map(|v| v.1).reduce(f64::max).filter(|_| ordered);
    let value = if complete { summary.of(&values) } else { None };
    Average { value, count, expected, min, max, complete }
}
