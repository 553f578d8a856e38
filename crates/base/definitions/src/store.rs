//! SQL of the definitions: rows that are only ever added.

use kernel::{Day, Moment};
use store::{Error, Tx, args, row};

row! {
    /// A version of a definition, as it stands in the database.
    #[derive(Debug, Clone)]
    pub(crate) struct DefinitionRow {
        pub(crate) id: i64,
        pub(crate) kind: String,
        pub(crate) code: String,
        pub(crate) version: i64,
        pub(crate) layer: i64,
        pub(crate) valid_from: Day,
        pub(crate) valid_to: Option<Day>,
        pub(crate) provisional: bool,
        pub(crate) withdrawn: bool,
        pub(crate) citation: String,
        pub(crate) note: Option<String>,
        pub(crate) body: String,
        pub(crate) hash: String,
        pub(crate) recorded_at: Moment,
    }
}

/// The number of the newest row: it changes whenever anything does.
pub(crate) fn newest_id(tx: &mut Tx) -> Result<i64, Error> {
    tx.one("select coalesce(max(id), 0) from definition", args![])
}

/// The newest version for each layer, code and first day, unless it is a withdrawal.
pub(crate) fn current(tx: &mut Tx) -> Result<Vec<DefinitionRow>, Error> {
    tx.all(
        "select d.id, d.kind, d.code, d.version, d.layer, d.valid_from, d.valid_to, d.provisional, d.withdrawn,
                d.citation, d.note, d.body, d.hash, d.recorded_at
         from definition d
         where not d.withdrawn
           and not exists (
               select 1 from definition n
               where n.kind = d.kind and n.code = d.code and n.layer = d.layer
                 and n.valid_from = d.valid_from and n.version > d.version)
         order by d.kind, d.code, d.layer, d.valid_from",
        args![],
    )
}

/// The same for one code.
pub(crate) fn current_of(tx: &mut Tx, kind: &str, code: &str) -> Result<Vec<DefinitionRow>, Error> {
    tx.all(
        "select d.id, d.kind, d.code, d.version, d.layer, d.valid_from, d.valid_to, d.provisional, d.withdrawn,
                d.citation, d.note, d.body, d.hash, d.recorded_at
         from definition d
         where d.kind = ?1 and d.code = ?2 and not d.withdrawn
           and not exists (
               select 1 from definition n
               where n.kind = d.kind and n.code = d.code and n.layer = d.layer
                 and n.valid_from = d.valid_from and n.version > d.version)
         order by d.layer, d.valid_from",
        args![kind, code],
    )
}

/// One version, whether it still counts or not.
pub(crate) fn version(tx: &mut Tx, kind: &str, code: &str, version: i64) -> Result<Option<DefinitionRow>, Error> {
    tx.maybe(
        "select id, kind, code, version, layer, valid_from, valid_to, provisional, withdrawn,
                citation, note, body, hash, recorded_at
         from definition where kind = ?1 and code = ?2 and version = ?3",
        args![kind, code, version],
    )
}

/// All versions of a code, newest first.
pub(crate) fn versions(tx: &mut Tx, kind: &str, code: &str) -> Result<Vec<DefinitionRow>, Error> {
    tx.all(
        "select id, kind, code, version, layer, valid_from, valid_to, provisional, withdrawn,
                citation, note, body, hash, recorded_at
         from definition where kind = ?1 and code = ?2
         order by version desc",
        args![kind, code],
    )
}

/// Every row, oldest first.
pub(crate) fn each(tx: &mut Tx, f: impl FnMut(DefinitionRow) -> Result<(), Error>) -> Result<(), Error> {
    tx.each(
        "select id, kind, code, version, layer, valid_from, valid_to, provisional, withdrawn,
                citation, note, body, hash, recorded_at
         from definition order by id",
        args![],
        f,
    )
}

/// The newest version number of a code; 0 before the first.
pub(crate) fn newest_version(tx: &mut Tx, kind: &str, code: &str) -> Result<i64, Error> {
    tx.one("select coalesce(max(version), 0) from definition where kind = ?1 and code = ?2", args![kind, code])
}

/// Adds a row (its `id` is given by the database) and says its id.
pub(crate) fn insert(tx: &mut Tx, row: &DefinitionRow) -> Result<i64, Error> {
    tx.one(
        "insert into definition (kind, code, version, layer, valid_from, valid_to, provisional, withdrawn,
                citation, note, body, hash, recorded_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         returning id",
        args![
            row.kind,
            row.code,
            row.version,
            row.layer,
            row.valid_from,
            row.valid_to,
            row.provisional,
            row.withdrawn,
            row.citation,
            row.note,
            row.body,
            row.hash,
            row.recorded_at
        ],
    )
}
