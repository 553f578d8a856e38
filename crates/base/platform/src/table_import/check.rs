//! Second step: locate every fault of every row.

use std::sync::Arc;

use ::store::{Db, Tx};
use fields::Reading;
use kernel::{Failure, Outcome, Refusal};

use super::{Context, Kind, Progress, Run, State, header, store};
use crate::pace::Pace;

/// Checks the rows that were not checked yet. Afterwards all faults are known.
pub fn check(db: &Db, run: &mut Run, import: i64) -> Outcome<()> {
    let context = Arc::new(super::apply::context(db, run, import)?);
    let kind = *run.kind;
    let total = super::report(db, import)?.total_rows;
    let mut pace = Pace::new();
    let mut done = 0;
    loop {
        let (context, limit) = (Arc::clone(&context), i64::try_from(pace.rows()).unwrap_or(1));
        let checked = pace.measure(|| db.write_bulk_now(move |tx| chunk(tx, &kind, &context, limit)))?;
        done += checked;
        (run.progress)(Progress { state: State::Staged, done: done.min(total), total });
        if checked < limit {
            return Ok(());
        }
    }
}

/// Checks the next rows; gives how many. The last chunk closes the step.
fn chunk(tx: &mut Tx, kind: &Kind, context: &Context, limit: i64) -> Outcome<i64> {
    let import = context.import;
    let Some(found) = store::find(tx, import)?.filter(|f| f.state == State::Staged.word()) else {
        return Err(Refusal::new("refused-import-not-waiting").into());
    };
    let columns: store::Columns = serde_json::from_str(&found.columns)?;
    let rows = store::rows_after(tx, import, found.reached, limit)?;
    let count = i64::try_from(rows.len()).unwrap_or(limit);
    for stored in &rows {
        let cells: Vec<String> = serde_json::from_str(&stored.cells)?;
        let mut faults = Vec::new();
        if let Some(text) = header::extra(&columns.names, &cells) {
            faults.push(Refusal::new("refused-import-extra-cell").with("text", shortened(text)));
        }
        if let Some(key) = &stored.row_key
            && let Some(line) = store::same_key_before(tx, import, key, stored.line)?
        {
            faults.push(Refusal::new("refused-import-row-twice").with("key", key.clone()).with("line", line));
        }
        faults.extend(faults_of(tx, kind, context, header::row(kind, &columns.names, &cells))?);
        if !faults.is_empty() {
            store::set_faults(tx, import, stored.line, &serde_json::to_string(&faults)?)?;
        }
    }
    if let Some(last) = rows.last() {
        store::set_reached(tx, import, last.line)?;
    }
    if count < limit {
        store::count_faulty(tx, import)?;
        store::move_on(tx, import, State::Staged.word(), State::Checked.word())?;
    }
    Ok(count)
}

/// Everything that is wrong with a row: what the schema refuses, and what the domain does.
fn faults_of(tx: &mut Tx, kind: &Kind, context: &Context, row: Reading) -> Outcome<Vec<Refusal>> {
    let mut faults = row.refusals;
    match (kind.check_row)(tx, context, &row.record) {
        Ok(()) => {}
        Err(Failure::Refused(list)) => faults.extend(list),
        Err(broken) => return Err(broken),
    }
    Ok(faults)
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
