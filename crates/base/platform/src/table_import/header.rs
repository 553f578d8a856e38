//! Which column of a file is which column of the table.

use kernel::text::fold;
use kernel::{Failure, Refusal};

use super::sheet::{Line, Sheet};
use super::{Column, Row};

/// Lines at the top of a file that are searched for the header; offices write titles above it.
pub(super) const SEARCHED: usize = 10;

/// The columns of a file, found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The place of the header among the lines.
    pub(super) at: usize,
    /// For each column of the file its name: the table's, or as written if the table has no such one.
    pub(super) names: Vec<String>,
}

/// Whether two headings are the same but for case, marks, spaces and signs.
pub(super) fn same(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

fn plain(heading: &str) -> String {
    fold(heading).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// All headings that a kind of table knows.
pub(super) fn headings(columns: &[Column]) -> Vec<&'static str> {
    columns.iter().flat_map(|c| std::iter::once(c.name).chain(c.aliases.iter().copied())).collect()
}

fn known<'a>(columns: &'a [Column], heading: &str) -> Option<&'a Column> {
    columns.iter().find(|c| same(c.name, heading) || c.aliases.iter().any(|a| same(a, heading)))
}

/// Finds the header: the line among the first that names most columns. Refuses a table without a
/// required column or with a column twice.
pub(super) fn find(sheet: &Sheet, columns: &[Column]) -> Result<Header, Failure> {
    let score = |line: &Line| line.cells.iter().filter(|c| known(columns, c).is_some()).count();
    let mut at = 0;
    for (place, line) in sheet.lines.iter().enumerate().take(SEARCHED) {
        if score(line) > score(&sheet.lines[at]) {
            at = place;
        }
    }
    let Some(line) = sheet.lines.get(at) else { return Err(Refusal::new("refused-import-empty").into()) };

    let found: Vec<Option<&Column>> = line.cells.iter().map(|c| known(columns, c)).collect();
    let mut refusals = Vec::new();
    for column in columns {
        let times = found.iter().flatten().filter(|c| c.name == column.name).count();
        let code = match times {
            0 if column.required => "refused-import-column-missing",
            0 | 1 => continue,
            _ => "refused-import-column-twice",
        };
        refusals.push(Refusal::new(code).at(column.name).with("column", column.name).with("line", line.number));
    }
    if !refusals.is_empty() {
        return Err(Failure::Refused(refusals));
    }
    let name = |(cell, column): (&String, Option<&Column>)| column.map_or_else(|| cell.clone(), |c| c.name.to_owned());
    Ok(Header { at, names: line.cells.iter().zip(found).map(name).collect() })
}

impl Header {
    /// The headings that the table does not know; their cells are not used.
    pub(super) fn unknown<'a>(&'a self, columns: &'a [Column]) -> impl Iterator<Item = &'a str> {
        self.names.iter().map(String::as_str).filter(|n| !n.is_empty() && !columns.iter().any(|c| c.name == *n))
    }
}

/// A row from its cells; cells right of the header are kept out, [`extra`] says if there are any.
pub(super) fn row(names: &[String], line: i64, cells: &[String]) -> Row {
    let named = names.iter().enumerate().filter(|(_, name)| !name.is_empty());
    Row::new(line, named.map(|(i, name)| (name.clone(), cells.get(i).cloned().unwrap_or_default())).collect())
}

/// A text that stands right of the last heading, or under none: often a separator within a text.
pub(super) fn extra<'a>(names: &[String], cells: &'a [String]) -> Option<&'a str> {
    let nameless = |i: usize| names.get(i).is_none_or(String::is_empty);
    cells.iter().enumerate().find(|(i, text)| nameless(*i) && !text.is_empty()).map(|(_, text)| text.as_str())
}
