//! SQL of table imports.

use ::store::{Error, Tx, args, row};
use kernel::Moment;
use serde::{Deserialize, Serialize};

/// The columns of a file: their names, and those that nobody knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Columns {
    pub names: Vec<String>,
    pub unknown: Vec<String>,
}

/// An import that begins.
pub(super) struct Begun {
    pub kind: &'static str,
    pub file_name: String,
    pub actor: String,
    pub skip_faulty: bool,
    pub columns: String,
    pub total_rows: i64,
    pub started_at: Moment,
}

row! {
    /// An import.
    pub(super) struct Import {
        pub kind: String,
        pub file_hash: String,
        pub file_name: String,
        pub actor: String,
        pub skip_faulty: bool,
        pub state: String,
        pub columns: String,
        pub total_rows: i64,
        pub faulty_rows: i64,
        pub reached: i64,
        pub applied_rows: i64,
        pub started_at: Moment,
        pub finished_at: Option<Moment>,
    }

    /// A row that lies there.
    pub(super) struct StagedRow {
        pub line: i64,
        pub cells: String,
        pub row_key: Option<String>,
    }
}

/// Adds an import.
pub(super) fn begin(tx: &mut Tx, b: &Begun, file_hash: &str) -> Result<i64, Error> {
    tx.one(
        "insert into table_import (kind, file_hash, file_name, actor, skip_faulty, state, columns, total_rows,
                                   faulty_rows, reached, applied_rows, started_at)
         values (?1, ?2, ?3, ?4, ?5, 'staging', ?6, ?7, 0, 0, 0, ?8) returning id",
        args![b.kind, file_hash, b.file_name, b.actor, b.skip_faulty, b.columns, b.total_rows, b.started_at],
    )
}

/// An import.
pub(super) fn find(tx: &mut Tx, import: i64) -> Result<Option<Import>, Error> {
    tx.maybe(
        "select kind, file_hash, file_name, actor, skip_faulty, state, columns, total_rows, faulty_rows, reached,
                applied_rows, started_at, finished_at
         from table_import where id = ?1",
        args![import],
    )
}

/// How far the step of this state came.
pub(super) fn reached(tx: &mut Tx, import: i64, state: &str) -> Result<Option<i64>, Error> {
    tx.maybe("select reached from table_import where id = ?1 and state = ?2", args![import, state])
}

/// Notes how far a step came.
pub(super) fn set_reached(tx: &mut Tx, import: i64, line: i64) -> Result<(), Error> {
    tx.run("update table_import set reached = ?2 where id = ?1", args![import, line])?;
    Ok(())
}

/// Begins the next step.
pub(super) fn move_on(tx: &mut Tx, import: i64, from: &str, to: &str) -> Result<(), Error> {
    tx.run("update table_import set state = ?3, reached = 0 where id = ?1 and state = ?2", args![import, from, to])?;
    Ok(())
}

/// Rows after a line.
pub(super) fn rows_after(tx: &mut Tx, import: i64, line: i64, limit: i64) -> Result<Vec<StagedRow>, Error> {
    tx.all(
        "select line, cells, row_key from table_import_row where import_id = ?1 and line > ?2 order by line limit ?3",
        args![import, line, limit],
    )
}

/// Rows without faults after a line.
pub(super) fn sound_rows(tx: &mut Tx, import: i64, line: i64, limit: i64) -> Result<Vec<StagedRow>, Error> {
    tx.all(
        "select line, cells, row_key from table_import_row
         where import_id = ?1 and line > ?2 and faults is null order by line limit ?3",
        args![import, line, limit],
    )
}

/// An earlier line with the same key.
pub(super) fn same_key_before(tx: &mut Tx, import: i64, key: &str, line: i64) -> Result<Option<i64>, Error> {
    tx.maybe(
        "select line from table_import_row where import_id = ?1 and row_key = ?2 and line < ?3 order by line limit 1",
        args![import, key, line],
    )
}

/// Writes down the faults of a row.
pub(super) fn set_faults(tx: &mut Tx, import: i64, line: i64, faults: &str) -> Result<(), Error> {
    tx.run("update table_import_row set faults = ?3 where import_id = ?1 and line = ?2", args![import, line, faults])?;
    Ok(())
}

/// The faults of rows, in order.
pub(super) fn faulty(tx: &mut Tx, import: i64, limit: i64) -> Result<Vec<(i64, String)>, Error> {
    tx.all(
        "select line, faults from table_import_row where import_id = ?1 and faults is not null order by line limit ?2",
        args![import, limit],
    )
}

/// Counts the rows with faults.
pub(super) fn count_faulty(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run(
        "update table_import set faulty_rows =
             (select count(*) from table_import_row where import_id = ?1 and faults is not null)
         where id = ?1",
        args![import],
    )?;
    Ok(())
}

/// Begins to apply, or finds that it was begun; gives the line that was reached.
pub(super) fn begin_applying(tx: &mut Tx, import: i64) -> Result<i64, Error> {
    tx.one(
        "update table_import set reached = case when state = 'applying' then reached else 0 end, state = 'applying'
         where id = ?1 returning reached",
        args![import],
    )
}

/// Notes how far applying came.
pub(super) fn set_applied_to(tx: &mut Tx, import: i64, line: i64, applied: i64) -> Result<(), Error> {
    tx.run(
        "update table_import set reached = ?2, applied_rows = applied_rows + ?3 where id = ?1",
        args![import, line, applied],
    )?;
    Ok(())
}

/// Forgets that applying was begun.
pub(super) fn back_to_checked(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run("update table_import set state = 'checked', reached = 0, applied_rows = 0 where id = ?1", args![import])?;
    Ok(())
}

/// Ends an import.
pub(super) fn finish(tx: &mut Tx, import: i64, state: &str, now: Moment) -> Result<(), Error> {
    tx.run("update table_import set state = ?2, finished_at = ?3 where id = ?1", args![import, state, now])?;
    Ok(())
}

/// Forgets the rows of an import.
pub(super) fn forget_rows(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run("delete from table_import_row where import_id = ?1", args![import])?;
    Ok(())
}

/// Forgets the rows of imports finished before a moment.
pub(super) fn purge(tx: &mut Tx, before: Moment) -> Result<u64, Error> {
    tx.run(
        "delete from table_import_row where import_id in (select id from table_import where finished_at < ?1)",
        args![before],
    )
}
