//! How many values there should be, and how many are enough.

const MINUTES_PER_HOUR: u32 = 60;

/// The least share of expected values that makes an average (*tỷ lệ số liệu hợp lệ tối thiểu*).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MinRatio(f64);

impl MinRatio {
    /// A share above 0 and up to 1.
    pub fn new(share: f64) -> Option<MinRatio> {
        (share > 0.0 && share <= 1.0).then_some(MinRatio(share))
    }

    /// The share.
    pub fn share(self) -> f64 {
        self.0
    }

    /// Whether `count` of `expected` is enough; nothing at all never is.
    pub fn is_met(self, count: u32, expected: u32) -> bool {
        // Both sides are the doubles nearest to their fractions, so 9 of 12 meets 0.75 exactly.
        count > 0 && f64::from(count) / f64::from(expected.max(1)) >= self.0
    }
}

/// Values of an hour at this interval: as many whole intervals as it holds. A station that measures
/// less often than hourly gives an hour one value.
pub fn expected_values(interval_minutes: u32) -> u32 {
    (MINUTES_PER_HOUR / interval_minutes.max(1)).max(1)
}

/// Of so many hours those that can have an average at this interval: all, unless the station measures less often than
/// hourly.
pub fn expected_hours(hours: u32, interval_minutes: u32) -> u32 {
    let minutes = interval_minutes.max(MINUTES_PER_HOUR);
    (hours * MINUTES_PER_HOUR / minutes).max(1)
}
