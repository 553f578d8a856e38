//! SQL of lock-outs.

use ::store::{Error, Tx, args, row};
use kernel::Moment;

use super::Key;

row! {
    pub(super) struct Count {
        pub(super) failures: i64,
        pub(super) last_at: Moment,
        pub(super) locked_until: Moment,
    }
}

pub(super) fn find(tx: &mut Tx, key: &Key) -> Result<Option<Count>, Error> {
    tx.maybe(
        "select failures, last_at, locked_until from lockout where door = ?1 and key = ?2",
        args![key.door.code(), key.hash],
    )
}

pub(super) fn set(tx: &mut Tx, key: &Key, failures: i64, at: Moment, locked_until: Moment) -> Result<u64, Error> {
    tx.run(
        "insert into lockout (door, key, failures, last_at, locked_until) values (?1, ?2, ?3, ?4, ?5) \
         on conflict (door, key) do update set failures = excluded.failures, last_at = excluded.last_at, \
         locked_until = excluded.locked_until",
        args![key.door.code(), key.hash, failures, at, locked_until],
    )
}

pub(super) fn clear(tx: &mut Tx, key: &Key) -> Result<(), Error> {
    tx.run("delete from lockout where door = ?1 and key = ?2", args![key.door.code(), key.hash])?;
    Ok(())
}

pub(super) fn give_back(tx: &mut Tx, key: &Key) -> Result<(), Error> {
    tx.run(
        "update lockout set failures = failures - 1, locked_until = last_at where door = ?1 and key = ?2 and failures > 0",
        args![key.door.code(), key.hash],
    )?;
    Ok(())
}

pub(super) fn forget_before(tx: &mut Tx, before: Moment) -> Result<u64, Error> {
    tx.run("delete from lockout where last_at < ?1", args![before])
}
