//! What an import came to, for the person who reviews it: page, printed table, JSON.

use ::store::{Db, Tx};
use kernel::{Moment, Outcome, Refusal};
use serde::{Deserialize, Serialize};

use super::{State, store};

/// Faulty rows that a report lists; the number of all is told.
const LISTED_ROWS: i64 = 500;

/// A fault of a row (*lỗi*), located.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// The line of the file or row of the sheet.
    pub line: i64,
    /// The column.
    pub column: Option<String>,
    /// What is wrong.
    pub refusal: Refusal,
}

/// An import and how far it came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its number.
    pub import: i64,
    /// What kind of table.
    pub kind: String,
    /// The file's name.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_hash: String,
    /// How far it came.
    pub state: State,
    /// Whether faulty rows are left out instead of holding up the others.
    pub skip_faulty: bool,
    /// Rows below the header.
    pub total_rows: i64,
    /// Rows with faults.
    pub faulty_rows: i64,
    /// Rows that took effect.
    pub applied_rows: i64,
    /// Headings that this kind of table does not know; their cells are not used.
    pub unknown_columns: Vec<String>,
    /// The faults of the first faulty rows.
    pub faults: Vec<Fault>,
    /// When it was begun.
    pub started_at: Moment,
    /// When it was applied or given up.
    pub finished_at: Option<Moment>,
}

/// The report of an import as it stands now.
pub fn report(db: &Db, import: i64) -> Outcome<Report> {
    db.read_now(move |tx| of(tx, import))
}

/// As [`report`], within a transaction.
pub(super) fn of(tx: &mut Tx, import: i64) -> Outcome<Report> {
    let found = store::find(tx, import)?.ok_or_else(|| Refusal::new("refused-import-unknown"))?;
    let columns: store::Columns = serde_json::from_str(&found.columns)?;
    let mut faults = Vec::new();
    for (line, text) in store::faulty(tx, import, LISTED_ROWS)? {
        let refusals: Vec<Refusal> = serde_json::from_str(&text)?;
        faults.extend(refusals.into_iter().map(|refusal| Fault { line, column: column(&refusal), refusal }));
    }
    Ok(Report {
        import,
        kind: found.kind,
        file_name: found.file_name,
        file_hash: found.file_hash,
        state: State::from_word(&found.state)?,
        skip_faulty: found.skip_faulty,
        total_rows: found.total_rows,
        faulty_rows: found.faulty_rows,
        applied_rows: found.applied_rows,
        unknown_columns: columns.unknown,
        faults,
        started_at: found.started_at,
        finished_at: found.finished_at,
    })
}

/// The column of a fault: `parameters` of `parameters.3`, the third in the cell.
fn column(refusal: &Refusal) -> Option<String> {
    let field = refusal.field.as_deref()?;
    Some(field.split('.').next().unwrap_or(field).to_owned())
}
