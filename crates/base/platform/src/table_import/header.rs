//! Which line of a file is the header, and which cell of a row stands under which of its titles.

use fields::{Header, Reading, Schema};
use kernel::{Failure, Refusal};

use super::Kind;
use super::sheet::{Line, Sheet};

/// Lines at the top of a file that are searched for the header; offices write titles above it.
pub(super) const SEARCHED: usize = 10;

/// Finds the header, the line among the first that names most columns, and its place.
pub(super) fn find(sheet: &Sheet, schema: &Schema) -> Result<(usize, Header), Failure> {
    let score = |line: &Line| line.cells.iter().filter(|c| schema.titled(c).is_some()).count();
    let mut at = 0;
    for (place, line) in sheet.lines.iter().enumerate().take(SEARCHED) {
        if score(line) > score(&sheet.lines[at]) {
            at = place;
        }
    }
    let line = sheet.lines.get(at).ok_or_else(|| Refusal::new("refused-import-empty"))?;
    let header = schema.header(&line.cells).map_err(Failure::Refused)?;
    Ok((at, header))
}

/// The text of a field in a row; empty if the table has no such column.
pub(super) fn cell<'a>(names: &[String], cells: &'a [String], field: &str) -> &'a str {
    names.iter().zip(cells).find(|(name, _)| *name == field).map_or("", |(_, text)| text)
}

/// A row as the schema reads it; cells right of the header are kept out, [`extra`] says if there are any.
pub(super) fn row(kind: &Kind, names: &[String], cells: &[String]) -> Reading {
    (kind.schema)().read(|field| cell(names, cells, field))
}

/// A text that stands right of the last heading, or under none: often a separator within a text.
pub(super) fn extra<'a>(names: &[String], cells: &'a [String]) -> Option<&'a str> {
    let nameless = |i: usize| names.get(i).is_none_or(String::is_empty);
    cells.iter().enumerate().find(|(i, text)| nameless(*i) && !text.is_empty()).map(|(_, text)| text.as_str())
}
