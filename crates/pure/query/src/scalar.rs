//! The values that filters speak of, and what kinds of them there are.

use std::cmp::Ordering;

use kernel::{Day, Moment};

use crate::geometry::Geometry;

/// What a field holds or an expression yields (*kiểu dữ liệu*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Yes or no.
    Boolean,
    /// A whole number of 64 bits.
    Integer,
    /// A measured number.
    Real,
    /// Text; compared by its bytes on both engines and here.
    Text,
    /// An instant.
    Moment,
    /// A span of time with both ends (*khoảng thời gian*), half-open; an instant when they coincide.
    Interval,
    /// A length of time.
    Duration,
    /// A calendar day.
    Day,
    /// A time of day.
    Time,
    /// A place on the earth. Fields of this kind are points; literals may be any shape.
    Geometry,
}

impl Kind {
    /// The word that messages select their text by.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Boolean => "boolean",
            Kind::Integer => "integer",
            Kind::Real => "real",
            Kind::Text => "text",
            Kind::Moment => "moment",
            Kind::Interval => "interval",
            Kind::Duration => "duration",
            Kind::Day => "day",
            Kind::Time => "time",
            Kind::Geometry => "geometry",
        }
    }

    /// Whether it can be calculated with.
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Integer | Kind::Real)
    }

    /// Whether it lies on the time line.
    pub fn is_time_line(self) -> bool {
        matches!(self, Kind::Moment | Kind::Interval)
    }

    /// Whether values of the two kinds have an order or equality among them.
    pub fn compares_with(self, other: Kind) -> bool {
        self != Kind::Geometry
            && (self == other
                || (self.is_number() && other.is_number())
                || (self.is_time_line() && other.is_time_line()))
    }
}

/// A span of time from `start` to `end`; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    /// First instant inside.
    pub start: Moment,
    /// First instant after it; the same as `start` for a single instant.
    pub end: Moment,
}

impl Interval {
    /// The single instant `at`.
    pub fn at(at: Moment) -> Interval {
        Interval { start: at, end: at }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Nothing is known.
    Null,
    /// Yes or no.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A measured number; finite.
    Real(f64),
    /// Text.
    Text(String),
    /// An instant.
    Moment(Moment),
    /// A span of time.
    Interval(Interval),
    /// A length of time in microseconds.
    Duration(i64),
    /// A calendar day.
    Day(Day),
    /// A time of day, in microseconds since midnight.
    Time(i64),
    /// A place.
    Geometry(Geometry),
}

impl Scalar {
    /// Its kind; nothing has none.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Scalar::Null => return None,
            Scalar::Boolean(_) => Kind::Boolean,
            Scalar::Integer(_) => Kind::Integer,
            Scalar::Real(_) => Kind::Real,
            Scalar::Text(_) => Kind::Text,
            Scalar::Moment(_) => Kind::Moment,
            Scalar::Interval(_) => Kind::Interval,
            Scalar::Duration(_) => Kind::Duration,
            Scalar::Day(_) => Kind::Day,
            Scalar::Time(_) => Kind::Time,
            Scalar::Geometry(_) => Kind::Geometry,
        })
    }

    /// A measured number, or nothing where it is not finite: databases keep no such number either.
    pub fn finite(value: f64) -> Scalar {
        if value.is_finite() { Scalar::Real(value) } else { Scalar::Null }
    }

    /// Whether nothing is known.
    pub fn is_null(&self) -> bool {
        matches!(self, Scalar::Null)
    }

    /// The number it is, whole or measured.
    pub fn number(&self) -> Option<f64> {
        match self {
            Scalar::Integer(v) => Some(*v as f64),
            Scalar::Real(v) => Some(*v),
            _ => None,
        }
    }

    /// The text it is.
    pub fn text(&self) -> Option<&str> {
        match self {
            Scalar::Text(v) => Some(v),
            _ => None,
        }
    }

    /// The span of time it covers; an instant covers itself.
    pub fn span(&self) -> Option<Interval> {
        match self {
            Scalar::Moment(v) => Some(Interval::at(*v)),
            Scalar::Interval(v) => Some(*v),
            _ => None,
        }
    }

    /// The order of two values of comparable kinds, as both engines have it. Spans of time have a
    /// partial order of their own (see `eval::temporal`); here they go by start, then end.
    pub fn order(&self, other: &Scalar) -> Option<Ordering> {
        match (self, other) {
            (Scalar::Boolean(a), Scalar::Boolean(b)) => Some(a.cmp(b)),
            (Scalar::Text(a), Scalar::Text(b)) => Some(a.cmp(b)),
            (Scalar::Duration(a), Scalar::Duration(b))
            | (Scalar::Time(a), Scalar::Time(b))
            | (Scalar::Integer(a), Scalar::Integer(b)) => Some(a.cmp(b)),
            (Scalar::Day(a), Scalar::Day(b)) => Some(a.cmp(b)),
            (a, b) => match (a.number(), b.number(), a.span(), b.span()) {
                (Some(a), Some(b), ..) => a.partial_cmp(&b),
                (_, _, Some(a), Some(b)) => Some(a.start.cmp(&b.start).then(a.end.cmp(&b.end))),
                _ => None,
            },
        }
    }
}

impl From<bool> for Scalar {
    fn from(v: bool) -> Scalar {
        Scalar::Boolean(v)
    }
}
impl From<i64> for Scalar {
    fn from(v: i64) -> Scalar {
        Scalar::Integer(v)
    }
}
impl From<f64> for Scalar {
    fn from(v: f64) -> Scalar {
        Scalar::finite(v)
    }
}
impl From<&str> for Scalar {
    fn from(v: &str) -> Scalar {
        Scalar::Text(v.to_owned())
    }
}
impl From<String> for Scalar {
    fn from(v: String) -> Scalar {
        Scalar::Text(v)
    }
}
impl From<Moment> for Scalar {
    fn from(v: Moment) -> Scalar {
        Scalar::Moment(v)
    }
}
impl From<Day> for Scalar {
    fn from(v: Day) -> Scalar {
        Scalar::Day(v)
    }
}
impl From<Interval> for Scalar {
    fn from(v: Interval) -> Scalar {
        Scalar::Interval(v)
    }
}
impl From<Geometry> for Scalar {
    fn from(v: Geometry) -> Scalar {
        Scalar::Geometry(v)
    }
}
impl<T: Into<Scalar>> From<Option<T>> for Scalar {
    fn from(v: Option<T>) -> Scalar {
        v.map_or(Scalar::Null, Into::into)
    }
}
