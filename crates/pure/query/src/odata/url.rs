//! The raw query string of an address: pairs, percent-encoding, and the link to the next page.

use std::fmt::Write;

use kernel::Refusal;

use super::MAX_TEXT;
use crate::refused;

/// The decoded pairs of a raw query string. A plus is a space, as forms and most clients write it.
pub(super) fn pairs(raw: &str) -> Result<Vec<(String, String)>, Refusal> {
    if raw.len() > 4 * MAX_TEXT {
        return Err(refused::too_long("query", 4 * MAX_TEXT));
    }
    let split =
        raw.split('&').filter(|piece| !piece.is_empty()).map(|piece| piece.split_once('=').unwrap_or((piece, "")));
    split.map(|(name, value)| Ok((decoded(name, name)?, decoded(name, value)?))).collect()
}

fn decoded(name: &str, text: &str) -> Result<String, Refusal> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        rest = tail;
        match first {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits = rest.get(..2).and_then(|d| Some(hex(d[0])? * 16 + hex(d[1])?));
                bytes.push(digits.ok_or_else(|| refused::encoding(name))?);
                rest = &rest[2..];
            }
            other => bytes.push(*other),
        }
    }
    String::from_utf8(bytes).map_err(|_| refused::encoding(name))
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|d| d as u8)
}

/// The raw query string of the next page: everything the client asked stays as he wrote it, the mark
/// takes the place of `$skip` and of an earlier mark.
pub fn with_page_mark(raw: &str, mark: &str) -> String {
    let mut out = String::with_capacity(raw.len() + mark.len() + 16);
    for piece in raw.split('&').filter(|piece| !piece.is_empty()) {
        let name = decoded("", piece.split('=').next().unwrap_or(piece)).unwrap_or_default();
        if name != "$skip" && name != "$skiptoken" {
            out.push_str(piece);
            out.push('&');
        }
    }
    out.push_str("$skiptoken=");
    for byte in mark.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
