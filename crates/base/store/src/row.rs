//! Rows of results and how they become tuples and structs, by position.

use crate::column::{Column, Mismatch};
use crate::error::Error;
use crate::value::Cell;

/// One row of a result, as its engine holds it.
pub struct Row<'a>(pub(crate) Inner<'a>);

pub(crate) enum Inner<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The number of its columns.
    pub fn width(&self) -> usize {
        match &self.0 {
            Inner::Sqlite(row) => row.as_ref().column_count(),
            Inner::Postgres(row) => row.len(),
        }
    }

    /// The value of the column at `index`, counted from 0.
    pub fn get<T: Column>(&self, index: usize) -> Result<T, Error> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => crate::sqlite::cell(row, index),
            Inner::Postgres(row) => crate::postgres::cell(row, index),
        };
        cell.and_then(T::read).map_err(|Mismatch(why)| Error::wrong(format!("column {index} of the result: {why}")))
    }

    /// The value at `index` as the engine gives it.
    pub(crate) fn raw<R>(&self, index: usize, f: impl FnOnce(Cell<'_>) -> R) -> Result<R, Error> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => crate::sqlite::cell(row, index),
            Inner::Postgres(row) => crate::postgres::cell(row, index),
        };
        cell.map(f).map_err(|Mismatch(why)| Error::wrong(format!("column {index} of the result: {why}")))
    }

    fn must_have(&self, width: usize) -> Result<(), Error> {
        if self.width() == width {
            return Ok(());
        }
        Err(Error::wrong(format!("the statement gives {} columns, the program reads {width}", self.width())))
    }
}

/// What a row can be read into: tuples, structs declared by [`row!`](crate::row), and single values.
pub trait FromRow: Sized {
    /// Reads the row.
    fn from_row(row: &Row<'_>) -> Result<Self, Error>;
}

impl<T: Column> FromRow for T {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        row.must_have(1)?;
        row.get(0)
    }
}

/// Checks the width once, then reads by position; [`row!`](crate::row) expands to calls of this.
#[doc(hidden)]
pub fn expect_width(row: &Row<'_>, width: usize) -> Result<(), Error> {
    row.must_have(width)
}

macro_rules! tuples {
    ($($width:literal: $($name:ident $index:literal),+;)*) => {$(
        impl<$($name: Column),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, Error> {
                row.must_have($width)?;
                Ok(($(row.get::<$name>($index)?,)+))
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}

/// Declares structs that rows are read into, column by column in the order of the fields:
/// `row! { /// A holder. pub struct Holder { pub id: i64, pub name: String } }`.
#[macro_export]
macro_rules! row {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$fmeta:meta])* $fvis:vis $field:ident: $type:ty),* $(,)?
    })*) => {$(
        $(#[$meta])*
        $vis struct $name {
            $($(#[$fmeta])* $fvis $field: $type),*
        }
        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row<'_>) -> ::core::result::Result<Self, $crate::Error> {
                let fields: &[&str] = &[$(stringify!($field)),*];
                $crate::expect_width(row, fields.len())?;
                let mut index = 0_usize..;
                // Fields of a struct expression are evaluated in the order they are written.
                Ok($name { $($field: row.get(index.next().unwrap_or_default())?),* })
            }
        }
    )*};
}
