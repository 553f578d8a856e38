//! SQL of second factors and recovery codes.

use ::store::{Error, Tx, args, row};
use kernel::{Moment, PublicId};

row! {
    pub(super) struct Row {
        pub(super) account_id: i64,
        pub(super) public_id: PublicId,
        pub(super) secret_sealed: Vec<u8>,
        pub(super) confirmed_at: Option<Moment>,
        pub(super) last_step: Option<i64>,
    }
}

pub(super) fn find(tx: &mut Tx, account: i64) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select f.account_id, a.public_id, f.secret_sealed, f.confirmed_at, f.last_step from second_factor f \
         join account a on a.id = f.account_id where f.account_id = ?1",
        args![account],
    )
}

pub(super) fn offer(tx: &mut Tx, account: i64, sealed: &[u8], now: Moment) -> Result<u64, Error> {
    tx.run(
        "insert into second_factor (account_id, secret_sealed, offered_at, confirmed_at, last_step) values (?1, ?2, ?3, null, null) \
         on conflict (account_id) do update set secret_sealed = excluded.secret_sealed, offered_at = excluded.offered_at, \
         confirmed_at = null, last_step = null",
        args![account, sealed, now],
    )
}

pub(super) fn confirm(tx: &mut Tx, account: i64, now: Moment, step: i64) -> Result<u64, Error> {
    tx.run(
        "update second_factor set confirmed_at = ?2, last_step = ?3 where account_id = ?1",
        args![account, now, step],
    )
}

pub(super) fn used(tx: &mut Tx, account: i64, step: i64) -> Result<u64, Error> {
    tx.run("update second_factor set last_step = ?2 where account_id = ?1", args![account, step])
}

/// Removes factor and codes.
pub(crate) fn clear(tx: &mut Tx, account: i64) -> Result<(), Error> {
    clear_codes(tx, account)?;
    tx.run("delete from second_factor where account_id = ?1", args![account])?;
    Ok(())
}

fn clear_codes(tx: &mut Tx, account: i64) -> Result<u64, Error> {
    tx.run("delete from recovery_code where account_id = ?1", args![account])
}

fn add_code(tx: &mut Tx, account: i64, hash: &[u8]) -> Result<u64, Error> {
    tx.run("insert into recovery_code (account_id, hash, used_at) values (?1, ?2, null)", args![account, hash])
}

/// These codes in place of those before.
pub(super) fn replace_codes(tx: &mut Tx, account: i64, hashes: &[Vec<u8>]) -> Result<(), Error> {
    clear_codes(tx, account)?;
    for hash in hashes {
        add_code(tx, account, hash)?;
    }
    Ok(())
}

/// Uses a code up; how many there were of it.
pub(super) fn use_code(tx: &mut Tx, account: i64, hash: &[u8], now: Moment) -> Result<u64, Error> {
    tx.run(
        "update recovery_code set used_at = ?3 where account_id = ?1 and hash = ?2 and used_at is null",
        args![account, hash, now],
    )
}

pub(super) fn codes_left(tx: &mut Tx, account: i64) -> Result<i64, Error> {
    tx.one("select count(*) from recovery_code where account_id = ?1 and used_at is null", args![account])
}

/// Factors after an account's id, for sealing them anew.
pub(super) fn after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select f.account_id, a.public_id, f.secret_sealed, f.confirmed_at, f.last_step from second_factor f \
         join account a on a.id = f.account_id where f.account_id > ?1 order by f.account_id limit ?2",
        args![after, limit],
    )
}

pub(super) fn set_sealed(tx: &mut Tx, account: i64, sealed: &[u8]) -> Result<u64, Error> {
    tx.run("update second_factor set secret_sealed = ?2 where account_id = ?1", args![account, sealed])
}

/// The heads of sealed secrets, which name their keys.
pub(super) fn heads(tx: &mut Tx) -> Result<Vec<(Vec<u8>, i64)>, Error> {
    tx.all("select substr(secret_sealed, 1, 5), count(*) from second_factor group by 1", args![])
}
