//! What travels between the program and an engine: owned values, borrowed cells, and their kinds.
//!
//! It knows neither engine; `sqlite` and `postgres` each translate these few shapes.

use std::borrow::Cow;

/// A value whose type is known only at run time: arguments of generated SQL and rows of the archive.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A measured number; never NaN or infinite.
    Real(f64),
    /// Text without NUL characters.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Yes or no; 1 or 0 on SQLite.
    Bool(bool),
}

/// The type that an argument is sent as. PostgreSQL is told it, because its own guess differs from
/// one place in a statement to the next (`coalesce(?1, 0)` would be 32 bits wide).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 64-bit whole number.
    Int,
    /// 64-bit floating point number.
    Real,
    /// Text.
    Text,
    /// Bytes.
    Blob,
    /// Yes or no.
    Bool,
    /// JSON: text on SQLite, `jsonb` on PostgreSQL.
    Json,
    /// Left to the engine: a null of unknown type.
    Unknown,
}

/// One value on its way in or out, borrowed from the caller or from the engine's row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// A measured number.
    Real(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(Cow<'a, [u8]>),
    /// Yes or no.
    Bool(bool),
    /// JSON text.
    Json(Cow<'a, str>),
}

impl Cell<'_> {
    /// The same, borrowed.
    pub(crate) fn borrowed(&self) -> Cell<'_> {
        match self {
            Cell::Null => Cell::Null,
            Cell::Int(v) => Cell::Int(*v),
            Cell::Real(v) => Cell::Real(*v),
            Cell::Text(v) => Cell::Text(Cow::Borrowed(v)),
            Cell::Blob(v) => Cell::Blob(Cow::Borrowed(v)),
            Cell::Bool(v) => Cell::Bool(*v),
            Cell::Json(v) => Cell::Json(Cow::Borrowed(v)),
        }
    }

    /// Why neither engine may be given this value, or `None`. SQLite would turn NaN into null and
    /// keep NUL characters, PostgreSQL would do neither; so both are refused on both.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        match self {
            Cell::Real(v) if !v.is_finite() => Some("a number is not finite"),
            Cell::Text(t) | Cell::Json(t) if t.contains('\0') => Some("a text holds the NUL character"),
            _ => None,
        }
    }

    /// The word for messages about a wrong type.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Cell::Null => "null",
            Cell::Int(_) => "integer",
            Cell::Real(_) => "real",
            Cell::Text(_) => "text",
            Cell::Blob(_) => "bytes",
            Cell::Bool(_) => "boolean",
            Cell::Json(_) => "JSON",
        }
    }
}

impl Value {
    /// A borrowed view of it.
    pub fn cell(&self) -> Cell<'_> {
        match self {
            Value::Null => Cell::Null,
            Value::Int(v) => Cell::Int(*v),
            Value::Real(v) => Cell::Real(*v),
            Value::Text(v) => Cell::Text(Cow::Borrowed(v)),
            Value::Blob(v) => Cell::Blob(Cow::Borrowed(v)),
            Value::Bool(v) => Cell::Bool(*v),
        }
    }

    /// The type it is sent as.
    pub fn kind(&self) -> Kind {
        match self {
            Value::Null => Kind::Unknown,
            Value::Int(_) => Kind::Int,
            Value::Real(_) => Kind::Real,
            Value::Text(_) => Kind::Text,
            Value::Blob(_) => Kind::Blob,
            Value::Bool(_) => Kind::Bool,
        }
    }
}

/// JSON loses its kind: a dynamic value of it is its text.
impl From<Cell<'_>> for Value {
    fn from(cell: Cell<'_>) -> Value {
        match cell {
            Cell::Null => Value::Null,
            Cell::Int(v) => Value::Int(v),
            Cell::Real(v) => Value::Real(v),
            Cell::Text(v) | Cell::Json(v) => Value::Text(v.into_owned()),
            Cell::Blob(v) => Value::Blob(v.into_owned()),
            Cell::Bool(v) => Value::Bool(v),
        }
    }
}

/// Cells of the types that rows are loaded from.
macro_rules! into_cell {
    ($($type:ty, $v:ident => $cell:expr;)*) => {$(
        impl<'a> From<$type> for Cell<'a> {
            fn from($v: $type) -> Cell<'a> {
                $cell
            }
        }
    )*};
}

into_cell! {
    i64, v => Cell::Int(v);
    f64, v => Cell::Real(v);
    bool, v => Cell::Bool(v);
    &'a str, v => Cell::Text(Cow::Borrowed(v));
    String, v => Cell::Text(Cow::Owned(v));
    &'a [u8], v => Cell::Blob(Cow::Borrowed(v));
    Vec<u8>, v => Cell::Blob(Cow::Owned(v));
    kernel::Moment, v => Cell::Int(v.0);
    kernel::Day, v => Cell::Text(Cow::Owned(v.to_string()));
    &'a kernel::PublicId, v => Cell::Text(Cow::Borrowed(v.as_str()));
}

impl From<Value> for Cell<'_> {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Cell::Null,
            Value::Int(v) => Cell::Int(v),
            Value::Real(v) => Cell::Real(v),
            Value::Text(v) => Cell::Text(Cow::Owned(v)),
            Value::Blob(v) => Cell::Blob(Cow::Owned(v)),
            Value::Bool(v) => Cell::Bool(v),
        }
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(v: Option<T>) -> Cell<'a> {
        v.map_or(Cell::Null, Into::into)
    }
}

impl From<i64> for Value {
    fn from(v: i64) -> Value {
        Value::Int(v)
    }
}
impl From<f64> for Value {
    fn from(v: f64) -> Value {
        Value::Real(v)
    }
}
impl From<bool> for Value {
    fn from(v: bool) -> Value {
        Value::Bool(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Value {
        Value::Text(v.to_owned())
    }
}
impl From<String> for Value {
    fn from(v: String) -> Value {
        Value::Text(v)
    }
}
impl From<Vec<u8>> for Value {
    fn from(v: Vec<u8>) -> Value {
        Value::Blob(v)
    }
}
impl From<kernel::Moment> for Value {
    fn from(v: kernel::Moment) -> Value {
        Value::Int(v.0)
    }
}
impl From<kernel::Day> for Value {
    fn from(v: kernel::Day) -> Value {
        Value::Text(v.to_string())
    }
}
impl From<&kernel::PublicId> for Value {
    fn from(v: &kernel::PublicId) -> Value {
        Value::Text(v.as_str().to_owned())
    }
}
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Value {
        v.map_or(Value::Null, Into::into)
    }
}
