//! The rows of a table whose header has been read.

use kernel::Refusal;

use crate::cell;
use crate::header::Header;
use crate::record::Record;
use crate::refused;
use crate::schema::Schema;

impl Schema {
    /// Reads a row. Everything that is wrong with it is told at once, at `rows.N.field`; `number` is
    /// what its author sees beside it.
    pub fn row(&self, header: &Header, cells: &[impl AsRef<str>], number: usize) -> Result<Record, Vec<Refusal>> {
        let read = self.read_with(|field| {
            let place = self.fields.iter().position(|f| f.code == field.code);
            let column = place.and_then(|place| header.column_of(place));
            column.and_then(|column| cells.get(column)).map_or("", AsRef::as_ref)
        });
        let (record, mut refusals) = match read {
            Ok(record) => (record, Vec::new()),
            Err(refusals) => (Record::default(), refusals),
        };
        // A cell beyond the last title is a slipped row, not a note: its other cells are wrong too.
        let beyond = cells.iter().enumerate().skip(header.columns.len());
        let filled = beyond.map(|(n, text)| (n, cell::cleaned(text.as_ref()))).find(|(_, text)| !cell::is_empty(text));
        refusals.extend(filled.map(|(n, text)| refused::cell_without_column(n + 1, &text)));
        if refusals.is_empty() {
            return Ok(record);
        }
        Err(refusals.into_iter().map(|r| located(r, number)).collect())
    }

    /// Whether a row says nothing at all; tables end in many of them.
    pub fn is_blank(cells: &[impl AsRef<str>]) -> bool {
        cells.iter().all(|text| cell::cleaned(text.as_ref()).is_empty())
    }
}

fn located(refusal: Refusal, number: usize) -> Refusal {
    let field = refusal.field.clone().unwrap_or_default();
    refusal.at(format!("rows.{number}.{field}"))
}
