//! Spans of time among themselves, and the parts of a moment.
//!
//! An instant is a span whose ends coincide, so one rule serves both. Spans are half-open: one that
//! ends at noon is before noon.

use jiff::Timestamp;
use jiff::tz::Offset;
use kernel::{MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND};

use crate::function::Function;
use crate::scalar::{Interval, Scalar};
use crate::tree::Comparison;

/// Compares two spans of time; `gt` is after, `lt` before.
pub(super) fn compare(comparison: Comparison, a: Interval, b: Interval) -> bool {
    match comparison {
        Comparison::Eq => a == b,
        Comparison::Ne => a != b,
        Comparison::Lt => a.end <= b.start && a.start < b.start,
        Comparison::Gt => compare(Comparison::Lt, b, a),
        Comparison::Le => a.start <= b.start && a.end <= b.end,
        Comparison::Ge => compare(Comparison::Le, b, a),
    }
}

fn relate(function: Function, a: Interval, b: Interval) -> Option<bool> {
    Some(match function {
        Function::Before => compare(Comparison::Lt, a, b),
        Function::After => compare(Comparison::Gt, a, b),
        Function::Meets => a.start == b.end || a.end == b.start,
        Function::During => b.start <= a.start && a.start < b.end && a.end <= b.end,
        Function::Overlaps => a.start == b.start || (a.start < b.end && b.start < a.end),
        Function::Starts => a.start == b.start,
        Function::Finishes => a.end == b.end,
        _ => return None,
    })
}

/// What `function` yields of spans of time.
pub(super) fn call(function: Function, values: &[&Scalar]) -> Option<Scalar> {
    let a = values.first()?.span()?;
    match values.get(1) {
        Some(b) => Some(relate(function, a, b.span()?)?.into()),
        None => part(function, a.start.0),
    }
}

fn part(function: Function, micros: i64) -> Option<Scalar> {
    let clock = micros.rem_euclid(MICROS_PER_DAY);
    Some(match function {
        Function::Hour => (clock / MICROS_PER_HOUR).into(),
        Function::Minute => (clock / (60 * MICROS_PER_SECOND) % 60).into(),
        Function::Second => (clock / MICROS_PER_SECOND % 60).into(),
        Function::FractionalSeconds => Scalar::Real((clock % MICROS_PER_SECOND) as f64 / 1e6),
        Function::Time => Scalar::Time(clock),
        Function::TotalOffsetMinutes => 0_i64.into(),
        Function::Year | Function::Month | Function::Day | Function::Date => {
            let date = Offset::UTC.to_datetime(Timestamp::from_microsecond(micros).ok()?).date();
            match function {
                Function::Year => i64::from(date.year()).into(),
                Function::Month => i64::from(date.month()).into(),
                Function::Day => i64::from(date.day()).into(),
                _ => Scalar::Day(kernel::Day(date)),
            }
        }
        _ => return None,
    })
}
