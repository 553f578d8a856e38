//! SQL of panels.

use ::store::{Error, Tx, args, row};
use kernel::{Moment, text};

row! {
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) code: String,
        pub(super) retired: bool,
        pub(super) version: i64,
    }
}

row! {
    pub(super) struct WatchRow {
        pub(super) panel_id: i64,
        pub(super) key_hash: String,
        pub(super) issued_at: Moment,
        pub(super) seen_at: Option<Moment>,
        pub(super) shows: String,
        pub(super) told_at: Option<Moment>,
    }
}

pub(super) fn by_code(tx: &mut Tx, folded: &str) -> Result<Option<Row>, Error> {
    tx.maybe("select id, code, retired, version from panel where code_folded = ?1", args![folded])
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Row>, Error> {
    tx.maybe("select id, code, retired, version from panel where id = ?1", args![id])
}

pub(super) fn all(tx: &mut Tx) -> Result<Vec<Row>, Error> {
    tx.all("select id, code, retired, version from panel order by retired, sort_key, id", args![])
}

/// Makes room for a panel, whose first version follows.
pub(super) fn insert(tx: &mut Tx, code: &str, name: &str) -> Result<i64, Error> {
    tx.one(
        "insert into panel (code, code_folded, sort_key, retired, version) values (?1, ?2, ?3, false, 1) returning id",
        args![code, code.to_ascii_lowercase(), text::sort_key(name)],
    )
}

/// What is looked up of a panel, after a change.
pub(super) fn update(tx: &mut Tx, id: i64, name: &str, retired: bool, version: i64) -> Result<(), Error> {
    tx.run(
        "update panel set sort_key = ?2, retired = ?3, version = ?4 where id = ?1",
        args![id, text::sort_key(name), retired, version],
    )?;
    Ok(())
}

/// A new key in place of the one before; what was seen by the old one is forgotten.
pub(super) fn set_key(tx: &mut Tx, panel: i64, hash: &str, now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into panel_watch (panel_id, key_hash, issued_at, seen_at, shows) values (?1, ?2, ?3, null, '')
         on conflict (panel_id) do update set key_hash = excluded.key_hash, issued_at = excluded.issued_at,
            seen_at = null, shows = '', told_at = null",
        args![panel, hash, now],
    )?;
    Ok(())
}

pub(super) fn watch(tx: &mut Tx, panel: i64) -> Result<Option<WatchRow>, Error> {
    tx.maybe(
        "select panel_id, key_hash, issued_at, seen_at, shows, told_at from panel_watch where panel_id = ?1",
        args![panel],
    )
}

pub(super) fn watches(tx: &mut Tx) -> Result<Vec<WatchRow>, Error> {
    tx.all("select panel_id, key_hash, issued_at, seen_at, shows, told_at from panel_watch order by panel_id", args![])
}

/// Since when it is told that a panel is lost, or that it is not.
pub(super) fn told(tx: &mut Tx, panel: i64, at: Option<Moment>) -> Result<(), Error> {
    tx.run("update panel_watch set told_at = ?2 where panel_id = ?1", args![panel, at])?;
    Ok(())
}

/// Writes down that a panel was heard of, unless it was after `unless_since`.
pub(super) fn seen(tx: &mut Tx, panel: i64, shows: &str, now: Moment, unless_since: Moment) -> Result<u64, Error> {
    tx.run(
        "update panel_watch set seen_at = ?2, shows = ?3 where panel_id = ?1 and (seen_at is null or seen_at <= ?4)",
        args![panel, now, shows, unless_since],
    )
}
