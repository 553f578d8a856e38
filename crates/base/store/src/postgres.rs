//! PostgreSQL through the synchronous driver: connections, types, locks.

pub(crate) mod connect;
pub(crate) mod errors;
pub(crate) mod locks;
pub(crate) mod numeric;
pub(crate) mod session;
pub(crate) mod tls;
pub(crate) mod types;

use crate::column::Mismatch;
use crate::value::Cell;

/// Begins a transaction that sees one state. The select fixes it now, not at the first statement.
pub(crate) const SNAPSHOT: &str = "begin isolation level repeatable read read only; select 1";

/// The value at `index` as the server sent it.
pub(crate) fn cell<'a>(row: &'a postgres::Row, index: usize) -> Result<Cell<'a>, Mismatch> {
    match row.try_get::<_, Option<types::Sent<'a>>>(index) {
        Ok(Some(sent)) => Ok(sent.0),
        Ok(None) => Ok(Cell::Null),
        Err(e) => Err(Mismatch(std::error::Error::source(&e).map_or_else(|| e.to_string(), ToString::to_string))),
    }
}
