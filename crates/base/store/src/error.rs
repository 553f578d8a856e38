//! What an engine can answer instead of a result, in the few classes that callers tell apart.

use kernel::{Failure, Problem};

/// A statement did not give what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Exactly one row was asked for and there is none.
    #[error("no row found")]
    NotFound,
    /// A row with this key is there already.
    #[error("unique constraint on {table} ({columns:?})")]
    Unique {
        /// The table.
        table: String,
        /// The columns of the key; empty when the index is over expressions.
        columns: Vec<String>,
        /// The name of the constraint or index, where the engine tells it.
        constraint: Option<String>,
    },
    /// A row that another points to is missing, or is still pointed to.
    #[error("foreign key constraint {0}")]
    ForeignKey(String),
    /// A check or not-null constraint does not hold.
    #[error("check constraint {0}")]
    Check(String),
    /// Others are in the way: a lock was not had in time, or a deadlock was broken.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The disk is full.
    #[error("the disk of the database is full: {0}")]
    Full(String),
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// The statement took longer than it may.
    #[error("a statement passed its deadline")]
    Deadline,
    /// Anything else: a fault of ours, or a broken file.
    #[error("{message}")]
    Other {
        /// What the engine said; without values of rows.
        message: String,
        /// Whether the connection is not to be trusted any more.
        fatal: bool,
    },
}

impl Error {
    /// A fault of the program: a statement and what reads it do not fit.
    pub(crate) fn wrong(message: impl Into<String>) -> Error {
        Error::Other { message: message.into(), fatal: false }
    }

    /// Whether the row is refused because `columns` of `table` must be unique.
    pub fn is_unique_on(&self, table: &str, columns: &[&str]) -> bool {
        matches!(self, Error::Unique { table: t, columns: c, .. } if t == table && c == columns)
    }

    /// Whether the connection must be opened anew.
    pub(crate) fn is_fatal(&self) -> bool {
        matches!(self, Error::Unavailable(_) | Error::Other { fatal: true, .. })
    }
}

impl From<Error> for Problem {
    fn from(e: Error) -> Problem {
        match e {
            Error::Busy(_) => Problem::busy(e),
            Error::Full(_) => Problem::storage_full(e),
            Error::Unavailable(_) => Problem::unavailable(e),
            e => Problem::new(e),
        }
    }
}

impl From<Error> for Failure {
    fn from(e: Error) -> Failure {
        Failure::Broken(e.into())
    }
}

/// Bytes or files of an archive or a data directory.
impl From<std::io::Error> for Error {
    fn from(e: std::io::Error) -> Error {
        match e.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::Full(e.to_string()),
            _ => Error::wrong(e.to_string()),
        }
    }
}
