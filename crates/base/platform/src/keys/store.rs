//! SQL of the keys' fingerprints.

use ::store::{Error, Tx, args};
use kernel::Moment;

/// All fingerprints: purpose, id, fingerprint.
pub(super) fn all(tx: &mut Tx) -> Result<Vec<(String, i64, Vec<u8>)>, Error> {
    tx.all("select purpose, id, fingerprint from vault_key order by purpose, id", args![])
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
