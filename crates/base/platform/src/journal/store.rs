//! SQL of the journal.

use ::store::{Error, Tx, args};
use kernel::{Moment, Subject};

use super::line::Line;

/// The last entry: number, moment, hash.
pub(super) fn last(tx: &mut Tx) -> Result<Option<(i64, Moment, Vec<u8>)>, Error> {
    tx.maybe("select seq, at, hash from journal order by seq desc limit 1", args![])
}

/// The last entry before a moment: number, hash.
pub(crate) fn last_before(tx: &mut Tx, moment: Moment) -> Result<Option<(i64, Vec<u8>)>, Error> {
    tx.maybe("select seq, hash from journal where at < ?1 order by seq desc limit 1", args![moment])
}

/// The hash of one entry.
pub(crate) fn hash_at(tx: &mut Tx, seq: i64) -> Result<Option<Vec<u8>>, Error> {
    tx.maybe("select hash from journal where seq = ?1", args![seq])
}

/// Appends an entry.
pub(super) fn append(tx: &mut Tx, line: &Line) -> Result<(), Error> {
    tx.run(
        "insert into journal (seq, command_id, at, actor, on_behalf_of, verb, subjects, area, basis, body_version, body, prev, hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        args![
            line.seq,
            line.command_id,
            line.at,
            line.actor,
            line.on_behalf_of,
            line.verb,
            line.subjects,
            line.area,
            line.basis,
            line.body_version,
            line.body,
            line.prev,
            line.hash
        ],
    )?;
    Ok(())
}

/// Appends entries.
pub(super) fn append_all(tx: &mut Tx, lines: Vec<Line>) -> Result<(), Error> {
    let columns = [
        "seq",
        "command_id",
        "at",
        "actor",
        "on_behalf_of",
        "verb",
        "subjects",
        "area",
        "basis",
        "body_version",
        "body",
        "prev",
        "hash",
    ];
    let rows = lines.into_iter().map(|line| {
        [
            line.seq.into(),
            line.command_id.into(),
            line.at.into(),
            line.actor.into(),
            line.on_behalf_of.into(),
            line.verb.into(),
            line.subjects.into(),
            line.area.into(),
            line.basis.into(),
            line.body_version.into(),
            line.body.into(),
            line.prev.into(),
            line.hash.into(),
        ]
    });
    tx.load("journal", columns, rows)?;
    Ok(())
}

/// Notes what entries are about.
pub(super) fn index_all(tx: &mut Tx, subjects: Vec<(Subject, i64)>) -> Result<(), Error> {
    let rows = subjects.into_iter().map(|(subject, seq)| [subject.kind.into(), subject.id.into(), seq.into()]);
    tx.load("journal_subject", ["kind", "id", "seq"], rows)?;
    Ok(())
}

/// Notes that an entry is about a thing.
pub(super) fn index(tx: &mut Tx, subject: &Subject, seq: i64) -> Result<(), Error> {
    tx.run("insert into journal_subject (kind, id, seq) values (?1, ?2, ?3)", args![subject.kind, subject.id, seq])?;
    Ok(())
}

/// Whether the index knows that an entry is about a thing.
pub(super) fn is_indexed(tx: &mut Tx, subject: &Subject, seq: i64) -> Result<bool, Error> {
    let found: Option<i64> = tx.maybe(
        "select seq from journal_subject where kind = ?1 and id = ?2 and seq = ?3",
        args![subject.kind, subject.id, seq],
    )?;
    Ok(found.is_some())
}

/// Entries after a number, oldest first.
pub(super) fn after(tx: &mut Tx, seq: i64, limit: i64) -> Result<Vec<Line>, Error> {
    tx.all(
        "select seq, command_id, at, actor, on_behalf_of, verb, subjects, area, basis, body_version, body, prev, hash
         from journal where seq > ?1 order by seq limit ?2",
        args![seq, limit],
    )
}

/// One entry.
pub(super) fn one(tx: &mut Tx, seq: i64) -> Result<Option<Line>, Error> {
    tx.maybe(
        "select seq, command_id, at, actor, on_behalf_of, verb, subjects, area, basis, body_version, body, prev, hash
         from journal where seq = ?1",
        args![seq],
    )
}

/// Entries about a thing, newest first.
pub(super) fn of_subject(tx: &mut Tx, subject: &Subject, before: i64, limit: i64) -> Result<Vec<Line>, Error> {
    tx.all(
        "select j.seq, j.command_id, j.at, j.actor, j.on_behalf_of, j.verb, j.subjects, j.area, j.basis, j.body_version, j.body, j.prev, j.hash
         from journal_subject s join journal j on j.seq = s.seq
         where s.kind = ?1 and s.id = ?2 and s.seq < ?3 order by s.seq desc limit ?4",
        args![subject.kind, subject.id, before, limit],
    )
}

/// Entries about a thing whose verb begins with its kind, newest first. By the verb, because what happens to a
/// thing every minute stands under its subject, too.
pub(super) fn of_thing(tx: &mut Tx, subject: &Subject, limit: i64) -> Result<Vec<Line>, Error> {
    let verbs = (format!("{}.", subject.kind), format!("{}/", subject.kind));
    tx.all(
        "select j.seq, j.command_id, j.at, j.actor, j.on_behalf_of, j.verb, j.subjects, j.area, j.basis, j.body_version, j.body, j.prev, j.hash
         from journal j join journal_subject s on s.seq = j.seq and s.kind = ?1 and s.id = ?2
         where j.verb >= ?3 and j.verb < ?4 order by j.seq desc limit ?5",
        args![subject.kind, subject.id, verbs.0, verbs.1, limit],
    )
}

/// Entries of an actor, newest first.
pub(super) fn of_actor(tx: &mut Tx, actor: &str, before: i64, limit: i64) -> Result<Vec<Line>, Error> {
    tx.all(
        "select seq, command_id, at, actor, on_behalf_of, verb, subjects, area, basis, body_version, body, prev, hash
         from journal where actor = ?1 and seq < ?2 order by seq desc limit ?3",
        args![actor, before, limit],
    )
}
