//! SQL of the outbox.

use ::store::{Error, Tx, args};
use kernel::{Moment, Subject};

use super::{Claimed, Known, Listed, Message};

/// Adds a message, perhaps a part of another, unless its key is known.
pub(super) fn put(
    tx: &mut Tx,
    m: &Message,
    origin: Option<i64>,
    text: &str,
    now: Moment,
) -> Result<Option<i64>, Error> {
    tx.maybe(
        "insert into outbox (channel, template, to_kind, to_id, line, key, args, state, attempts, send_after, queued_at,
            origin)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'queued', 0, ?8, ?9, ?10)
         on conflict (key) do nothing
         returning id",
        args![
            m.channel,
            m.template,
            m.to.kind,
            m.to.id,
            m.line,
            m.key,
            text,
            m.not_before.map_or(now, |at| at.max(now)),
            now,
            origin
        ],
    )
}

/// The message with a key.
pub(super) fn known(tx: &mut Tx, key: &str) -> Result<Option<Known>, Error> {
    tx.maybe("select state, args from outbox where key = ?1", args![key])
}

/// Messages that may be sent now: due, and not behind another of their line.
pub(super) fn due(tx: &mut Tx, channel: &str, now: Moment, limit: i64) -> Result<Vec<i64>, Error> {
    tx.all(
        "select o.id from outbox o
         where o.channel = ?1 and o.state = 'queued' and o.send_after <= ?2
           and not exists (select 1 from outbox e
                           where e.line = o.line and e.line is not null
                             and e.state in ('queued', 'sending') and e.id < o.id)
         order by o.send_after, o.id limit ?3",
        args![channel, now, limit],
    )
}

/// Takes one message.
pub(super) fn take(tx: &mut Tx, id: i64, owner: &str, until: Moment) -> Result<Option<Claimed>, Error> {
    tx.maybe(
        "update outbox set state = 'sending', attempts = attempts + 1, lease_owner = ?2, lease_until = ?3
         where id = ?1 and state = 'queued'
         returning id, template, to_kind, to_id, args, attempts, queued_at, lease_owner, origin",
        args![id, owner, until],
    )
}

/// Frees messages whose sender was gone.
pub(super) fn release_expired(tx: &mut Tx, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update outbox set state = 'queued', lease_owner = null, lease_until = null
         where state = 'sending' and lease_until <= ?1",
        args![now],
    )
}

/// Whether a sender was gone.
pub(super) fn has_expired(tx: &mut Tx, now: Moment) -> Result<bool, Error> {
    let found: Option<i64> =
        tx.maybe("select id from outbox where state = 'sending' and lease_until <= ?1 limit 1", args![now])?;
    Ok(found.is_some())
}

/// Marks a held message as done with: `sent`, `to-nobody`, `overtaken`.
pub(super) fn finish(tx: &mut Tx, m: &Claimed, state: &str, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update outbox set state = ?5, finished_at = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'sending' and lease_owner = ?2 and attempts = ?3",
        args![m.id, m.lease_owner, m.attempts, now, state],
    )
}

/// Gives a held message up.
pub(super) fn give_up(tx: &mut Tx, m: &Claimed, error: &str, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update outbox set state = 'failed', last_error = ?5, finished_at = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'sending' and lease_owner = ?2 and attempts = ?3",
        args![m.id, m.lease_owner, m.attempts, now, error],
    )
}

/// Lets a held message wait.
pub(super) fn put_back(tx: &mut Tx, m: &Claimed, error: &str, send_after: Moment) -> Result<u64, Error> {
    tx.run(
        "update outbox set state = 'queued', last_error = ?5, send_after = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'sending' and lease_owner = ?2 and attempts = ?3",
        args![m.id, m.lease_owner, m.attempts, send_after, error],
    )
}

/// Lets a message that was given up wait again.
pub(super) fn retry(tx: &mut Tx, id: i64, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update outbox set state = 'queued', attempts = 0, send_after = ?2, finished_at = null
         where id = ?1 and state = 'failed'",
        args![id, now],
    )
}

/// Counts messages that were due at a moment and wait.
pub(super) fn overdue(tx: &mut Tx, due_at: Moment) -> Result<i64, Error> {
    tx.one("select count(*) from outbox where state in ('queued', 'sending') and send_after <= ?1", args![due_at])
}

/// Counts messages since a moment that reached nobody.
pub(super) fn to_nobody_since(tx: &mut Tx, since: Moment) -> Result<i64, Error> {
    tx.one("select count(*) from outbox where state = 'to-nobody' and finished_at >= ?1", args![since])
}

/// Messages in a state, newest first.
pub(super) fn list(tx: &mut Tx, state: &str, before: i64, limit: i64) -> Result<Vec<Listed>, Error> {
    tx.all(
        "select id, channel, template, to_kind, to_id, state, attempts, queued_at, finished_at, last_error from outbox
         where state = ?1 and id < ?2 order by id desc limit ?3",
        args![state, before, limit],
    )
}

/// Messages to a recipient, newest first.
pub(super) fn to(tx: &mut Tx, to: &Subject, before: i64, limit: i64) -> Result<Vec<Listed>, Error> {
    tx.all(
        "select id, channel, template, to_kind, to_id, state, attempts, queued_at, finished_at, last_error from outbox
         where to_kind = ?1 and to_id = ?2 and id < ?3 order by id desc limit ?4",
        args![to.kind, to.id, before, limit],
    )
}
