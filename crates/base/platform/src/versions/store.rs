//! SQL of version tables: the same statements for each, their texts put together by the compiler.

use std::collections::BTreeMap;

use ::store::{Error, Sql, Tx, args, row};
use kernel::{Day, Moment};

use super::Table;
use super::timeline::Layer;

/// The statements of one `x_version`.
#[derive(Debug)]
pub struct Statements {
    /// Adds a row.
    pub insert: &'static str,
    /// The newest version of a thing.
    pub newest: &'static str,
    /// The newest versions of the things in a JSON list.
    pub newest_of: Sql,
    /// The row that was newest at a moment.
    pub known_at: &'static str,
    /// The row that spoke for a day at a moment; recorded tables have none.
    pub as_of: Option<&'static str>,
    /// What rows say about days up to a moment; recorded tables have none.
    pub layers: Option<&'static str>,
    /// All rows of a thing.
    pub history: &'static str,
    /// One row.
    pub one: &'static str,
    /// Things in order of their ids.
    pub things: &'static str,
}

/// The newest versions of the things in a JSON list.
#[macro_export]
#[doc(hidden)]
macro_rules! newest_of {
    ($x:literal) => {
        ::store::Sql {
            sqlite: concat!(
                "select id, max(version) from ", $x,
                "_version where id in (select value from json_each(?1)) group by id"
            ),
            postgres: concat!(
                "select id, max(version) from ", $x,
                "_version where id in (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))
                 group by id"
            ),
        }
    };
}

/// Declares a table of recorded versions: `recorded!(/// Settings. pub SETTING, "setting");`
#[macro_export]
macro_rules! recorded {
    ($(#[$meta:meta])* $vis:vis $NAME:ident, $x:literal) => {
        $(#[$meta])*
        $vis const $NAME: $crate::versions::Recorded = $crate::versions::Recorded {
            table: $crate::versions::Table {
                name: $x,
                statements: $crate::versions::Statements {
                    insert: concat!("insert into ", $x, "_version (id, version, recorded_at, body, hash) values (?1, ?2, ?3, ?4, ?5)"),
                    newest: concat!("select version from ", $x, "_version where id = ?1 order by version desc limit 1"),
                    newest_of: $crate::newest_of!($x),
                    known_at: concat!(
                        "select id, version, recorded_at, null, null, body, hash from ", $x,
                        "_version where id = ?1 and recorded_at <= ?2 order by version desc limit 1"
                    ),
                    as_of: None,
                    layers: None,
                    history: concat!(
                        "select id, version, recorded_at, null, null, body, hash from ", $x, "_version where id = ?1 order by version"
                    ),
                    one: concat!(
                        "select id, version, recorded_at, null, null, body, hash from ", $x, "_version where id = ?1 and version = ?2"
                    ),
                    things: concat!("select distinct id from ", $x, "_version where id > ?1 order by id limit ?2"),
                },
            },
        };
    };
}

/// Declares a table of versions with their days: `bitemporal!(/// Stations. pub STATION, "station");`
#[macro_export]
macro_rules! bitemporal {
    ($(#[$meta:meta])* $vis:vis $NAME:ident, $x:literal) => {
        $(#[$meta])*
        $vis const $NAME: $crate::versions::Bitemporal = $crate::versions::Bitemporal {
            table: $crate::versions::Table {
                name: $x,
                statements: $crate::versions::Statements {
                    insert: concat!(
                        "insert into ", $x,
                        "_version (id, version, recorded_at, body, hash, valid_from, valid_to) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                    ),
                    newest: concat!("select version from ", $x, "_version where id = ?1 order by version desc limit 1"),
                    newest_of: $crate::newest_of!($x),
                    known_at: concat!(
                        "select id, version, recorded_at, valid_from, valid_to, body, hash from ", $x,
                        "_version where id = ?1 and recorded_at <= ?2 order by version desc limit 1"
                    ),
                    as_of: Some(concat!(
                        "select id, version, recorded_at, valid_from, valid_to, body, hash from ", $x,
                        "_version where id = ?1 and valid_from <= ?2 and (valid_to is null or valid_to > ?2) and recorded_at <= ?3 \
                         order by version desc limit 1"
                    )),
                    layers: Some(concat!(
                        "select version, valid_from, valid_to, body <> 'null' from ", $x,
                        "_version where id = ?1 and recorded_at <= ?2 order by version"
                    )),
                    history: concat!(
                        "select id, version, recorded_at, valid_from, valid_to, body, hash from ", $x,
                        "_version where id = ?1 order by version"
                    ),
                    one: concat!(
                        "select id, version, recorded_at, valid_from, valid_to, body, hash from ", $x,
                        "_version where id = ?1 and version = ?2"
                    ),
                    things: concat!("select distinct id from ", $x, "_version where id > ?1 order by id limit ?2"),
                },
            },
        };
    };
}

row! {
    /// A row of an `x_version`.
    #[derive(Debug, Clone)]
    pub(crate) struct Stored {
        pub id: i64,
        pub version: i64,
        pub recorded_at: Moment,
        pub valid_from: Option<Day>,
        pub valid_to: Option<Day>,
        pub body: String,
        pub hash: Vec<u8>,
    }
}

/// Adds a row.
pub(super) fn insert(tx: &mut Tx, table: &Table, row: &Stored) -> Result<(), Error> {
    if table.statements.as_of.is_some() {
        tx.run(
            table.statements.insert,
            args![row.id, row.version, row.recorded_at, row.body, row.hash, row.valid_from, row.valid_to],
        )?;
    } else {
        tx.run(table.statements.insert, args![row.id, row.version, row.recorded_at, row.body, row.hash])?;
    }
    Ok(())
}

/// The newest version's number.
pub(super) fn newest(tx: &mut Tx, table: &Table, id: i64) -> Result<Option<i64>, Error> {
    tx.maybe(table.statements.newest, args![id])
}

/// Adds rows of a bitemporal table.
pub(super) fn insert_all(tx: &mut Tx, table: &Table, rows: Vec<Stored>) -> Result<(), Error> {
    let columns = ["id", "version", "recorded_at", "body", "hash", "valid_from", "valid_to"];
    let rows = rows.into_iter().map(|row| {
        [
            row.id.into(),
            row.version.into(),
            row.recorded_at.into(),
            row.body.into(),
            row.hash.into(),
            row.valid_from.into(),
            row.valid_to.into(),
        ]
    });
    tx.load(&format!("{}_version", table.name), columns, rows)?;
    Ok(())
}

/// The newest versions' numbers of those of the things that have one.
pub(super) fn newest_of(tx: &mut Tx, table: &Table, ids: &[i64]) -> Result<BTreeMap<i64, i64>, Error> {
    let rows: Vec<(i64, i64)> = tx.all(table.statements.newest_of, args![format!("{ids:?}")])?;
    Ok(rows.into_iter().collect())
}

/// The row that was newest at a moment.
pub(super) fn known_at(tx: &mut Tx, table: &Table, id: i64, known_at: Moment) -> Result<Option<Stored>, Error> {
    tx.maybe(table.statements.known_at, args![id, known_at])
}

/// The row that spoke for a day at a moment.
pub(super) fn as_of(tx: &mut Tx, table: &Table, id: i64, on: Day, known_at: Moment) -> Result<Option<Stored>, Error> {
    match table.statements.as_of {
        Some(text) => tx.maybe(text, args![id, on, known_at]),
        None => Ok(None),
    }
}

/// What rows said about days up to a moment.
pub(super) fn layers(tx: &mut Tx, table: &Table, id: i64, known_at: Moment) -> Result<Vec<Layer>, Error> {
    match table.statements.layers {
        Some(text) => tx.all(text, args![id, known_at]),
        None => Ok(Vec::new()),
    }
}

/// All rows of a thing.
pub(crate) fn history(tx: &mut Tx, table: &Table, id: i64) -> Result<Vec<Stored>, Error> {
    tx.all(table.statements.history, args![id])
}

/// One row.
pub(crate) fn one(tx: &mut Tx, table: &Table, id: i64, version: i64) -> Result<Option<Stored>, Error> {
    tx.maybe(table.statements.one, args![id, version])
}

/// Ids of things that have versions, after one.
pub(crate) fn things(tx: &mut Tx, table: &Table, after: i64, limit: i64) -> Result<Vec<i64>, Error> {
    tx.all(table.statements.things, args![after, limit])
}
