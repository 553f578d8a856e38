//! SQL of cursors.

use ::store::{Error, Tx, args};
use kernel::Moment;

/// The place of a consumer.
pub(super) fn get(tx: &mut Tx, name: &str) -> Result<Option<i64>, Error> {
    tx.maybe("select seq from cursor where name = ?1", args![name])
}

/// Puts a consumer that never moved at its first place.
pub(super) fn begin(tx: &mut Tx, name: &str, to: i64, now: Moment) -> Result<u64, Error> {
    tx.run(
        "insert into cursor (name, seq, moved_at) values (?1, ?2, ?3)
         on conflict (name) do update set seq = excluded.seq, moved_at = excluded.moved_at where cursor.seq = 0",
        args![name, to, now],
    )
}

/// Moves a consumer that is where it is thought to be.
pub(super) fn advance(tx: &mut Tx, name: &str, from: i64, to: i64, now: Moment) -> Result<u64, Error> {
    tx.run("update cursor set seq = ?3, moved_at = ?4 where name = ?1 and seq = ?2", args![name, from, to, now])
}

/// All consumers.
pub(super) fn all(tx: &mut Tx) -> Result<Vec<(String, i64, Moment)>, Error> {
    tx.all("select name, seq, moved_at from cursor order by name", args![])
}
