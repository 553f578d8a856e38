//! Quarantined bytes as text that may be shown, stored and searched.
//!
//! Readable characters stand as they are; a tab is `\t`, a backslash `\\`, any other character that
//! cannot be seen `\u{202e}`, a byte that is no UTF-8 `\xB0`. So what is shown can be turned back
//! into the bytes, up to the bound; behind it stands how many bytes more there were.

use std::fmt::Write;

/// Bytes of the file that an excerpt shows at most.
const BOUND: usize = 120;

/// The excerpt of `bytes`.
pub(super) fn of(bytes: &[u8]) -> String {
    let shown = &bytes[..cut(bytes)];
    let mut out = String::with_capacity(shown.len() + 16);
    for chunk in shown.utf8_chunks() {
        for c in chunk.valid().chars() {
            push(&mut out, c);
        }
        for byte in chunk.invalid() {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\x{byte:02X}");
        }
    }
    if shown.len() < bytes.len() {
        let _ = write!(out, "… (+{} B)", bytes.len() - shown.len());
    }
    out
}

fn push(out: &mut String, c: char) {
    match c {
        '"' | '\'' => out.push(c),
        c => out.extend(c.escape_debug()),
    }
}

/// Where to cut: at the bound, or up to three bytes earlier so that no character is torn.
fn cut(bytes: &[u8]) -> usize {
    if bytes.len() <= BOUND {
        return bytes.len();
    }
    let continues = |at: usize| bytes[at] & 0b1100_0000 == 0b1000_0000;
    (BOUND - 3..=BOUND).rev().find(|at| !continues(*at)).unwrap_or(BOUND)
}
