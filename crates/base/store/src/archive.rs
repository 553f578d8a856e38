//! The archive (*bản sao lưu*): a whole database as one file that neither engine owns.
//!
//! Backup, restore and the move from SQLite to PostgreSQL are all "write here, read there". Which
//! tables there are is asked of the engine, so none can be forgotten; virtual tables of SQLite and
//! generated columns are left out, because they follow from the others. Writing sees one snapshot
//! and disturbs nobody; reading fills an empty database in one transaction or leaves nothing.
//!
//! The file: a line that names the format, then compressed: a head (schema, migrations), each table
//! with its columns and rows, and the SHA-256 of all that at the end.

mod catalog;
mod encoding;
mod keys;
mod read;
mod records;
mod snapshot;
mod write;

pub use read::{check, read};
pub use write::write;

use serde::{Deserialize, Serialize};

use crate::migrate::Applied;

/// The first line of the file; a new format gets a new number.
const MAGIC: &[u8] = b"datnuoc archive 1\n";

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// How many tables.
    pub tables: usize,
    /// How many rows in all.
    pub rows: u64,
    /// SHA-256 of what was written, in hexadecimal digits; the same on both engines.
    pub sha256: String,
    /// The newest migration of the database that was written.
    pub schema: String,
}

/// How far it is; given after every few thousand rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The table at hand.
    pub table: String,
    /// Rows so far, of all tables.
    pub rows: u64,
}

/// The head of the file.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    migrations: Vec<Applied>,
}

/// What precedes the rows of a table.
#[derive(Debug, Serialize, Deserialize)]
struct TableHead {
    name: String,
    columns: Vec<String>,
    /// The last id given out, where the engine gives them: it is never given again.
    last_id: Option<i64>,
}

/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 5_000;
