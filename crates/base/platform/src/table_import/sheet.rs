//! A file as lines of text cells, within bounds, whatever format it came in.

use kernel::Refusal;

use super::{delimited, encoding, open_document, workbook};
use crate::files::{Media, sniff};

/// The largest table that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of a workbook when unpacked.
    pub unpacked: u64,
    /// Rows below the header.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Characters in one cell.
    pub cell: usize,
}

impl Limits {
    /// For tables of so many rows.
    pub const fn rows(rows: usize) -> Limits {
        Limits { bytes: 16 * 1024 * 1024, unpacked: 64 * 1024 * 1024, rows, columns: 200, cell: 10_000 }
    }

    /// Rows that are read: the table, and a header that stands some lines down.
    pub(super) fn lines(&self) -> usize {
        self.rows + super::header::SEARCHED
    }
}

/// One line of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line of the file, or the row of the sheet, counted from 1.
    pub number: i64,
    /// Its cells, without spaces at their ends.
    pub cells: Vec<String>,
}

impl Line {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// The lines of a table, empty ones left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// In order.
    pub lines: Vec<Line>,
}

/// Reads a table from the bytes of a CSV file, or of an XLSX or ODS workbook (its first sheet that holds
/// anything). Which titles are `known` helps to tell which separator a CSV file uses.
pub fn read(bytes: &[u8], limits: &Limits, known: impl Fn(&str) -> bool) -> Result<Sheet, Refusal> {
    if bytes.len() > limits.bytes {
        let megabytes = limits.bytes / (1024 * 1024);
        return Err(Refusal::new("refused-file-too-large").with("megabytes", megabytes));
    }
    let sheet = match sniff(bytes) {
        Media::Xlsx => workbook::read(bytes, limits)?,
        Media::Ods => open_document::read(bytes, limits)?,
        Media::Text => delimited::read(&encoding::decode(bytes), limits, known)?,
        _ => return Err(Refusal::new("refused-file-kind").with("accepted", "csv, xlsx, ods")),
    };
    if sheet.lines.is_empty() {
        return Err(Refusal::new("refused-import-empty"));
    }
    Ok(sheet)
}

/// The refusal of a table with more lines than are read.
pub(super) fn too_many_rows(limits: &Limits) -> Refusal {
    Refusal::new("refused-import-too-many-rows").with("most", limits.rows)
}

/// A cell's text without spaces at its ends, or why it cannot be taken: too long, or with a
/// character that no database takes.
pub(super) fn cell(text: &str, line: i64, limits: &Limits) -> Result<String, Refusal> {
    let text = text.trim();
    let fault = |code: &'static str| Refusal::new(code).at(format!("rows.{line}")).with("line", line);
    if text.len() > limits.cell && text.chars().count() > limits.cell {
        return Err(fault("refused-import-cell-too-long").with("most", limits.cell));
    }
    if text.contains('\0') {
        return Err(fault("refused-import-cell-unreadable"));
    }
    Ok(text.to_owned())
}

/// Refuses a line with more cells than a table may have columns.
pub(super) fn check_width(width: usize, line: i64, limits: &Limits) -> Result<(), Refusal> {
    if width > limits.columns {
        let refusal = Refusal::new("refused-import-too-many-columns").at(format!("rows.{line}"));
        return Err(refusal.with("line", line).with("most", limits.columns));
    }
    Ok(())
}
