//! SQL of resets.

use ::store::{Error, Tx, args};
use kernel::{Actor, Moment};

pub(super) fn set(
    tx: &mut Tx,
    account: i64,
    hash: &[u8],
    by: &Actor,
    now: Moment,
    expires_at: Moment,
) -> Result<u64, Error> {
    tx.run(
        "insert into password_reset (account_id, hash, issued_by, issued_at, expires_at) values (?1, ?2, ?3, ?4, ?5) \
         on conflict (account_id) do update set hash = excluded.hash, issued_by = excluded.issued_by, \
         issued_at = excluded.issued_at, expires_at = excluded.expires_at",
        args![account, hash, by.to_string(), now, expires_at],
    )
}

/// Whether an account has a reset with this word that still holds.
pub(super) fn holds(tx: &mut Tx, account: i64, hash: &[u8], now: Moment) -> Result<bool, Error> {
    let found: i64 = tx.one(
        "select count(*) from password_reset where account_id = ?1 and hash = ?2 and expires_at > ?3",
        args![account, hash, now],
    )?;
    Ok(found > 0)
}

/// Until when the reset of an account holds.
pub(super) fn expires_at(tx: &mut Tx, account: i64) -> Result<Option<Moment>, Error> {
    tx.maybe("select expires_at from password_reset where account_id = ?1", args![account])
}

/// Uses up the reset of an account.
pub(crate) fn clear(tx: &mut Tx, account: i64) -> Result<u64, Error> {
    tx.run("delete from password_reset where account_id = ?1", args![account])
}
