//! The windows that averages are taken over.

use kernel::{Day, MICROS_PER_HOUR, Moment};

/// A span of time without its start and with its end, named by its end (*cửa sổ trung bình*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    after: Moment,
    until: Moment,
}

impl Window {
    /// The hour that a moment lies in. 10:00:00 ends the hour of 10:00; 10:00:01 is in that of 11:00.
    pub fn hour_of(at: Moment) -> Window {
        // UTC+7 is a whole number of hours, so local hours are hours of UTC.
        let before = Moment(at.0.saturating_sub(1)).floor_hour();
        Window { after: before, until: Moment(before.0.saturating_add(MICROS_PER_HOUR)) }
    }

    /// So many hours that end with the one labelled `until`.
    pub fn hours_until(until: Moment, hours: i64) -> Window {
        Window { after: Moment(until.0.saturating_sub(hours * MICROS_PER_HOUR)), until }
    }

    /// The days of the calendar year that a moment lies in.
    pub fn year_of(at: Moment) -> Window {
        let first = Moment(at.0.saturating_sub(1)).day().first_of_year();
        Window { after: first.start(), until: first.plus(366).first_of_year().start() }
    }

    /// The day that a moment lies in. 00:00:00 ends the day before.
    pub fn day_of(at: Moment) -> Window {
        Window::day(Moment(at.0.saturating_sub(1)).day())
    }

    /// The hours 01:00 to 24:00 of a local day.
    pub fn day(day: Day) -> Window {
        Window { after: day.start(), until: day.plus(1).start() }
    }

    /// Its start, which is not in it.
    pub fn after(self) -> Moment {
        self.after
    }

    /// Its end, which is in it and names it.
    pub fn until(self) -> Moment {
        self.until
    }

    /// Whether a moment lies in it.
    pub fn contains(self, at: Moment) -> bool {
        self.after < at && at <= self.until
    }
}
