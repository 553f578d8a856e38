//! Tables as XLSX workbooks, which are archives of XML and may be made to burst.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use kernel::Refusal;
use unicode_normalization::UnicodeNormalization;

use super::sheet::{Limits, Line, Sheet, cell, check_width, too_many_rows};

/// Files that an honest workbook may hold.
const MOST_FILES: usize = 2000;

/// Reads the first sheet that holds anything. The archive is weighed first: unpacked once, thrown
/// away byte by byte, through the same library that calamine uses, so that both see the same files.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Sheet, Refusal> {
    weigh(bytes, limits)?;
    // A library that reads files of strangers may have a hole; here that is a refusal, not an end.
    catch_unwind(AssertUnwindSafe(|| sheet(bytes, limits))).unwrap_or_else(|_| Err(unreadable()))
}

pub(super) fn unreadable() -> Refusal {
    Refusal::new("refused-import-unreadable")
}

/// Refuses an archive that would burst.
pub(super) fn weigh(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let too_large = || {
        let megabytes = i64::try_from(limits.unpacked / (1024 * 1024)).unwrap_or(i64::MAX);
        Refusal::new("refused-import-unpacks-too-large").with("megabytes", megabytes)
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut left = limits.unpacked;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| unreadable())?;
        let size = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|_| unreadable())?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

fn sheet(bytes: &[u8], limits: &Limits) -> Result<Sheet, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_: XlsxError| unreadable())?;
    for name in book.sheet_names() {
        let sheet = cells(&mut book, &name, limits)?;
        if !sheet.lines.is_empty() {
            return Ok(sheet);
        }
    }
    Ok(Sheet::default())
}

/// The cells of a sheet, read one by one: a sheet with one cell in its last corner costs one cell.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<Sheet, Refusal> {
    let mut reader = book.worksheet_cells_reader(name).map_err(|_| unreadable())?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut left = limits.unpacked;
    while let Some(found) = reader.next_cell().map_err(|_| unreadable())? {
        let (row, column) = found.get_position();
        let number = i64::from(row) + 1;
        let text = text(found.get_value());
        let text = cell(&text.nfc().collect::<String>(), number, limits)?;
        if text.is_empty() {
            continue;
        }
        let column = column as usize;
        check_width(column + 1, number, limits)?;
        // Many cells may share one long text of the file; each costs memory here.
        left = left.checked_sub(text.len() as u64).ok_or_else(|| too_many_rows(limits))?;
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        if rows.len() > limits.lines() {
            return Err(too_many_rows(limits));
        }
    }
    let lines = rows.into_iter().map(|(row, cells)| Line { number: i64::from(row) + 1, cells });
    Ok(Sheet { lines: lines.collect() })
}

/// A cell as a person would have typed it into a text file: numbers with a decimal point and no
/// grouping, dates as `2026-11-22`, truth as `true` and `false`.
fn text(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(v) => v.to_string(),
        // Codes and tax numbers that were entered as numbers are whole.
        DataRef::Float(v) => v.to_string(),
        DataRef::String(v) | DataRef::DateTimeIso(v) | DataRef::DurationIso(v) => v.clone(),
        DataRef::SharedString(v) => (*v).to_owned(),
        DataRef::Bool(v) => v.to_string(),
        DataRef::DateTime(v) => moment(v),
        DataRef::Error(e) => e.to_string(),
    }
}

fn moment(value: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    if value.is_duration() {
        return value.as_f64().to_string();
    }
    match (hour, minute, second) {
        (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    }
}
