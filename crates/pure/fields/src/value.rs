//! What stands in a field, once it has been read.

use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};

/// A value. It keeps its kind when it is stored as JSON: `{"decimal": 0.9}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldValue {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals; finite.
    Decimal(f64),
    /// The code of an answer.
    Choice(String),
    /// A calendar day.
    Day(Day),
    /// An instant.
    Moment(Moment),
    /// Yes or no.
    Boolean(bool),
    /// Degrees.
    Coordinate(f64),
    /// Several values.
    List(Vec<FieldValue>),
    /// A value with its name.
    Assignment {
        /// Its name.
        name: String,
        /// The value.
        value: Box<FieldValue>,
    },
}

impl FieldValue {
    /// The text or code it is.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            FieldValue::Text(v) | FieldValue::Choice(v) => Some(v),
            _ => None,
        }
    }

    /// The number it is, of whatever kind.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            FieldValue::Integer(v) => Some(*v as f64),
            FieldValue::Decimal(v) | FieldValue::Coordinate(v) => Some(*v),
            _ => None,
        }
    }

    /// What makes two values of a list the same: the name of an assignment in any capitals, else all of
    /// it. Capitals of texts count, for `CO` is a gas and `Co` a metal.
    pub(crate) fn identity(&self) -> String {
        match self {
            FieldValue::Assignment { name, .. } => name.to_lowercase(),
            other => format!("{other:?}"),
        }
    }
}
