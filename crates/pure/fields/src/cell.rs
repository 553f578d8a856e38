//! Cells as they come out of spreadsheets, cleaned of what nobody sees: blanks that do not break,
//! byte order marks, characters of double width, marks apart from their letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text in composed form (NFC), on one line, with single blanks and none at the ends; without
/// invisible characters, and with ASCII instead of full-width letters and digits.
pub fn cleaned(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)).map(narrow) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    if out.strip_prefix('\'').is_some_and(must_be_guarded) {
        out.remove(0);
    }
    out
}

/// The text, with an apostrophe in front where a spreadsheet would run it as a formula. Numbers, also
/// negative ones, stay as they are. [`cleaned`] takes the apostrophe away again.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if must_be_guarded(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet would run it; also what is guarded already, so that the guard comes off as it went on.
fn must_be_guarded(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r']) && bare.parse::<f64>().is_err()
}

/// Whether a cleaned text says nothing: it is empty, or a dash as people put into empty cells.
pub fn is_empty(cleaned: &str) -> bool {
    cleaned.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.' | '…'))
}

/// Byte order mark, zero-width blanks and joiners, soft hyphen, marks of writing direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{AD}' | '\u{202A}'..='\u{202E}')
}

/// Full-width forms lie at a fixed distance from their ASCII twins.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}
