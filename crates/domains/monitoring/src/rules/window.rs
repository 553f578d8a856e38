//! The windows that averages are taken over, and which windows a reading touches.
//!
//! An hour is `(H-1:00, H:00]`, labelled by its end; a day is the 24 hours labelled 01:00 to 24:00
//! local time, so `(00:00, 24:00]`, also labelled by its end.

use kernel::Moment;
use series::average::Window;

/// Length of an average, written as ISO 8601 duration (SensorThings and OGC spell it so).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One hour, `PT1H`.
    Hour,
    /// One day, `P1D`.
    Day,
}

impl Period {
    /// Every period that is derived, shortest first; a day is made of hours.
    pub const ALL: [Period; 2] = [Period::Hour, Period::Day];

    /// `PT1H` or `P1D`.
    pub fn code(self) -> &'static str {
        match self {
            Period::Hour => "PT1H",
            Period::Day => "P1D",
        }
    }

    /// The period of a code.
    pub fn from_code(code: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|p| p.code() == code)
    }

    /// Its length in seconds.
    pub fn seconds(self) -> i64 {
        match self {
            Period::Hour => 3600,
            Period::Day => 86_400,
        }
    }

    /// The window that a reading of `time` belongs to; a reading at the full hour belongs to the hour
    /// that ends there.
    pub fn window(self, time: Moment) -> Window {
        match self {
            Period::Hour => Window::hour_of(time),
            Period::Day => Window::day_of(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_compact_local(text).expect("a moment")
    }

    #[test]
    fn windows_end_at_their_label() {
        let cases = [
            (Period::Hour, "20261122100000", "20261122100000"),
            (Period::Hour, "20261122100001", "20261122110000"),
            (Period::Hour, "20261122105959", "20261122110000"),
            (Period::Day, "20261122000000", "20261122000000"),
            (Period::Day, "20261122000001", "20261123000000"),
            (Period::Day, "20261122235500", "20261123000000"),
            (Period::Day, "20261123000000", "20261123000000"),
        ];
        for (period, time, end) in cases {
            assert_eq!(period.window(at(time)).until(), at(end), "{period:?} of {time}");
        }
    }
}
