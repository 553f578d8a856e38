//! Tables as text: cells between commas, semicolons or tabs (CSV).

use kernel::Refusal;

use super::header;
use super::sheet::{Limits, Line, Sheet, cell, check_width, too_many_rows};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads the lines of a text. The separator is the one that Excel's `sep=` line names, else the one
/// that lets most headings be found, else the one that makes most cells.
pub(super) fn read(text: &str, limits: &Limits, known: impl Fn(&str) -> bool) -> Result<Sheet, Refusal> {
    // The reader counts lines wrongly after the ends that Windows and old Macs write.
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let (text, named, skipped) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) => (rest, separator.bytes().next(), 1),
        None => (text.as_str(), None, 0),
    };
    let separator = named.filter(|s| SEPARATORS.contains(s)).unwrap_or_else(|| guess(text, known));

    let mut sheet = Sheet::default();
    let mut record = csv::StringRecord::new();
    let mut reader = reader(text, separator);
    loop {
        let more = reader.read_record(&mut record).map_err(|e| unreadable(&e))?;
        if !more {
            return Ok(sheet);
        }
        let number = skipped + record.position().map_or(0, |p| i64::try_from(p.line()).unwrap_or(i64::MAX));
        check_width(record.len(), number, limits)?;
        let cells = record.iter().map(|text| cell(text, number, limits)).collect::<Result<_, _>>()?;
        let line = Line { number, cells };
        if !line.is_empty() {
            if sheet.lines.len() >= limits.lines() {
                return Err(too_many_rows(limits));
            }
            sheet.lines.push(line);
        }
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The separator under which the first lines hold most headings, then most cells.
fn guess(text: &str, known: impl Fn(&str) -> bool) -> u8 {
    let mut best = (0, 0, b',');
    for separator in SEPARATORS {
        let lines = reader(text, separator).into_records().take(header::SEARCHED);
        for cells in lines.map_while(Result::ok) {
            let titles = cells.iter().filter(|c| known(c)).count();
            if (titles, cells.len()) > (best.0, best.1) {
                best = (titles, cells.len(), separator);
            }
        }
    }
    best.2
}

fn unreadable(error: &csv::Error) -> Refusal {
    let line = error.position().map_or(0, |p| i64::try_from(p.line()).unwrap_or(i64::MAX));
    Refusal::new("refused-import-line-unreadable").at(format!("rows.{line}")).with("line", line)
}
