//! SQL of settings.

use ::store::{Error, Tx, args};

/// The id and value of a setting that was set.
pub(super) fn find(tx: &mut Tx, key: &str) -> Result<Option<(i64, String)>, Error> {
    tx.maybe("select id, value from setting where key = ?1", args![key])
}

/// Makes room for a setting's first value.
pub(super) fn create(tx: &mut Tx, key: &str, value: &str) -> Result<i64, Error> {
    tx.one("insert into setting (key, value, version) values (?1, ?2, 0) returning id", args![key, value])
}

/// Replaces a value.
pub(super) fn set(tx: &mut Tx, id: i64, value: &str, version: i64) -> Result<(), Error> {
    tx.run("update setting set value = ?2, version = ?3 where id = ?1", args![id, value, version])?;
    Ok(())
}
