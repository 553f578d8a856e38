//! The text of a file in whatever encoding a Vietnamese office saved it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// Reads bytes as text: by their byte-order mark, as UTF-8 if they are, else as Windows-1258
/// (Vietnamese), else as Windows-1252. Composed (NFC), because 1258 writes tones as extra characters.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let encoding = if encoding == UTF_16LE || encoding == UTF_16BE { encoding } else { UTF_8 };
        return compose(&encoding.decode_without_bom_handling(&bytes[mark..]).0);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return compose(text);
    }
    let vietnamese = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    if tones_follow_vowels(&vietnamese) {
        compose(&vietnamese)
    } else {
        compose(&WINDOWS_1252.decode_without_bom_handling(bytes).0)
    }
}

fn compose(text: &str) -> String {
    text.nfc().collect()
}

/// Whether the five tone marks only stand after vowels. In 1252 the same bytes are letters (`Ì Ò Þ ì
/// ò`), which sooner or later follow something else.
fn tones_follow_vowels(text: &str) -> bool {
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    const VOWELS: &str = "aăâeêioôơuưy";
    let mut before = ' ';
    for c in text.chars() {
        if TONES.contains(&c) && !before.to_lowercase().any(|b| VOWELS.contains(b)) {
            return false;
        }
        before = c;
    }
    true
}
