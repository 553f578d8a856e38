//! Cells as they come out of spreadsheets, cleaned of what nobody sees: blanks that do not break,
//! byte order marks, characters of double width, marks apart from their letters.

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
    out
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
