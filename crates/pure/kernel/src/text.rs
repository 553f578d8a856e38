//! Vietnamese text: folding for search and order, numbers as people read them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without tone and vowel marks, `đ` as `d`: what search compares.
/// `Giấy phép` and `giay phep` fold alike.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd() {
        if is_combining_mark(c) {
            continue;
        }
        match c {
            'đ' | 'Đ' => out.push('d'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// A number with decimal comma and points between thousands, at most `decimals` places, no
/// trailing zeros beyond those given: `1.234,5`. For people who read Vietnamese.
pub fn number_vi(value: f64, decimals: usize) -> String {
    grouped(value, decimals, '.', ',')
}

/// The same for people who read English: `1,234.5`.
pub fn number_en(value: f64, decimals: usize) -> String {
    grouped(value, decimals, ',', '.')
}

fn grouped(value: f64, decimals: usize, thousands: char, point: char) -> String {
    let fixed = format!("{value:.decimals$}");
    let (sign, digits) = match fixed.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", fixed.as_str()),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        let left = whole.len() - i;
        if i > 0 && left.is_multiple_of(3) && whole.len() > 3 {
            out.push(thousands);
        }
        out.push(c);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// Vietnamese dictionary order as a key that sorts by bytes: letters `a ă â … y`, then tones.
pub fn sort_key(text: &str) -> String {
    const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    let mut letters = String::new();
    let mut tones = String::new();
    let lower = text.to_lowercase();
    for cluster in lower.nfc() {
        let mut base = String::new();
        let mut tone = '0';
        for c in std::iter::once(cluster).nfd() {
            if let Some(n) = TONES.iter().position(|t| *t == c) {
                tone = char::from(b'1' + n as u8);
            } else {
                base.push(c);
            }
        }
        let base: String = base.nfc().collect();
        let mut chars = base.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => match LETTERS.chars().position(|l| l == c) {
                // Letters get the private keys A..a (0x41 upward), everything else stays below or above as it is.
                Some(n) => letters.push(char::from(0x41 + n as u8)),
                None => letters.push(c),
            },
            _ => letters.push_str(&base),
        }
        tones.push(tone);
    }
    format!("{letters}\u{1}{tones}")
}
