//! SQL of files.

use ::store::{Error, Tx, args};
use kernel::Moment;

/// Keeps bytes unless they are kept.
pub(super) fn keep(tx: &mut Tx, hash: &str, mime: &str, bytes: &[u8], now: Moment) -> Result<(), Error> {
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    tx.run(
        "insert into file (hash, media, size, body, stored_at) values (?1, ?2, ?3, ?4, ?5) on conflict (hash) do nothing",
        args![hash, mime, size, bytes, now],
    )?;
    Ok(())
}

/// The bytes.
pub(super) fn body(tx: &mut Tx, hash: &str) -> Result<Option<Vec<u8>>, Error> {
    tx.maybe("select body from file where hash = ?1", args![hash])
}

/// Media type and size.
pub(super) fn head(tx: &mut Tx, hash: &str) -> Result<Option<(String, i64)>, Error> {
    tx.maybe("select media, size from file where hash = ?1", args![hash])
}
