//! SQL of the security log.

use ::store::{Error, Tx, args};
use kernel::Moment;

use super::Event;

/// Adds an event.
pub(super) fn record(tx: &mut Tx, kind: &str, actor: Option<&str>, detail: &str, now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into security_event (at, kind, actor, detail) values (?1, ?2, ?3, ?4)",
        args![now, kind, actor, detail],
    )?;
    Ok(())
}

/// Newest events.
pub(super) fn recent(tx: &mut Tx, before: i64, limit: i64) -> Result<Vec<Event>, Error> {
    tx.all(
        "select id, at, kind, actor, detail from security_event where id < ?1 order by id desc limit ?2",
        args![before, limit],
    )
}

/// Newest events of a kind.
pub(super) fn of_kind(tx: &mut Tx, kind: &str, before: i64, limit: i64) -> Result<Vec<Event>, Error> {
    tx.all(
        "select id, at, kind, actor, detail from security_event where kind = ?1 and id < ?2 order by id desc limit ?3",
        args![kind, before, limit],
    )
}

/// Newest events of an actor.
pub(super) fn of_actor(tx: &mut Tx, actor: &str, before: i64, limit: i64) -> Result<Vec<Event>, Error> {
    tx.all(
        "select id, at, kind, actor, detail from security_event where actor = ?1 and id < ?2 order by id desc limit ?3",
        args![actor, before, limit],
    )
}
