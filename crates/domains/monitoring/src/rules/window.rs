//! The windows that averages are taken over, and which windows a reading touches.
//!
//! An hour is `(H-1:00, H:00]`, labelled by its end; eight hours are those that end with an hour, so that a new one
//! begins every hour; a day is the 24 hours labelled 01:00 to 24:00 local time, so `(00:00, 24:00]`; a year is the days
//! of a calendar year. Each is labelled by its end.

use kernel::Moment;
use series::average::{Window, expected_hours, expected_values};

/// Length of an average, written as ISO 8601 duration (SensorThings and OGC spell it so).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// One hour, `PT1H`.
    Hour,
    /// Eight hours, running, `PT8H`: the longest exposure to ozone and carbon monoxide that a standard limits by hours.
    EightHours,
    /// One day, `P1D`.
    Day,
    /// One calendar year, `P1Y`.
    Year,
}

impl Period {
    /// Every period that is derived, shortest first.
    pub const ALL: [Period; 4] = [Period::Hour, Period::EightHours, Period::Day, Period::Year];

    /// Those that every parameter has and that a reading touches at once. The others are made where a limit asks for
    /// them, and follow what they are made of.
    pub const COMMON: [Period; 2] = [Period::Hour, Period::Day];

    /// `PT1H`, `PT8H`, `P1D` or `P1Y`.
    pub fn code(self) -> &'static str {
        match self {
            Period::Hour => "PT1H",
            Period::EightHours => "PT8H",
            Period::Day => "P1D",
            Period::Year => "P1Y",
        }
    }

    /// The period of a code.
    pub fn from_code(code: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|p| p.code() == code)
    }

    /// The averages that it is made of; none where it is made of readings.
    pub fn parts(self) -> Option<Period> {
        match self {
            Period::Hour => None,
            Period::EightHours | Period::Day => Some(Period::Hour),
            Period::Year => Some(Period::Day),
        }
    }

    /// The periods that are made where a limit asks for them, out of averages of this one.
    pub fn made_of_it(self) -> &'static [Period] {
        match self {
            Period::Hour => &[Period::EightHours],
            Period::Day => &[Period::Year],
            Period::EightHours | Period::Year => &[],
        }
    }

    /// Its length in seconds; of a year without a leap day.
    pub fn seconds(self) -> i64 {
        match self {
            Period::Hour => 3600,
            Period::EightHours => 8 * 3600,
            Period::Day => 86_400,
            Period::Year => 365 * 86_400,
        }
    }

    /// From one window to the next in seconds; of a year without a leap day.
    pub fn step(self) -> i64 {
        match self {
            Period::EightHours => 3600,
            Period::Hour | Period::Day | Period::Year => self.seconds(),
        }
    }

    /// The first window that a reading of `time` belongs to; a reading at the full hour belongs to the hour
    /// that ends there. Of a label it is the window with this label.
    pub fn window(self, time: Moment) -> Window {
        match self {
            Period::Hour => Window::hour_of(time),
            Period::EightHours => Window::hours_until(Window::hour_of(time).until(), 8),
            Period::Day => Window::day_of(time),
            Period::Year => Window::year_of(time),
        }
    }

    /// Where the window ends that began at `start`. Between two starts it is the end of the one before, so that bounds of
    /// starts become bounds of ends.
    pub fn end_of(self, start: Moment) -> Moment {
        match self {
            Period::Year => Window::year_of(Moment(start.0.saturating_add(1))).until(),
            Period::Hour | Period::EightHours | Period::Day => start.plus_seconds(self.seconds()),
        }
    }

    /// The reverse of [`Period::end_of`].
    pub fn start_of(self, end: Moment) -> Moment {
        match self {
            Period::Year => {
                let newest_end = Window::year_of(Moment(end.0.saturating_add(1))).after();
                Window::year_of(newest_end).after()
            }
            Period::Hour | Period::EightHours | Period::Day => end.plus_seconds(-self.seconds()),
        }
    }

    /// The labels of all windows that an average with this label is part of.
    pub fn labels(self, part: Moment) -> Vec<Moment> {
        let first = self.window(part).until();
        match self {
            Period::EightHours => (0..8).map(|n| first.plus_seconds(n * self.step())).collect(),
            Period::Hour | Period::Day | Period::Year => vec![first],
        }
    }

    /// How many averages make a whole one, at this interval of readings; a station that measures less often than hourly
    /// has fewer. Of the period that is made of readings, how many readings.
    pub fn expected(self, label: Moment, interval_minutes: u32) -> u32 {
        match self {
            Period::Hour => expected_values(interval_minutes),
            Period::EightHours => expected_hours(8, interval_minutes),
            Period::Day => expected_hours(24, interval_minutes),
            Period::Year => days(self.window(label)),
        }
    }
}

fn days(window: Window) -> u32 {
    let seconds = window.until().seconds_since(window.after());
    u32::try_from(seconds / Period::Day.seconds()).unwrap_or_default()
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
            (Period::EightHours, "20261122100000", "20261122100000"),
            (Period::EightHours, "20261122100001", "20261122110000"),
            (Period::Year, "20260101000000", "20260101000000"),
            (Period::Year, "20260101000001", "20270101000000"),
            (Period::Year, "20261231235500", "20270101000000"),
        ];
        for (period, time, end) in cases {
            assert_eq!(period.window(at(time)).until(), at(end), "{period:?} of {time}");
        }
    }

    #[test]
    fn windows_are_as_long_as_they_are_called() {
        let cases = [
            (Period::Hour, "20261122100000", "20261122090000", 5, 12),
            (Period::EightHours, "20261122100000", "20261122020000", 5, 8),
            (Period::EightHours, "20261122040000", "20261121200000", 120, 4),
            (Period::EightHours, "20261122040000", "20261121200000", 24 * 60, 1),
            (Period::Day, "20261122000000", "20261121000000", 60, 24),
            (Period::Year, "20260101000000", "20250101000000", 5, 365),
            (Period::Year, "20250101000000", "20240101000000", 5, 366),
        ];
        for (period, label, after, interval, expected) in cases {
            assert_eq!(period.window(at(label)).after(), at(after), "{period:?} until {label}");
            assert_eq!(period.expected(at(label), interval), expected, "{period:?} until {label}");
        }
    }

    #[test]
    fn bounds_of_starts_are_bounds_of_ends() {
        for period in Period::ALL {
            for start in ["20231231170000", "20240101000000", "20240301120000", "20250101000000", "20250615083000"] {
                let (start, label) = (at(start), period.window(at(start)).until());
                let begins = period.window(label).after();
                assert_eq!(period.end_of(begins), label, "{period:?}");
                assert_eq!(period.start_of(label), begins, "{period:?}");
                // Whether a window begins after a moment is whether it ends after that moment's end.
                assert_eq!(begins > start, label > period.end_of(start), "{period:?} {start:?}");
                assert_eq!(label > start, begins > period.start_of(start), "{period:?} {start:?}");
            }
        }
    }

    #[test]
    fn an_hour_is_part_of_the_eight_windows_that_hold_it() {
        let hour = at("20261122230000");
        let labels = Period::EightHours.labels(hour);
        assert_eq!(labels.len(), 8);
        for label in labels {
            let window = Period::EightHours.window(label);
            assert!(window.contains(hour) && window.until() == label, "{label:?}");
        }
        assert_eq!(Period::Year.labels(at("20261123000000")), [at("20270101000000")]);
        for period in Period::ALL {
            assert!(period.parts().is_none_or(|part| part < period), "parts are computed first");
            assert!(period.made_of_it().iter().all(|whole| whole.parts() == Some(period)));
        }
    }
}
