//! Rows as they come back, by the kinds of their fields instead of an engine's types.

use kernel::{Day, Moment, Problem};

use crate::geometry::Geometry;
use crate::scalar::{Interval, Kind, Scalar};
use crate::sql::Param;

/// A row: one value for each column asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Row(pub(crate) Vec<Scalar>);

impl Row {
    /// The values in the order of the columns.
    pub fn values(&self) -> &[Scalar] {
        &self.0
    }

    /// The value of a column; nothing where there is none.
    pub fn get(&self, column: usize) -> &Scalar {
        self.0.get(column).unwrap_or(&Scalar::Null)
    }

    /// A whole number.
    pub fn integer(&self, column: usize) -> Option<i64> {
        if let Scalar::Integer(v) = self.get(column) { Some(*v) } else { None }
    }

    /// A number.
    pub fn number(&self, column: usize) -> Option<f64> {
        self.get(column).number()
    }

    /// A text.
    pub fn text(&self, column: usize) -> Option<&str> {
        self.get(column).text()
    }

    /// Yes or no.
    pub fn boolean(&self, column: usize) -> Option<bool> {
        if let Scalar::Boolean(v) = self.get(column) { Some(*v) } else { None }
    }

    /// An instant.
    pub fn moment(&self, column: usize) -> Option<Moment> {
        if let Scalar::Moment(v) = self.get(column) { Some(*v) } else { None }
    }

    /// A span of time.
    pub fn interval(&self, column: usize) -> Option<Interval> {
        self.get(column).span()
    }

    /// A calendar day.
    pub fn day(&self, column: usize) -> Option<Day> {
        if let Scalar::Day(v) = self.get(column) { Some(*v) } else { None }
    }

    /// A place.
    pub fn geometry(&self, column: usize) -> Option<&Geometry> {
        if let Scalar::Geometry(v) = self.get(column) { Some(v) } else { None }
    }
}

/// How many SQL values a field of this kind takes.
pub(super) fn width(kind: Kind) -> usize {
    if matches!(kind, Kind::Interval | Kind::Geometry) { 2 } else { 1 }
}

/// A value of `kind` from what came back. A registry that promises another kind than its column has
/// is a fault of the program.
pub(super) fn read(kind: Kind, params: &[Param]) -> Result<Scalar, Problem> {
    let wrong = || Problem::new(format!("a field of kind {} came back as {params:?}", kind.name()));
    Ok(match (kind, params) {
        (_, [Param::Null, ..]) => Scalar::Null,
        (Kind::Boolean, [Param::Bool(v)]) => Scalar::Boolean(*v),
        (Kind::Boolean, [Param::Int(v)]) => Scalar::Boolean(*v != 0),
        (Kind::Integer, [Param::Int(v)]) => Scalar::Integer(*v),
        (Kind::Real, [Param::Real(v)]) => Scalar::Real(*v),
        (Kind::Real, [Param::Int(v)]) => Scalar::Real(*v as f64),
        (Kind::Text, [Param::Text(v)]) => Scalar::Text(v.clone()),
        (Kind::Moment, [Param::Int(v)]) => Scalar::Moment(Moment(*v)),
        (Kind::Duration, [Param::Int(v)]) => Scalar::Duration(*v),
        (Kind::Time, [Param::Int(v)]) => Scalar::Time(*v),
        (Kind::Day, [Param::Text(v)]) => Scalar::Day(v.parse().map_err(|_| wrong())?),
        (Kind::Interval, [Param::Int(start), Param::Int(end)]) => {
            Scalar::Interval(Interval { start: Moment(*start), end: Moment(*end) })
        }
        (Kind::Geometry, [Param::Real(longitude), Param::Real(latitude)]) => {
            Scalar::Geometry(Geometry::point(*longitude, *latitude))
        }
        _ => return Err(wrong()),
    })
}
