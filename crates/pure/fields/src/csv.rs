//! Lines of CSV files (RFC 4180) that people will open in a spreadsheet.

use std::borrow::Cow;

use crate::cell::guarded;

/// A text as a cell. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
/// spreadsheets hide and [`cleaned`](crate::cleaned) takes away again.
pub fn cell(text: &str) -> Cow<'_, str> {
    let guarded = guarded(text);
    if guarded.contains(['"', ',', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", guarded.replace('"', "\"\"")))
    } else {
        guarded
    }
}

/// Appends a line of cells.
pub fn line<S: AsRef<str>>(out: &mut String, cells: &[S]) {
    for (index, text) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&cell(text.as_ref()));
    }
    out.push_str("\r\n");
}
