//! SQL of devices.

use ::store::{Error, Tx, args, row};
use kernel::Moment;

use super::Standing;

row! {
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) secret: String,
        pub(super) version: i64,
        pub(super) seen_at: Option<Moment>,
    }
}

/// Writes down that a logger signed in.
pub(super) fn seen(tx: &mut Tx, id: i64, now: Moment) -> Result<u64, Error> {
    tx.run("update device set seen_at = ?2 where id = ?1", args![id, now])
}

/// How the account of a logger stands.
pub(super) fn standing(tx: &mut Tx, code: &str) -> Result<Option<Standing>, Error> {
    let row: Option<(bool, Moment, Option<Moment>)> =
        tx.maybe("select state = 'active', changed_at, seen_at from device where code = ?1", args![code])?;
    Ok(row.map(|(active, changed_at, seen_at)| Standing { active, changed_at, seen_at }))
}

/// A device that may sign in.
pub(super) fn active(tx: &mut Tx, code: &str) -> Result<Option<Row>, Error> {
    tx.maybe("select id, secret, version, seen_at from device where code = ?1 and state = 'active'", args![code])
}

/// Sets a secret; a new version makes what was remembered of the old one worthless.
pub(super) fn set(tx: &mut Tx, code: &str, secret: &str, now: Moment) -> Result<i64, Error> {
    tx.one(
        "insert into device (code, kind, secret, state, version, changed_at) values (?1, 'logger', ?2, 'active', 1, ?3) \
         on conflict (code) do update set secret = excluded.secret, state = 'active', version = device.version + 1, \
         changed_at = excluded.changed_at returning id",
        args![code, secret, now],
    )
}

pub(super) fn disable(tx: &mut Tx, code: &str, now: Moment) -> Result<Option<i64>, Error> {
    tx.maybe(
        "update device set state = 'disabled', version = version + 1, changed_at = ?2 where code = ?1 returning id",
        args![code, now],
    )
}
