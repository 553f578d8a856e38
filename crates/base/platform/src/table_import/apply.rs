//! Last step: the rows take effect.

use std::sync::Arc;

use ::store::{Db, Tx};
use kernel::{Failure, Outcome, Problem, Refusal};
use serde_json::json;

use super::{Context, Kind, Progress, Run, State, header, store};
use crate::journal::{self, Entry};
use crate::pace::Pace;

/// Applies a checked import. It is refused while faults remain, unless faulty rows are left out. A
/// row that meets a new fault now (the world has moved since the check) is noted in the report; then,
/// unless faulty rows are left out, nothing is applied.
pub fn apply(db: &Db, run: &mut Run, import: i64) -> Outcome<()> {
    let context = Arc::new(context(db, run, import)?);
    let kind = *run.kind;
    let applied = hidden_chunks(db, run, &context).and_then(|()| {
        let context = Arc::clone(&context);
        db.write_bulk_now(move |tx| {
            open(tx, &context, &[State::Applying])?;
            (kind.flip)(tx, &context)?;
            finish(tx, &kind, &context)
        })
    });
    if let Err(Failure::Refused(_)) = &applied {
        db.write_bulk_now(move |tx| hide_again(tx, &kind, &context))?;
    }
    match applied {
        Err(Failure::Refused(list)) => note_new_faults(db, import, list),
        other => other,
    }
}

/// Takes away what a refused import has prepared. What broke down instead of being refused can go on.
fn hide_again(tx: &mut Tx, kind: &Kind, context: &Context) -> Outcome<()> {
    if store::reached(tx, context.import, State::Applying.word())?.is_some() {
        (kind.undo)(tx, context)?;
        store::back_to_checked(tx, context.import)?;
    }
    Ok(())
}

/// Whose import it is.
pub(super) fn context(db: &Db, run: &Run, import: i64) -> Outcome<Context> {
    let actor = db.read_now(move |tx| {
        let found = store::find(tx, import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
        Ok(found.actor)
    })?;
    let actor = actor.parse().map_err(|e| Problem::new(e).context(format!("actor of import {import}")))?;
    Ok(Context { import, actor, now: run.now, random: run.random.clone(), with: run.with.clone() })
}

/// Makes sure that the import may be applied; gives whether faulty rows are left out.
fn open(tx: &mut Tx, context: &Context, states: &[State]) -> Outcome<bool> {
    let found = store::find(tx, context.import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
    let state = State::from_word(&found.state)?;
    if !states.contains(&state) {
        return Err(Refusal::new("refused-import-not-waiting").into());
    }
    if found.faulty_rows > 0 && !found.skip_faulty {
        return Err(Refusal::new("refused-import-has-faults").with("rows", found.faulty_rows).into());
    }
    Ok(found.skip_faulty)
}

/// Prepares rows, each so that its failure undoes only itself. New faults are noted where faulty rows
/// are left out; else all of them together refuse the chunk, each under `rows.LINE.COLUMN`.
fn rows_of(tx: &mut Tx, kind: &Kind, context: &Context, skip: bool, rows: &[store::StagedRow]) -> Outcome<i64> {
    let Some(found) = store::find(tx, context.import)? else { return Ok(0) };
    let columns: store::Columns = serde_json::from_str(&found.columns)?;
    let mut applied = 0;
    let mut refused = Vec::new();
    for stored in rows {
        let cells: Vec<String> = serde_json::from_str(&stored.cells)?;
        let row = header::row(kind, &columns.names, &cells).sound();
        match row.map_err(Failure::Refused).and_then(|row| tx.attempt(|tx| (kind.prepare_row)(tx, context, &row))) {
            Ok(()) => applied += 1,
            Err(Failure::Refused(list)) if skip => {
                store::set_faults(tx, context.import, stored.line, &serde_json::to_string(&list)?)?;
            }
            Err(Failure::Refused(list)) => refused.extend(list.into_iter().map(|r| under_row(stored.line, r))),
            Err(broken) => return Err(broken),
        }
    }
    if refused.is_empty() { Ok(applied) } else { Err(Failure::Refused(refused)) }
}

fn hidden_chunks(db: &Db, run: &mut Run, context: &Arc<Context>) -> Outcome<()> {
    let kind = *run.kind;
    let import = context.import;
    let (total, mut done) = db.read_now(move |tx| {
        let found = store::find(tx, import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
        Ok((found.total_rows - found.faulty_rows, found.applied_rows))
    })?;
    let mut pace = Pace::new();
    loop {
        let (context, limit) = (Arc::clone(context), i64::try_from(pace.rows()).unwrap_or(1));
        let (seen, applied) = pace.measure(|| {
            db.write_bulk_now(move |tx| {
                let skip = open(tx, &context, &[State::Checked, State::Applying])?;
                let after = store::begin_applying(tx, import)?;
                let rows = store::sound_rows(tx, import, after, limit)?;
                let applied = rows_of(tx, &kind, &context, skip, &rows)?;
                if let Some(last) = rows.last() {
                    store::set_applied_to(tx, import, last.line, applied)?;
                }
                Ok((i64::try_from(rows.len()).unwrap_or(limit), applied))
            })
        })?;
        done += applied;
        (run.progress)(Progress { state: State::Applying, done, total });
        if seen < limit {
            return Ok(());
        }
    }
}

fn finish(tx: &mut Tx, kind: &Kind, context: &Context) -> Outcome<()> {
    store::count_faulty(tx, context.import)?;
    store::finish(tx, context.import, State::Applied.word(), context.now)?;
    let report = super::report::of(tx, context.import)?;
    let entry = Entry::new("table.imported").about("table_import", context.import).with(json!({
        "kind": kind.name,
        "file": report.file_hash,
        "rows": report.applied_rows,
        "left_out": report.faulty_rows,
    }));
    journal::write(tx, &context.actor, None, context.now, None, entry)?;
    Ok(())
}

/// Writes down faults that were met only while applying, so that the report shows them. Refusals of
/// the import as a whole go back to the caller.
fn note_new_faults(db: &Db, import: i64, list: Vec<Refusal>) -> Outcome<()> {
    let located: Vec<(i64, Refusal)> = list.iter().filter_map(|r| from_row(r.clone())).collect();
    if located.len() < list.len() {
        return Err(Failure::Refused(list));
    }
    db.write_bulk_now(move |tx| {
        let lines: std::collections::BTreeSet<i64> = located.iter().map(|(line, _)| *line).collect();
        for line in lines {
            let faults: Vec<&Refusal> = located.iter().filter(|(l, _)| *l == line).map(|(_, r)| r).collect();
            store::set_faults(tx, import, line, &serde_json::to_string(&faults)?)?;
        }
        Ok(store::count_faulty(tx, import)?)
    })
}

/// `latitude` of line 12 becomes `rows.12.latitude`.
fn under_row(line: i64, mut refusal: Refusal) -> Refusal {
    refusal.field = Some(match refusal.field {
        Some(column) => format!("rows.{line}.{column}"),
        None => format!("rows.{line}"),
    });
    refusal
}

/// The reverse of [`under_row`].
fn from_row(mut refusal: Refusal) -> Option<(i64, Refusal)> {
    let field = refusal.field.take()?;
    let rest = field.strip_prefix("rows.")?;
    let (line, column) = rest.split_once('.').map_or((rest, None), |(line, column)| (line, Some(column)));
    refusal.field = column.map(str::to_owned);
    Some((line.parse().ok()?, refusal))
}
