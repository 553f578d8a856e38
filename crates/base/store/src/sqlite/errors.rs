//! SQLite's result codes, sorted into [`Error`].

use rusqlite::ErrorCode;
use rusqlite::ffi;

use crate::error::Error;

/// Sorts an answer of SQLite. `sql` is kept for messages about faults of ours: it holds no values.
pub(crate) fn classify(e: &rusqlite::Error, sql: &str) -> Error {
    let (code, text) = match e {
        rusqlite::Error::SqliteFailure(code, text) => (*code, text.clone().unwrap_or_else(|| code.to_string())),
        rusqlite::Error::SqlInputError { error, msg, .. } => (*error, msg.clone()),
        other => return Error::wrong(format!("{other} in {sql}")),
    };
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            return unique(&text);
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => return Error::ForeignKey(text),
        // The wal-index in shared memory could not grow: only a full disk does that.
        ffi::SQLITE_IOERR_SHMSIZE => return Error::Full(text),
        _ => {}
    }
    match code.code {
        ErrorCode::ConstraintViolation => Error::Check(text),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy(text),
        ErrorCode::DiskFull => Error::Full(text),
        ErrorCode::OperationInterrupted => Error::Deadline,
        ErrorCode::SystemIoFailure
        | ErrorCode::DatabaseCorrupt
        | ErrorCode::NotADatabase
        | ErrorCode::CannotOpen
        | ErrorCode::OutOfMemory => Error::Other { message: format!("{text} in {sql}"), fatal: true },
        _ => Error::wrong(format!("{text} in {sql}")),
    }
}

/// `UNIQUE constraint failed: station.code, station.year` or `…: index 'station_code_folded'`.
fn unique(text: &str) -> Error {
    let what = text.split_once(": ").map_or(text, |(_, what)| what);
    if let Some(index) = what.strip_prefix("index '") {
        let index = index.trim_end_matches('\'').to_owned();
        return Error::Unique { table: String::new(), columns: Vec::new(), constraint: Some(index) };
    }
    let mut table = String::new();
    let mut columns = Vec::new();
    for name in what.split(", ") {
        let (t, c) = name.rsplit_once('.').unwrap_or(("", name));
        t.clone_into(&mut table);
        columns.push(c.to_owned());
    }
    Error::Unique { table, columns, constraint: None }
}
