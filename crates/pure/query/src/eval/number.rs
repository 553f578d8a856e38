//! Calculations. What has no result (division by zero, overflow) yields nothing instead of an error.

use kernel::Moment;

use super::{FIRST_MOMENT, LAST_MOMENT};
use crate::function::Function;
use crate::scalar::{Interval, Scalar};
use crate::tree::Operation;

/// `a` and `b` calculated with.
pub(super) fn calculate(operation: Operation, a: &Scalar, b: &Scalar) -> Scalar {
    match (a, b) {
        (Scalar::Integer(a), Scalar::Integer(b)) if operation != Operation::Div => whole(operation, *a, *b).into(),
        (Scalar::Duration(a), Scalar::Duration(b)) => match operation {
            Operation::Add => duration(a.checked_add(*b)),
            Operation::Sub => duration(a.checked_sub(*b)),
            _ => Scalar::Null,
        },
        (Scalar::Duration(d), n) | (n, Scalar::Duration(d)) if n.number().is_some() => scaled(operation, *d, a, b),
        (time, Scalar::Duration(by)) if time.span().is_some() => shifted(operation, time, *by),
        (Scalar::Duration(by), time) if time.span().is_some() && operation == Operation::Add => {
            shifted(operation, time, *by)
        }
        _ => match (a.number(), b.number(), a.span(), b.span()) {
            (Some(a), Some(b), ..) => Scalar::finite(measured(operation, a, b)),
            (_, _, Some(a), Some(b)) if operation == Operation::Sub => duration(a.start.0.checked_sub(b.start.0)),
            _ => Scalar::Null,
        },
    }
}

fn whole(operation: Operation, a: i64, b: i64) -> Option<i64> {
    match operation {
        Operation::Add => a.checked_add(b),
        Operation::Sub => a.checked_sub(b),
        Operation::Mul => a.checked_mul(b),
        Operation::Mod => a.checked_rem(b),
        Operation::Div => None,
    }
}

fn measured(operation: Operation, a: f64, b: f64) -> f64 {
    match operation {
        Operation::Add => a + b,
        Operation::Sub => a - b,
        Operation::Mul => a * b,
        Operation::Div => a / b,
        Operation::Mod => a % b,
    }
}

fn duration(micros: Option<i64>) -> Scalar {
    micros.map_or(Scalar::Null, Scalar::Duration)
}

/// A duration times a number, or divided by one.
fn scaled(operation: Operation, length: i64, a: &Scalar, b: &Scalar) -> Scalar {
    let factor = match (operation, a.number(), b.number()) {
        (Operation::Mul, Some(n), _) | (Operation::Mul, _, Some(n)) => n,
        (Operation::Div, None, Some(n)) => 1.0 / n,
        _ => return Scalar::Null,
    };
    let micros = (length as f64 * factor).round();
    // 2^62: safely inside 64 bits, 146,000 years.
    if micros.abs() < 4.6e18 { Scalar::Duration(micros as i64) } else { Scalar::Null }
}

fn shifted(operation: Operation, time: &Scalar, by: i64) -> Scalar {
    let by = match operation {
        Operation::Add => Some(by),
        Operation::Sub => by.checked_neg(),
        _ => None,
    };
    let moved = |at: Moment| Some(Moment(at.0.checked_add(by?)?)).filter(|m| (FIRST_MOMENT..=LAST_MOMENT).contains(m));
    let moved = match time {
        Scalar::Moment(at) => moved(*at).map(Scalar::Moment),
        Scalar::Interval(i) => {
            moved(i.start).zip(moved(i.end)).map(|(start, end)| Scalar::Interval(Interval { start, end }))
        }
        _ => None,
    };
    moved.unwrap_or(Scalar::Null)
}

/// `round`, `floor`, `ceiling`; of a whole number, itself.
pub(super) fn round(function: Function, value: &Scalar) -> Option<Scalar> {
    let of = match function {
        Function::Round => f64::round,
        Function::Floor => f64::floor,
        Function::Ceiling => f64::ceil,
        _ => return None,
    };
    Some(match value {
        Scalar::Real(v) => Scalar::finite(of(*v)),
        same => same.clone(),
    })
}
