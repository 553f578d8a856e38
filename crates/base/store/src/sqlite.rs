//! SQLite: two files in a data directory, each attached to the connections of the other.
//!
//! `datnuoc.db` holds the office's records and the journal, `observations.db` what stations
//! measure. Two files, because each has its own writer: a burst of uploads never waits for an
//! officer's form, nor the form for the burst.

pub(crate) mod checkpoint;
pub(crate) mod errors;
pub(crate) mod open;
pub(crate) mod session;

use std::borrow::Cow;

use rusqlite::types::ValueRef;

use crate::column::Mismatch;
use crate::value::Cell;

/// One of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum File {
    /// `datnuoc.db`: records, definitions, journal.
    Main,
    /// `observations.db`: frames, blocks, evidence.
    Observations,
}

impl File {
    /// Both, in the order in which locks and snapshots are taken.
    pub const BOTH: [File; 2] = [File::Main, File::Observations];

    /// The name in the data directory.
    pub fn name(self) -> &'static str {
        match self {
            File::Main => "datnuoc.db",
            File::Observations => "observations.db",
        }
    }

    /// The name under which it is attached to connections of the other.
    pub(crate) fn schema(self) -> &'static str {
        match self {
            File::Main => "office",
            File::Observations => "observations",
        }
    }

    pub(crate) fn other(self) -> File {
        match self {
            File::Main => File::Observations,
            File::Observations => File::Main,
        }
    }
}

/// The value at `index` as SQLite holds it.
#[inline]
pub(crate) fn cell<'a>(row: &'a rusqlite::Row<'a>, index: usize) -> Result<Cell<'a>, Mismatch> {
    let value = row.get_ref(index).map_err(|e| Mismatch(e.to_string()))?;
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(v) => Cell::Int(v),
        ValueRef::Real(v) => Cell::Real(v),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Cell::Text(Cow::Borrowed(text)),
            Err(_) => return Err(Mismatch("text that is not UTF-8".to_owned())),
        },
        ValueRef::Blob(bytes) => Cell::Blob(Cow::Borrowed(bytes)),
    })
}
