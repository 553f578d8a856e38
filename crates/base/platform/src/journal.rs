//! The journal (*nhật ký*): one entry for each thing done, numbered without gaps and chained by
//! hash, written last in the transaction that did it.
//!
//! It must not know what any verb means, and holds no personal value: whoever writes an entry puts
//! references into it, and the rows they lead to are read under their own rules.
//!
//! The hash of an entry is SHA-256 over its canonical text ([`crate::canonical`]): one JSON object
//! with the keys `actor, area, at, basis, body, body_version, command_id, on_behalf_of, prev, seq,
//! subjects, verb` in this order, `at` in microseconds since 1970 UTC, `prev` the hash of the entry
//! before in hexadecimal digits (64 zeros before the first), `subjects` as `[["station",7],…]`.

mod entry;
mod line;
pub(crate) mod store;
pub mod verify;

use ::store::Tx;
use kernel::{Actor, CommandId, Moment, Outcome, Subject};

use crate::canonical::Hash;

pub use entry::{Entry, Row};

/// The hash before the first entry.
pub const GENESIS: Hash = [0; 32];

/// The longest body, in bytes of canonical text. An entry holds references; what is longer is a
/// file or a version row.
pub const LONGEST_BODY: usize = 64 * 1024;

/// The journal's end: its last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 in an empty journal.
    pub seq: i64,
    /// When it was written; the beginning of time in an empty journal.
    pub at: Moment,
    /// Its hash; [`GENESIS`] in an empty journal.
    pub hash: Hash,
}

/// The last entry of the journal.
pub fn head(tx: &mut Tx) -> Outcome<Head> {
    match store::last(tx)? {
        None => Ok(Head { seq: 0, at: Moment(i64::MIN), hash: GENESIS }),
        Some((seq, at, hash)) => Ok(Head { seq, at, hash: line::stored_hash(seq, &hash)? }),
    }
}

/// The moment that a change made now is recorded at: the clock's, but never before the last entry,
/// so that recorded time does not run back when somebody sets the clock.
pub fn moment(tx: &mut Tx, now: Moment) -> Outcome<Moment> {
    Ok(now.max(head(tx)?.at))
}

/// Writes an entry and gives its number. Call it last in the transaction, in the main lane: the
/// lane is what makes the numbers dense.
pub fn write(
    tx: &mut Tx,
    actor: &Actor,
    on_behalf_of: Option<i64>,
    now: Moment,
    command: Option<&CommandId>,
    entry: Entry,
) -> Outcome<i64> {
    let head = head(tx)?;
    let subjects = entry.all_subjects();
    let line = line::Line::next(&head, actor, on_behalf_of, now, command, &entry)?;
    store::append(tx, &line)?;
    for subject in &subjects {
        store::index(tx, subject, line.seq)?;
    }
    Ok(line.seq)
}

/// Writes many entries at once, as [`write`] does one: for what one act does to many things.
pub fn write_all(
    tx: &mut Tx,
    actor: &Actor,
    on_behalf_of: Option<i64>,
    now: Moment,
    command: Option<&CommandId>,
    entries: &[Entry],
) -> Outcome<()> {
    let mut head = head(tx)?;
    let mut lines = Vec::with_capacity(entries.len());
    let mut subjects = Vec::new();
    for entry in entries {
        let line = line::Line::next(&head, actor, on_behalf_of, now, command, entry)?;
        head = Head { seq: line.seq, at: line.at, hash: line.computed_hash() };
        subjects.extend(entry.all_subjects().into_iter().map(|subject| (subject, line.seq)));
        lines.push(line);
    }
    store::append_all(tx, lines)?;
    store::index_all(tx, subjects)?;
    Ok(())
}

/// Entries after `seq`, oldest first, at most `limit`: what consumers follow.
pub fn after(tx: &mut Tx, seq: i64, limit: i64) -> Outcome<Vec<Row>> {
    store::after(tx, seq, limit)?.into_iter().map(line::Line::into_row).collect()
}

/// Entries about one thing before `before` (`None`: from the newest on), newest first.
pub fn of_subject(tx: &mut Tx, subject: &Subject, before: Option<i64>, limit: i64) -> Outcome<Vec<Row>> {
    let lines = store::of_subject(tx, subject, before.unwrap_or(i64::MAX), limit)?;
    lines.into_iter().map(line::Line::into_row).collect()
}

/// Entries that changed a thing itself (`station.amended` of a station, not `intake.journalled`), newest
/// first, at most `limit`.
pub fn of_thing(tx: &mut Tx, subject: &Subject, limit: i64) -> Outcome<Vec<Row>> {
    let lines = store::of_thing(tx, subject, limit)?;
    lines.into_iter().map(line::Line::into_row).collect()
}

/// Entries of one actor before `before` (`None`: from the newest on), newest first.
pub fn of_actor(tx: &mut Tx, actor: &Actor, before: Option<i64>, limit: i64) -> Outcome<Vec<Row>> {
    let lines = store::of_actor(tx, &actor.to_string(), before.unwrap_or(i64::MAX), limit)?;
    lines.into_iter().map(line::Line::into_row).collect()
}

/// One entry by its number.
pub fn entry(tx: &mut Tx, seq: i64) -> Outcome<Option<Row>> {
    store::one(tx, seq)?.map(line::Line::into_row).transpose()
}
