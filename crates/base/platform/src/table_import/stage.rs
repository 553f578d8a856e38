//! First step: keep the file, lay its rows down as text.

use std::sync::Arc;

use ::store::{Cell, Db, Tx};
use kernel::{Actor, Outcome, Problem, Refusal};

use super::sheet::{self, Line, too_many_rows};
use super::{Kind, Progress, Run, State, header, store};
use crate::files::{self, Media};
use crate::pace::Pace;

/// A table that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The name of the file, for people.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who brings it.
    pub actor: Actor,
    /// Whether faulty rows are left out instead of holding up the others.
    pub skip_faulty: bool,
}

/// Keeps a table and lays its rows down; gives the import's number. A file that is no table of this
/// kind is refused and leaves nothing behind.
pub fn stage(db: &Db, run: &mut Run, upload: Upload) -> Outcome<i64> {
    let (columns, lines) = lay_out(run.kind, &upload.bytes)?;
    let begun = store::Begun {
        kind: run.kind.name,
        file_name: upload.file_name.chars().filter(|c| !c.is_control()).take(200).collect(),
        actor: upload.actor.to_string(),
        skip_faulty: upload.skip_faulty,
        columns: serde_json::to_string(&columns)?,
        total_rows: i64::try_from(lines.len()).unwrap_or(i64::MAX),
        started_at: run.now,
    };
    let bytes = upload.bytes;
    let import = db.write_bulk_now(move |tx| {
        let kept = files::keep(tx, &bytes, &[Media::Text, Media::Xlsx, Media::Ods], begun.started_at)?;
        Ok(store::begin(tx, &begun, &kept.hash)?)
    })?;
    lay_down(db, run, import, &columns, lines, 0)?;
    Ok(import)
}

/// Goes on laying rows down after the last one that lies there, from the file that was kept.
pub(super) fn resume(db: &Db, run: &mut Run, import: i64) -> Outcome<()> {
    let (hash, reached) = db.read_now(move |tx| {
        let found = store::find(tx, import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
        Ok((found.file_hash, found.reached))
    })?;
    let bytes = db.read_now(move |tx| files::read(tx, &hash))?;
    let bytes = bytes.ok_or_else(|| Problem::new(format!("the file of import {import} is gone")))?;
    let (columns, lines) = lay_out(run.kind, &bytes)?;
    lay_down(db, run, import, &columns, lines, reached)
}

/// The columns and the rows of a file.
fn lay_out(kind: &Kind, bytes: &[u8]) -> Outcome<(store::Columns, Vec<Line>)> {
    let limits = kind.limits;
    let schema = (kind.schema)();
    let mut sheet = sheet::read(bytes, &limits, |title| schema.titled(title).is_some())?;
    let (at, header) = header::find(&sheet, schema)?;
    let lines = sheet.lines.split_off(at + 1);
    if lines.is_empty() {
        return Err(Refusal::new("refused-import-empty").into());
    }
    if lines.len() > limits.rows {
        return Err(too_many_rows(&limits).into());
    }
    Ok((store::Columns { names: header.columns, unknown: header.unknown }, lines))
}

fn lay_down(
    db: &Db,
    run: &mut Run,
    import: i64,
    columns: &store::Columns,
    lines: Vec<Line>,
    reached: i64,
) -> Outcome<()> {
    let total = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let left: Arc<[Line]> = lines.into_iter().filter(|l| l.number > reached).collect();
    let names: Arc<[String]> = columns.names.clone().into();
    let mut pace = Pace::new();
    let mut at = 0;
    while at < left.len() {
        let end = left.len().min(at + pace.rows());
        let (left_here, names, key) = (Arc::clone(&left), Arc::clone(&names), run.kind.key);
        pace.measure(|| db.write_bulk_now(move |tx| rows(tx, import, &names, key, &left_here[at..end])))?;
        at = end;
        let done = total - i64::try_from(left.len() - at).unwrap_or(0);
        (run.progress)(Progress { state: State::Staging, done, total });
    }
    db.write_bulk_now(move |tx| {
        store::move_on(tx, import, State::Staging.word(), State::Staged.word())?;
        Ok(())
    })
}

/// Lays down a chunk. Nothing happens twice: the chunk is only added where the last one ended.
fn rows(tx: &mut Tx, import: i64, names: &[String], key: &str, lines: &[Line]) -> Outcome<()> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(()) };
    let reached = store::reached(tx, import, State::Staging.word())?;
    if reached.is_none_or(|r| r >= first.number) {
        return Err(Refusal::new("refused-import-not-waiting").into());
    }
    let mut values = Vec::with_capacity(lines.len());
    for line in lines {
        let row_key =
            Some(fields::cleaned(header::cell(names, &line.cells, key)).to_lowercase()).filter(|k| !k.is_empty());
        values.push([
            Cell::from(import),
            line.number.into(),
            serde_json::to_string(&line.cells)?.into(),
            row_key.into(),
        ]);
    }
    tx.load("table_import_row", ["import_id", "line", "cells", "row_key"], values)?;
    store::set_reached(tx, import, last.number)?;
    Ok(())
}
