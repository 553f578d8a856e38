//! Answers a tree over values in memory, exactly as the SQL made from it would.
//!
//! Observations come out of packed frames, not out of columns; and what no two engines compute alike
//! (letters of all scripts, calculations with overflow) is computed here, once.

mod number;
mod possible;
mod temporal;
mod text;

use std::borrow::Cow;
use std::cmp::Ordering;

use kernel::Moment;

use crate::function::Function;
use crate::geometry::{Geometry, Matrix};
use crate::scalar::Scalar;
use crate::tree::{Comparison, Expr, Path};

pub use possible::may_hold;

/// The earliest moment that a filter can name: 0001-01-01T00:00:00Z.
pub const FIRST_MOMENT: Moment = Moment(-62_135_596_800_000_000);
/// The latest: 9999-12-30T21:59:59.999999Z; beyond it the calendar library knows no local time.
pub const LAST_MOMENT: Moment = Moment(253_402_207_199_999_999);

/// Gives the value of a field; nothing where there is none.
pub type Fields<'f> = dyn Fn(&Path) -> Scalar + 'f;

/// Whether the condition holds; `None` when that is unknown, which lists treat as no.
pub fn test(expr: &Expr, fields: &Fields<'_>) -> Option<bool> {
    match expr {
        Expr::And(list) => all(list.iter().map(|e| test(e, fields))),
        Expr::Or(list) => all(list.iter().map(|e| test(e, fields).map(|b| !b))).map(|b| !b),
        Expr::Not(a) => test(a, fields).map(|b| !b),
        Expr::IsNull(a) => Some(value(a, fields).is_null()),
        Expr::Compare(c, a, b) => compare(*c, &value(a, fields), &value(b, fields)),
        Expr::In(a, list) => is_in(&value(a, fields), list),
        Expr::Call(function, list) => boolean(&call(*function, list, fields)),
        Expr::Literal(v) => boolean(v),
        Expr::Field(path) => boolean(&fields(path)),
        Expr::Arithmetic(..) | Expr::Any { .. } => None,
    }
}

/// The value of an expression. What does not fit together yields nothing.
pub fn value<'e>(expr: &'e Expr, fields: &Fields<'_>) -> Cow<'e, Scalar> {
    match expr {
        Expr::Literal(v) => Cow::Borrowed(v),
        Expr::Field(path) => Cow::Owned(fields(path)),
        Expr::Arithmetic(o, a, b) => Cow::Owned(number::calculate(*o, &value(a, fields), &value(b, fields))),
        Expr::Call(function, list) => Cow::Owned(call(*function, list, fields)),
        _ => Cow::Owned(test(expr, fields).into()),
    }
}

/// Whether all hold: a single no decides, else a single unknown.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

fn boolean(value: &Scalar) -> Option<bool> {
    match value {
        Scalar::Boolean(b) => Some(*b),
        _ => None,
    }
}

fn is_in(value: &Scalar, list: &[Scalar]) -> Option<bool> {
    if list.is_empty() {
        return Some(false);
    }
    all(list.iter().map(|item| compare(Comparison::Ne, value, item))).map(|none| !none)
}

/// Compares two values.
pub fn compare(comparison: Comparison, a: &Scalar, b: &Scalar) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.span(), b.span()) {
        return Some(temporal::compare(comparison, a, b));
    }
    let order = a.order(b)?;
    Some(match comparison {
        Comparison::Eq => order == Ordering::Equal,
        Comparison::Ne => order != Ordering::Equal,
        Comparison::Gt => order == Ordering::Greater,
        Comparison::Ge => order != Ordering::Less,
        Comparison::Lt => order == Ordering::Less,
        Comparison::Le => order != Ordering::Greater,
    })
}

fn call(function: Function, arguments: &[Expr], fields: &Fields<'_>) -> Scalar {
    match function {
        Function::MinDateTime => return Scalar::Moment(FIRST_MOMENT),
        Function::MaxDateTime => return Scalar::Moment(LAST_MOMENT),
        // The check has put the present moment in its place; a tree without check knows none.
        Function::Now => return Scalar::Null,
        _ => {}
    }
    let values: Vec<Cow<'_, Scalar>> = arguments.iter().map(|a| value(a, fields)).collect();
    let values: Vec<&Scalar> = values.iter().map(AsRef::as_ref).collect();
    let found = match values.as_slice() {
        [Scalar::Text(_), ..] => text::call(function, &values),
        [Scalar::Moment(_) | Scalar::Interval(_), ..] => temporal::call(function, &values),
        [Scalar::Integer(_) | Scalar::Real(_)] => number::round(function, values[0]),
        [Scalar::Geometry(a)] if function == Function::GeoLength => Some(Scalar::finite(a.length())),
        [Scalar::Geometry(a), Scalar::Geometry(b)] => spatial(function, a, b),
        [Scalar::Geometry(a), Scalar::Geometry(b), Scalar::Text(pattern)] if function == Function::StRelate => {
            Matrix::of(a, b).and_then(|m| m.fits(pattern)).map(Into::into)
        }
        _ => None,
    };
    found.unwrap_or(Scalar::Null)
}

/// What a point and a shape have to do with each other; of two larger shapes nothing is said.
fn spatial(function: Function, a: &Geometry, b: &Geometry) -> Option<Scalar> {
    if function == Function::GeoDistance {
        let (point, shape) = a.as_point().map(|p| (p, b)).or_else(|| b.as_point().map(|p| (p, a)))?;
        return Some(Scalar::finite(shape.distance(point)));
    }
    let matrix = Matrix::of(a, b)?;
    let holds = match function {
        Function::GeoIntersects | Function::StIntersects => !matrix.disjoint(),
        Function::StDisjoint => matrix.disjoint(),
        Function::StEquals => matrix.equals(),
        Function::StTouches => matrix.touches(),
        Function::StWithin => matrix.within(),
        Function::StContains => matrix.contains(),
        // A point has no part that could lie inside a shape while another part lies outside.
        Function::StOverlaps | Function::StCrosses => false,
        _ => return None,
    };
    Some(holds.into())
}

/// Whether a literal can be a pattern of `st_relate`.
pub(crate) fn is_relate_pattern(pattern: &str) -> bool {
    let point = Geometry::point(0.0, 0.0);
    Matrix::of(&point, &point).is_some_and(|m| m.fits(pattern).is_some())
}
