//! PostgreSQL's states, sorted into [`Error`].

use postgres::error::{DbError, SqlState};

use crate::error::Error;

/// Sorts an answer of the server or the driver. Details are left out: they quote rows, and rows
/// hold personal data that no log may show.
pub(crate) fn classify(e: &postgres::Error, sql: &str) -> Error {
    if let Some(db) = e.as_db_error() {
        return sorted(db, sql);
    }
    let why = std::error::Error::source(e).map_or_else(|| e.to_string(), |cause| format!("{e}: {cause}"));
    let network = match std::error::Error::source(e) {
        Some(cause) => cause.is::<std::io::Error>(),
        None => false,
    };
    if e.is_closed() || network || e.to_string().contains("connect") {
        return Error::Unavailable(why);
    }
    Error::wrong(format!("{why} in {sql}"))
}

fn sorted(db: &DbError, sql: &str) -> Error {
    let message = format!("{} {}", db.code().code(), db.message());
    let constraint = db.constraint().unwrap_or_default().to_owned();
    match db.code().code() {
        "23505" => Error::Unique {
            table: db.table().unwrap_or_default().to_owned(),
            columns: db.detail().map(key_columns).unwrap_or_default(),
            constraint: db.constraint().map(str::to_owned),
        },
        "23503" => Error::ForeignKey(constraint),
        "23502" => Error::Check(format!("{}.{} is not null", db.table().unwrap_or(""), db.column().unwrap_or(""))),
        "23514" | "23P01" => Error::Check(constraint),
        // Deadlock, serialization failure, lock not available: others were in the way.
        "40P01" | "40001" | "55P03" => Error::Busy(message),
        "53100" => Error::Full(message),
        "57014" => Error::Deadline,
        // The server is starting, stopping, out of connections or of memory.
        "57P01" | "57P02" | "57P03" | "57P05" | "53300" | "53200" => Error::Unavailable(message),
        code if code.starts_with("08") => Error::Unavailable(message),
        _ if *db.code() == SqlState::READ_ONLY_SQL_TRANSACTION => {
            // A standby that has not been promoted yet, or a write in a reading lane.
            Error::wrong(format!("{message} in {sql}"))
        }
        _ => Error::wrong(format!("{message} in {sql}")),
    }
}

/// Whether the statements prepared on the connection are out of date: a migration changed a table.
pub(crate) fn is_stale_statement(e: &postgres::Error) -> bool {
    e.code().is_some_and(|c| *c == SqlState::FEATURE_NOT_SUPPORTED || *c == SqlState::INVALID_SQL_STATEMENT_NAME)
}

/// `Key (code, year)=(TB-1, 2026) already exists.`: the names only.
fn key_columns(detail: &str) -> Vec<String> {
    let names = detail.strip_prefix("Key (").and_then(|rest| rest.split_once(")=("));
    match names {
        Some((names, _)) if !names.contains('(') => names.split(", ").map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
