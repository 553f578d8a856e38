//! SQL of passwords.

use ::store::{Error, Tx, args};
use kernel::Moment;

use super::Hashed;

/// Sets the password of an account, in place of the one before.
pub(crate) fn set(tx: &mut Tx, account: i64, hashed: &Hashed, must_change: bool, now: Moment) -> Result<u64, Error> {
    tx.run(
        "insert into credential (account_id, password, must_change, changed_at) values (?1, ?2, ?3, ?4) \
         on conflict (account_id) do update set password = excluded.password, must_change = excluded.must_change, \
         changed_at = excluded.changed_at",
        args![account, hashed.as_str(), must_change, now],
    )
}

/// The password of an account, and whether it must be changed.
pub(crate) fn find(tx: &mut Tx, account: i64) -> Result<Option<(Hashed, bool)>, Error> {
    let row: Option<(String, bool)> =
        tx.maybe("select password, must_change from credential where account_id = ?1", args![account])?;
    Ok(row.map(|(phc, must_change)| (Hashed::stored(phc), must_change)))
}

/// Forgets the password of an account: only a reset lets its owner in.
pub(crate) fn clear(tx: &mut Tx, account: i64) -> Result<u64, Error> {
    tx.run("delete from credential where account_id = ?1", args![account])
}
