//! Numbers as text in four bits a character.

use smol_str::SmolStr;

/// The sixteen characters of a number, each at the place of its code.
const ALPHABET: &[u8; 16] = b"0123456789.,-+eE";

fn code(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        other => ALPHABET.iter().position(|a| *a == other).map(|at| at as u8),
    }
}

/// Whether a text can be packed.
pub(super) fn packable(text: &str) -> bool {
    text.bytes().all(|b| code(b).is_some())
}

/// Bytes that a packed text of `characters` takes.
pub(super) fn packed_length(characters: usize) -> usize {
    characters.div_ceil(2)
}

/// Appends a packable text, an odd last half byte as zero.
pub(super) fn pack(text: &str, out: &mut Vec<u8>) {
    for pair in text.as_bytes().chunks(2) {
        let half = |at: usize| pair.get(at).copied().and_then(code).unwrap_or(0);
        out.push(half(0) << 4 | half(1));
    }
}

/// The text of `characters` in `packed`; `None` if the last half byte is not zero.
pub(super) fn unpack(packed: &[u8], characters: usize) -> Option<SmolStr> {
    let halves = packed.iter().flat_map(|b| [b >> 4, b & 15]);
    let text = halves.clone().take(characters).map(|h| char::from(ALPHABET[usize::from(h)])).collect();
    halves.skip(characters).all(|h| h == 0).then_some(text)
}
