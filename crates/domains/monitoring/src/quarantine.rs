//! What stands in quarantine, as somebody who is to set it right sees it (*giải thích dòng bị cách ly*): the fields
//! of the line, and what stood where something else was expected.

use std::collections::HashMap;

use series::{Bounds, Reading, StatusCode, logger_file};

use crate::receipt::QuarantinedLine;

/// Fields of a reading in the order of the circular: symbol, value, unit, time, status.
pub const FIELDS: usize = 5;
/// The longest part of a line that is shown as what was found, in characters.
const FOUND: usize = 60;

/// A quarantined line with what can be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Its number among the quarantined lines of its receipt.
    pub ordinal: usize,
    /// Place, reason, text.
    pub line: QuarantinedLine,
    /// What stood where something else was expected; empty where nothing stood.
    pub found: String,
    /// Its fields, as far as it falls into some.
    pub fields: [String; FIELDS],
    /// The symbol, where the line is a reading whose symbol the station does not know.
    pub unknown_symbol: Option<String>,
}

/// Explains the quarantined lines of a receipt by the bytes that arrived.
pub fn explain(bytes: &[u8], lines: Vec<QuarantinedLine>) -> Vec<Explained> {
    let file = logger_file::parse(bytes, &Bounds::default());
    let readings: HashMap<(i64, i64), &Reading<'_>> =
        file.readings.iter().map(|r| ((i64::from(r.line), i64::from(r.column)), r)).collect();
    let spans: HashMap<(i64, i64), logger_file::Span> =
        file.quarantined.iter().map(|q| ((i64::from(q.line), i64::from(q.column)), q.span)).collect();
    let starts = line_starts(bytes);
    let explained = lines.into_iter().enumerate().map(|(ordinal, line)| {
        let place = (line.line, line.column);
        if let Some(span) = spans.get(&place) {
            let text = bytes.get(span.start..span.end).unwrap_or_default();
            let found = fault(bytes, &starts, &line);
            return Explained { ordinal, line, found, fields: split(text), unknown_symbol: None };
        }
        let Some(reading) = readings.get(&place) else {
            return Explained { ordinal, line, found: String::new(), fields: Default::default(), unknown_symbol: None };
        };
        let fields = fields_of(reading);
        let of_symbol = ["symbol-unknown", "parameter-not-at-station"].contains(&line.reason.as_str());
        let at = match line.reason.as_str() {
            "unit-unknown" => 2,
            "clock-future" | "clock-ancient" => 3,
            _ => 0,
        };
        let unknown_symbol = of_symbol.then(|| fields[0].clone());
        Explained { ordinal, line, found: fields[at].clone(), fields, unknown_symbol }
    });
    explained.collect()
}

/// Explains quarantined rows of observations that a program sent: what is kept of each are its fields.
pub fn explain_sent(lines: Vec<QuarantinedLine>) -> Vec<Explained> {
    let explained = lines.into_iter().enumerate().map(|(ordinal, line)| {
        let fields = split(line.excerpt.as_bytes());
        let at = match line.reason.as_str() {
            "moment-malformed" | "clock-future" | "clock-ancient" => 3,
            "status-malformed" => 4,
            "parameter-not-at-station" => 0,
            _ => 1,
        };
        Explained { ordinal, found: fields[at].clone(), line, fields, unknown_symbol: None }
    });
    explained.collect()
}

/// A line of these fields as a logger would write it: as the circular orders them, or as older loggers do where the
/// device said nothing of its state.
pub fn line(fields: &[String; FIELDS]) -> String {
    let [symbol, value, unit, time, status] = fields.each_ref().map(|field| field.replace(char::is_control, " "));
    if status.trim().is_empty() {
        format!("{time}\t{symbol}\t{value}\t{unit}\r\n")
    } else {
        format!("{symbol}\t{value}\t{unit}\t{time}\t{status}\r\n")
    }
}

fn fields_of(reading: &Reading<'_>) -> [String; FIELDS] {
    let status = if reading.status == StatusCode::ABSENT { "" } else { reading.status.as_str() };
    let (symbol, text, unit) = (reading.symbol.to_string(), reading.text.to_string(), reading.unit.to_string());
    [symbol, text, unit, reading.time.compact_local(), status.to_owned()]
}

/// The fields of a line that is no reading, as well as they can be told apart.
fn split(text: &[u8]) -> [String; FIELDS] {
    let text = String::from_utf8_lossy(text);
    let words: Vec<&str> =
        if text.contains('\t') { text.split('\t').collect() } else { text.split_whitespace().collect() };
    let mut words = words.into_iter().map(|word| word.trim().replace(char::is_control, " "));
    let mut fields: [String; FIELDS] = Default::default();
    for field in &mut fields {
        *field = words.next().unwrap_or_default();
    }
    // Older loggers begin with the time and say nothing of the device.
    let [first, symbol, value, unit, last] = &mut fields;
    if first.len() == 14 && first.bytes().all(|b| b.is_ascii_digit()) && last.is_empty() {
        let time = std::mem::take(first);
        return [std::mem::take(symbol), std::mem::take(value), std::mem::take(unit), time, String::new()];
    }
    fields
}

/// Where each line begins.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let mut starts = vec![0];
    for (at, byte) in bytes.iter().enumerate() {
        let ends = *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        if ends {
            starts.push(at + 1);
        }
    }
    starts
}

/// The field in which the fault of a line is.
fn fault(bytes: &[u8], starts: &[usize], line: &QuarantinedLine) -> String {
    let index = |n: i64| usize::try_from(n - 1).ok();
    let start = index(line.line).and_then(|n| starts.get(n)).copied().unwrap_or(bytes.len());
    let at = start + index(line.column).unwrap_or(0);
    let rest = bytes.get(at..).unwrap_or_default();
    let end = rest.iter().position(|b| matches!(b, b'\t' | b'\r' | b'\n')).unwrap_or(rest.len());
    let text = String::from_utf8_lossy(&rest[..end]);
    text.trim().chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(FOUND).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarantined(line: i64, column: i64, reason: &str) -> QuarantinedLine {
        QuarantinedLine { line, column, reason: reason.to_owned(), excerpt: String::new() }
    }

    #[test]
    fn what_stood_there_is_named() {
        let bytes = b"COD\tmany\tmg/L\t20261122101500\t00\r\nXYZ\t1\tmg/L\t20261122101500\t00\n20261122101500\tABC\t2\tm\nrubbish";
        let lines = vec![
            quarantined(1, 5, "value-not-a-number"),
            quarantined(2, 1, "symbol-unknown"),
            quarantined(3, 1, "symbol-unknown"),
            quarantined(4, 1, "fields-missing"),
            quarantined(9, 1, "file-too-large"),
        ];
        let explained = explain(bytes, lines);
        let found: Vec<&str> = explained.iter().map(|e| e.found.as_str()).collect();
        assert_eq!(found, ["many", "XYZ", "ABC", "rubbish", ""]);
        assert_eq!(explained[0].fields, ["COD", "many", "mg/L", "20261122101500", "00"].map(str::to_owned));
        assert_eq!(explained[1].unknown_symbol.as_deref(), Some("XYZ"));
        assert_eq!(line(&explained[1].fields), "XYZ\t1\tmg/L\t20261122101500\t00\r\n");
        assert_eq!(line(&explained[2].fields), "20261122101500\tABC\t2\tm\r\n");
    }

    #[test]
    fn any_bytes_are_explained_without_harm() {
        for bytes in [&b""[..], b"\0\0\0", b"\xFF\xFEa\0", b"\t\t\t\t", b"\r\r\r\n", "ă\u{202e}".as_bytes()] {
            for place in [(0, 0), (1, 1), (1, 500), (-3, -3), (i64::MAX, i64::MAX)] {
                explain(bytes, vec![quarantined(place.0, place.1, "nul")]);
            }
        }
    }
}
