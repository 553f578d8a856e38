//! SQL of sessions.

use ::store::{Error, Tx, args, row};
use kernel::Moment;

use super::{Listed, Whence};

row! {
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) account_id: i64,
        pub(super) step: String,
        pub(super) position_id: Option<i64>,
        pub(super) delegation_id: Option<i64>,
        pub(super) second_factor: bool,
        pub(super) proved_at: Moment,
        pub(super) seen_at: Moment,
        pub(super) expires_at: Moment,
    }
}

/// A session to be written.
pub(super) struct New<'a> {
    pub(super) token_hash: Vec<u8>,
    pub(super) account: i64,
    pub(super) step: &'static str,
    pub(super) second_factor: bool,
    pub(super) whence: &'a Whence,
    pub(super) now: Moment,
    pub(super) expires_at: Moment,
}

pub(super) fn insert(tx: &mut Tx, new: &New<'_>) -> Result<u64, Error> {
    tx.run(
        "insert into session (token_hash, account_id, step, second_factor, network, agent, opened_at, proved_at, seen_at, \
         expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7, ?8)",
        args![
            new.token_hash,
            new.account,
            new.step,
            new.second_factor,
            new.whence.network,
            new.whence.agent.chars().filter(|c| !c.is_control()).take(200).collect::<String>(),
            new.now,
            new.expires_at
        ],
    )
}

pub(super) fn by_token(tx: &mut Tx, hash: &[u8]) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, account_id, step, position_id, delegation_id, second_factor, proved_at, seen_at, expires_at \
         from session where token_hash = ?1",
        args![hash],
    )
}

pub(super) fn touch(tx: &mut Tx, id: i64, now: Moment) -> Result<u64, Error> {
    tx.run("update session set seen_at = ?2 where id = ?1 and seen_at < ?2", args![id, now])
}

pub(super) fn advance(
    tx: &mut Tx,
    id: i64,
    token_hash: &[u8],
    step: &str,
    second_factor: bool,
    now: Moment,
    expires_at: Moment,
) -> Result<u64, Error> {
    tx.run(
        "update session set token_hash = ?2, step = ?3, second_factor = ?4, proved_at = ?5, seen_at = ?5, expires_at = ?6 \
         where id = ?1",
        args![id, token_hash, step, second_factor, now, expires_at],
    )
}

pub(super) fn choose(tx: &mut Tx, id: i64, position: i64, delegation: Option<i64>) -> Result<u64, Error> {
    tx.run("update session set position_id = ?2, delegation_id = ?3 where id = ?1", args![id, position, delegation])
}

pub(super) fn open_of(tx: &mut Tx, account: i64, now: Moment, seen_after: Moment) -> Result<Vec<Listed>, Error> {
    tx.all(
        "select id, network, agent, opened_at, seen_at from session \
         where account_id = ?1 and step = 'open' and expires_at > ?2 and seen_at > ?3 order by opened_at desc, id desc",
        args![account, now, seen_after],
    )
}

pub(super) fn close(tx: &mut Tx, id: i64, account: i64) -> Result<u64, Error> {
    tx.run("delete from session where id = ?1 and account_id = ?2", args![id, account])
}

pub(crate) fn close_others(tx: &mut Tx, account: i64, keep: i64) -> Result<u64, Error> {
    tx.run("delete from session where account_id = ?1 and id <> ?2", args![account, keep])
}

/// Ends every session of an account.
pub(crate) fn close_all(tx: &mut Tx, account: i64) -> Result<u64, Error> {
    tx.run("delete from session where account_id = ?1", args![account])
}

pub(super) fn forget(tx: &mut Tx, now: Moment, seen_before: Moment) -> Result<u64, Error> {
    tx.run("delete from session where expires_at <= ?1 or seen_at < ?2", args![now, seen_before])
}
