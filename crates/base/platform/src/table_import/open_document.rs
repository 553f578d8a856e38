//! Tables as OpenDocument spreadsheets (ODS, ISO/IEC 26300), which LibreOffice saves. Read here and not through
//! calamine, which unfolds repeated cells and rows in memory before anybody can count them.

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};

use kernel::Refusal;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use unicode_normalization::UnicodeNormalization;

use super::sheet::{Limits, Line, Sheet, cell, check_width, too_many_rows};
use super::workbook::{unreadable, weigh};

/// The file of the archive in which the cells are.
const CELLS: &str = "content.xml";

/// Reads the first sheet that holds anything.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, Refusal> {
    weigh(bytes, limits)?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let cells = archive.by_name(CELLS).map_err(|_| unreadable())?;
    sheet(BufReader::new(cells.take(limits.unpacked)), limits)
}

fn sheet(xml: impl BufRead, limits: &Limits) -> Result<Sheet, Refusal> {
    let mut reader = Reader::from_reader(xml);
    let mut table =
        Table { limits, sheet: Sheet::default(), left: limits.unpacked, row: 0, rows: 1, line: Vec::new(), width: 0 };
    let (mut buffer, mut now, mut notes) = (Vec::new(), None, 0_usize);
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|_| unreadable())?;
        match &event {
            Event::Eof => return Ok(table.sheet),
            // What somebody remarked on a cell is no part of it.
            Event::Start(tag) if tag.local_name().as_ref() == "annotation" => notes += 1,
            Event::End(tag) if tag.local_name().as_ref() == "annotation" => notes = notes.saturating_sub(1),
            _ if notes > 0 => {}
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table-row" => table.begin_row(tag),
                "table-cell" | "covered-table-cell" => now = Some(Cell::begin(tag)),
                "p" => now.iter_mut().for_each(Cell::paragraph),
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "table-row" => {
                    table.begin_row(tag);
                    table.end_row()?;
                }
                "table-cell" | "covered-table-cell" => table.cell(Cell::begin(tag))?,
                "p" => now.iter_mut().for_each(Cell::paragraph),
                // Spaces in a row are written as one element with their number.
                "s" | "tab" | "line-break" => now.iter_mut().for_each(|cell| cell.text.push(' ')),
                _ => {}
            },
            Event::Text(text) => now.iter_mut().for_each(|cell| cell.text.push_str(&text.xml10_content())),
            Event::CData(text) => now.iter_mut().for_each(|cell| cell.text.push_str(&text.xml10_content())),
            Event::GeneralRef(named) => {
                let c = character(named)?;
                if let Some(cell) = &mut now {
                    cell.text.push_str(&c);
                }
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "table-cell" | "covered-table-cell" => now.take().map_or(Ok(()), |cell| table.cell(cell))?,
                "table-row" => table.end_row()?,
                "table" if !table.sheet.lines.is_empty() => return Ok(table.sheet),
                "table" => table.row = 0,
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

fn character(named: &BytesRef<'_>) -> Result<String, Refusal> {
    if let Some(c) = named.resolve_char_ref().map_err(|_| unreadable())? {
        return Ok(c.to_string());
    }
    resolve_predefined_entity(named).map(str::to_owned).ok_or_else(unreadable)
}

/// An attribute, whatever its namespace is called.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// How often something stands in a row: once where nothing is said.
fn repeated(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}

/// A cell while it is read.
struct Cell {
    times: usize,
    /// Its value where it is a number, a day, a truth; a text stands in its paragraphs.
    value: Option<String>,
    text: String,
}

impl Cell {
    fn begin(tag: &BytesStart<'_>) -> Cell {
        let kind = attribute(tag, "value-type");
        let value = match kind.as_deref() {
            Some("float" | "percentage" | "currency") => attribute(tag, "value").map(|v| plain(&v)),
            Some("date") => attribute(tag, "date-value"),
            Some("boolean") => attribute(tag, "boolean-value"),
            Some("string") => attribute(tag, "string-value"),
            _ => None,
        };
        Cell { times: repeated(tag, "number-columns-repeated"), value, text: String::new() }
    }

    /// Paragraphs of a cell are parted by a line's end.
    fn paragraph(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// A number as a person would have typed it: LibreOffice may write `1E-05`.
fn plain(number: &str) -> String {
    number.parse::<f64>().ok().filter(|n| n.is_finite()).map_or_else(|| number.to_owned(), |n| n.to_string())
}

/// The sheet so far.
struct Table<'a> {
    limits: &'a Limits,
    sheet: Sheet,
    /// Bytes that may still be held.
    left: u64,
    /// Rows before this one.
    row: usize,
    /// How often this row stands.
    rows: usize,
    /// Cells of this row, up to the last that holds anything.
    line: Vec<String>,
    /// Cells of this row so far, empty ones too.
    width: usize,
}

impl Table<'_> {
    fn begin_row(&mut self, tag: &BytesStart<'_>) {
        self.rows = repeated(tag, "number-rows-repeated");
        self.line.clear();
        self.width = 0;
    }

    /// Takes a cell of the row. Empty ones only move what follows; styles repeat them to the sheet's last column.
    fn cell(&mut self, found: Cell) -> Result<(), Refusal> {
        let number = number(self.row);
        let text = found.value.unwrap_or(found.text);
        let text = cell(&text.nfc().collect::<String>(), number, self.limits)?;
        let before = self.width;
        self.width = before.saturating_add(found.times);
        if !text.is_empty() {
            check_width(self.width, number, self.limits)?;
            self.line.resize(before, String::new());
            self.line.resize(self.width, text);
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let first = self.row;
        self.row = first.saturating_add(self.rows);
        if self.line.is_empty() {
            return Ok(());
        }
        if self.sheet.lines.len().saturating_add(self.rows) > self.limits.lines() {
            return Err(too_many_rows(self.limits));
        }
        let bytes: u64 = self.line.iter().map(|text| text.len() as u64).sum();
        let bytes = bytes.saturating_mul(self.rows as u64);
        self.left = self.left.checked_sub(bytes).ok_or_else(|| too_many_rows(self.limits))?;
        let lines = (first..self.row).map(|row| Line { number: number(row), cells: self.line.clone() });
        self.sheet.lines.extend(lines);
        Ok(())
    }
}

/// The number that a row has on the screen.
fn number(row: usize) -> i64 {
    i64::try_from(row).unwrap_or(i64::MAX).saturating_add(1)
}
