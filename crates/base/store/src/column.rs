//! Types that a column of a result can be read into.

use kernel::{CommandId, Day, Dong, Moment, PublicId};

use crate::value::{Cell, Value};

/// A JSON document (*dữ liệu JSON*): text on SQLite, `jsonb` on PostgreSQL. PostgreSQL keeps the
/// meaning, not the bytes; what is hashed or signed is kept as text instead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Json(pub serde_json::Value);

/// What a column held instead of what the program reads there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch(pub String);

/// A type that a column can be read into.
pub trait Column: Sized {
    /// Reads the cell.
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch>;
}

fn mismatch<T>(wanted: &str, cell: &Cell<'_>) -> Result<T, Mismatch> {
    Err(Mismatch(format!("{} where {wanted} is read", cell.name())))
}

impl Column for i64 {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Int(v) => Ok(v),
            other => mismatch("an integer", &other),
        }
    }
}

/// Whole numbers count: SQLite gives `sum` of no fractions and literal `0` as integers.
impl Column for f64 {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Real(v) => Ok(v),
            Cell::Int(v) => Ok(v as f64),
            other => mismatch("a number", &other),
        }
    }
}

/// 0 and 1 count: SQLite has no other booleans.
impl Column for bool {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Bool(v) => Ok(v),
            Cell::Int(v @ (0 | 1)) => Ok(v == 1),
            other => mismatch("a boolean", &other),
        }
    }
}

impl Column for String {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Text(v) | Cell::Json(v) => Ok(v.into_owned()),
            other => mismatch("text", &other),
        }
    }
}

impl Column for Vec<u8> {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Blob(v) => Ok(v.into_owned()),
            other => mismatch("bytes", &other),
        }
    }
}

impl Column for Json {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Text(v) | Cell::Json(v) => {
                serde_json::from_str(&v).map(Json).map_err(|e| Mismatch(format!("text where JSON is read: {e}")))
            }
            other => mismatch("JSON", &other),
        }
    }
}

impl Column for serde_json::Value {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        Json::read(cell).map(|j| j.0)
    }
}

impl Column for Value {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        Ok(cell.into())
    }
}

impl<T: Column> Column for Option<T> {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        match cell {
            Cell::Null => Ok(None),
            other => T::read(other).map(Some),
        }
    }
}

macro_rules! narrow {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
                let wide = i64::read(cell)?;
                <$type>::try_from(wide).map_err(|_| Mismatch(format!("{wide} does not fit {}", stringify!($type))))
            }
        }
    )*};
}
narrow!(i32, u32, u16);

macro_rules! parsed {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
                match cell {
                    Cell::Text(v) => v.parse().map_err(|_| Mismatch(format!("text that is no {}", stringify!($type)))),
                    other => mismatch(stringify!($type), &other),
                }
            }
        }
    )*};
}
parsed!(Day, PublicId, CommandId);

impl Column for Moment {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        i64::read(cell).map(Moment)
    }
}

impl Column for Dong {
    fn read(cell: Cell<'_>) -> Result<Self, Mismatch> {
        i64::read(cell).map(Dong)
    }
}
