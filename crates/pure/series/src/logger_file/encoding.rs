//! From bytes to text, by field.

use std::borrow::Cow;

/// A field as text: UTF-8 where it is valid, Windows-1258 where it is not. Every byte has a
/// character there, so this cannot fail.
pub(super) fn decode(field: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(field) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1258.decode_without_bom_handling(field).0,
    }
}

/// Whether text can be shown as it is: no control character, and none that is invisible or turns
/// the direction of writing, for such a symbol would look like another one.
pub(super) fn is_printable(text: &str) -> bool {
    if text.is_ascii() {
        return !text.bytes().any(|b| b.is_ascii_control());
    }
    !text.chars().any(|c| c.is_control() || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
            | 0xE0000..=0xE007F
    )
}

/// Whether the file is UTF-16: it says so by its mark, or the first characters have every other
/// byte zero, as Latin text has there.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    const SEEN: usize = 16;
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes {
        return true;
    }
    let head = &bytes[..bytes.len().min(SEEN)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let pairs = head.len() / 2;
    pairs >= 4 && ((zeros(0) == pairs && zeros(1) == 0) || (zeros(1) == pairs && zeros(0) == 0))
}
