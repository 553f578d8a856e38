//! SQL of the keys' fingerprints.

use ::store::{Error, Tx, args};
use kernel::Moment;

/// The keys that this database cannot be read without: purpose, id, fingerprint.
pub(super) fn needed(tx: &mut Tx) -> Result<Vec<(String, i64, Vec<u8>)>, Error> {
    tx.all("select purpose, id, fingerprint from vault_key where retired_at is null order by purpose, id", args![])
}

/// Notes that nothing needs a key any more.
pub(super) fn retire(tx: &mut Tx, purpose: &str, id: i64, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update vault_key set retired_at = ?3 where purpose = ?1 and id = ?2 and retired_at is null",
        args![purpose, id, now],
    )
}

/// Notes a key unless it is known.
pub(super) fn note(tx: &mut Tx, purpose: &str, id: i64, fingerprint: &[u8], now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into vault_key (purpose, id, fingerprint, first_used_at) values (?1, ?2, ?3, ?4)
         on conflict (purpose, id) do nothing",
        args![purpose, id, fingerprint, now],
    )?;
    Ok(())
}
