//! Cells of CSV files (RFC 4180) that people will open in a spreadsheet.

/// A text as a cell. A text that a spreadsheet would run as a formula gets an apostrophe in front,
/// which spreadsheets hide; numbers, also negative ones, stay as they are.
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    let guarded = if formula { format!("'{text}") } else { text.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}
