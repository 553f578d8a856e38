//! A series as XLSX, for whoever works in a spreadsheet: times as local times, values as numbers, and what kind of
//! figures these are in the first lines.

use kernel::{Lang, Moment};
use monitoring::law::Current;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use web_kit::i18n::t;

use super::{Asked, Shown};
use crate::words;

/// Seconds between the beginning of Unix time and that of a day in Viet Nam.
const ZONE_SECONDS: i64 = 7 * 3600;
/// The line of the column titles, below what the sheet is of.
const HEAD: u32 = 4;

/// The file.
pub fn file(lang: Lang, law: &Current, shown: &Shown, asked: &Asked) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(t(lang, "series-sheet"))?;
    let bold = Format::new().set_bold();
    if let Some(slot) = &shown.slot {
        let station = &shown.view.glance.profile.station;
        let summary = law.summary(&slot.symbol, shown.until.day());
        let about = [
            (t(lang, "station-code"), format!("{} – {}", station.code, station.name)),
            (t(lang, "station-parameter"), words::parameter(lang, law, &slot.symbol, shown.until.day())),
            (t(lang, "series-averaging"), words::averaging_of(lang, asked.span.averaging(), summary)),
        ];
        for (row, (name, value)) in (0..).zip(about) {
            sheet.write_with_format(row, 0, name, &bold)?;
            sheet.write(row, 1, value)?;
        }
        let value = format!("{} ({})", slot.symbol, law.unit_symbol(&slot.unit));
        let columns = [
            t(lang, "kit-time"),
            value,
            t(lang, "series-status"),
            t(lang, "series-counted"),
            t(lang, "series-expected"),
        ];
        for (column, name) in (0..).zip(columns) {
            sheet.write_with_format(HEAD, column, name, &bold)?;
        }
        points(sheet, shown)?;
    }
    sheet.set_column_width(0, 18)?;
    sheet.set_column_width(1, 24)?;
    sheet.set_freeze_panes(HEAD + 1, 0)?;
    book.save_to_buffer()
}

/// A line for each point. What is no measurement has no number, only its status.
fn points(sheet: &mut Worksheet, shown: &Shown) -> Result<(), XlsxError> {
    let clock = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    for (row, point) in (HEAD + 1..).zip(&shown.points) {
        sheet.write_with_format(row, 0, local(point.time)?, &clock)?;
        if let Some(value) = point.value {
            sheet.write(row, 1, value)?;
        }
        if let Some(status) = point.status {
            sheet.write(row, 2, status.as_str())?;
        }
        if let Some((valid, expected)) = point.counts {
            sheet.write(row, 3, valid as f64)?;
            sheet.write(row, 4, expected as f64)?;
        }
    }
    Ok(())
}

/// A moment as a spreadsheet keeps it: the local clock, without a zone.
fn local(at: Moment) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_timestamp(at.0.div_euclid(1_000_000) + ZONE_SECONDS)
}
