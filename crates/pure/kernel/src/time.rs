//! Moments (recorded time) and days (valid time), and the clock that is handed to use cases.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Microseconds in a second.
pub const MICROS_PER_SECOND: i64 = 1_000_000;
/// Microseconds in an hour.
pub const MICROS_PER_HOUR: i64 = 3600 * MICROS_PER_SECOND;
/// Microseconds in a day.
pub const MICROS_PER_DAY: i64 = 24 * MICROS_PER_HOUR;

/// Viet Nam keeps UTC+7 all year and has done so since 1975; loggers are set to it by
/// Circular 10/2021/TT-BTNMT. Local dates and hours of the program are in this offset.
const VIET_NAM: Offset = Offset::constant(7);

/// An instant (*thời điểm*): microseconds since 1970-01-01T00:00:00Z. Stored as a 64-bit integer
/// on both engines, so that it compares, groups and moves identically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment of a local (UTC+7) date and time of day, or `None` if it does not exist
    /// (month 13, second 61).
    pub fn from_local(y: i16, mo: i8, d: i8, h: i8, mi: i8, s: i8) -> Option<Moment> {
        let civil = jiff::civil::DateTime::new(y, mo, d, h, mi, s, 0).ok()?;
        let ts = VIET_NAM.to_timestamp(civil).ok()?;
        Some(Moment(ts.as_microsecond()))
    }

    /// The moment in `yyyyMMddHHmmss`, local time, as loggers write it (Circular 10/2021, Annex 15).
    pub fn from_compact_local(text: &str) -> Option<Moment> {
        if text.len() != 14 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let n = |a: usize, b: usize| text[a..b].parse::<i16>().ok();
        let small = |a: usize, b: usize| n(a, b).and_then(|v| i8::try_from(v).ok());
        Moment::from_local(n(0, 4)?, small(4, 6)?, small(6, 8)?, small(8, 10)?, small(10, 12)?, small(12, 14)?)
    }

    fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }

    fn local(self) -> jiff::civil::DateTime {
        // The extreme timestamps of jiff cannot be shifted by seven hours; nothing real is there.
        VIET_NAM.to_datetime(self.timestamp())
    }

    /// RFC 3339 in UTC, e.g. `2026-11-22T03:15:00Z`; for interfaces.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }

    /// Appends it in RFC 3339 in UTC: for long answers, without a text for each.
    pub fn write_rfc3339(self, out: &mut Vec<u8>) {
        const PRINTER: jiff::fmt::temporal::DateTimePrinter = jiff::fmt::temporal::DateTimePrinter::new();
        // A vector takes everything, and every timestamp can be printed.
        let _cannot_fail = PRINTER.print_timestamp(&self.timestamp(), out);
    }

    /// RFC 3339 with the local offset, e.g. `2026-11-22T10:15:00+07:00`.
    pub fn rfc3339_local(self) -> String {
        self.timestamp().display_with_offset(VIET_NAM).to_string()
    }

    /// `yyyyMMddHHmmss`, local time, as loggers write it.
    pub fn compact_local(self) -> String {
        self.local().strftime("%Y%m%d%H%M%S").to_string()
    }

    /// `22/11/2026 10:15`, local time; for people.
    pub fn display_local(self) -> String {
        self.local().strftime("%d/%m/%Y %H:%M").to_string()
    }

    /// `10:15`, local time; for chart axes.
    pub fn display_local_time(self) -> String {
        self.local().strftime("%H:%M").to_string()
    }

    /// The local (UTC+7) day it falls on.
    pub fn day(self) -> Day {
        Day(self.local().date())
    }

    /// The start of its hour.
    pub fn floor_hour(self) -> Moment {
        Moment(self.0.div_euclid(MICROS_PER_HOUR) * MICROS_PER_HOUR)
    }

    /// This moment later (or, negative, earlier) by whole seconds; saturates.
    pub fn plus_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }

    /// Seconds from `earlier` to this moment.
    pub fn seconds_since(self, earlier: Moment) -> i64 {
        (self.0 - earlier.0).div_euclid(MICROS_PER_SECOND)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

/// Parses RFC 3339 with any offset.
impl FromStr for Moment {
    type Err = jiff::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        Ok(Moment(s.parse::<jiff::Timestamp>()?.as_microsecond()))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.rfc3339())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A local calendar day (*ngày*): valid time of things and rules. Stored as text `yyyy-mm-dd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub Date);

impl Day {
    /// The day of these numbers, if it exists.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Day> {
        Date::new(year, month, day).ok().map(Day)
    }

    /// Its first instant: 00:00 local time.
    pub fn start(self) -> Moment {
        VIET_NAM.to_timestamp(self.0.at(0, 0, 0, 0)).map_or(Moment(i64::MIN), |t| Moment(t.as_microsecond()))
    }

    /// The day `days` later (or, negative, earlier); saturates at the calendar's ends.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default()))
    }

    /// The first day of its year.
    pub fn first_of_year(self) -> Day {
        Day(self.0.first_of_year())
    }

    /// `22/11/2026`; for people.
    pub fn display(self) -> String {
        self.0.strftime("%d/%m/%Y").to_string()
    }

    /// The time zone that days are counted in.
    pub fn zone() -> TimeZone {
        TimeZone::fixed(VIET_NAM)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        s.parse().map(Day)
    }
}

/// Half-open span of days `[from, to)`; no `to` means until further notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRange {
    /// First day inside.
    pub from: Day,
    /// First day no longer inside.
    pub to: Option<Day>,
}

impl DayRange {
    /// Whether `day` lies inside.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &DayRange) -> bool {
        self.to.is_none_or(|to| other.from < to) && other.to.is_none_or(|to| self.from < to)
    }
}

/// Where the present moment comes from. Only edges hold one; use cases receive a [`Moment`].
#[derive(Debug, Clone)]
pub enum Clock {
    /// The operating system's clock.
    System,
    /// A clock that tests and the demo set by hand (microseconds).
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at` until it is moved.
    pub fn manual(at: Moment) -> Clock {
        Clock::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "the one place where the system's clock is read")]
    pub fn now(&self) -> Moment {
        match self {
            Clock::System => Moment(jiff::Timestamp::now().as_microsecond()),
            Clock::Manual(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a manual clock; the system's clock is left alone.
    pub fn set(&self, at: Moment) {
        if let Clock::Manual(inner) = self {
            inner.store(at.0, Ordering::SeqCst);
        }
    }
}
