//! The text of an SMS (*nội dung tin nhắn*): with Vietnamese marks or without, and how many parts it is sent in.
//!
//! A part holds 160 letters of the GSM 03.38 alphabet, but only 70 of any other: one mark more than doubles what a
//! message costs. So whoever pays decides.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether Vietnamese letters keep their marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Accents {
    /// `Vượt quy chuẩn`, in parts of 70 letters.
    Keep,
    /// `Vuot quy chuan`, in parts of 160 letters.
    #[default]
    Fold,
}

/// Letters of the basic alphabet that are no ASCII.
const BASIC: &str = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
/// Letters that take two places, after an escape.
const EXTENDED: &str = "^{}\\[~]|€";
/// ASCII that the alphabet does not hold.
const NOT_BASIC: char = '`';

impl Accents {
    /// The text as it is sent.
    pub fn apply(self, text: &str) -> String {
        match self {
            Accents::Keep => text.nfc().collect(),
            Accents::Fold => text.nfc().map(plain).collect(),
        }
    }
}

/// How many parts a text is sent in; each part of several gives some places to their order.
pub fn parts(text: &str) -> usize {
    let places: Option<usize> = text.chars().map(places).sum();
    let (needed, alone, together) = match places {
        Some(places) => (places, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if needed <= alone { 1 } else { needed.div_ceil(together) }
}

/// Places that a letter takes in the alphabet, if it is in it.
fn places(c: char) -> Option<usize> {
    match c {
        '\n' | '\r' => Some(1),
        c if EXTENDED.contains(c) => Some(2),
        c if c == ' ' || (c.is_ascii_graphic() && c != NOT_BASIC) || BASIC.contains(c) => Some(1),
        _ => None,
    }
}

/// A letter by such as the alphabet has.
fn plain(c: char) -> String {
    let instead = match c {
        'đ' => "d",
        'Đ' => "D",
        '–' | '—' | '−' | '‑' => "-",
        '‘' | '’' | NOT_BASIC => "'",
        '“' | '”' | '«' | '»' => "\"",
        '…' => "...",
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => " ",
        '≤' => "<=",
        '≥' => ">=",
        '×' => "x",
        '·' => ".",
        'µ' | 'μ' => "u",
        '°' => "",
        // Marks first: the alphabet has `é` and `à`, which beside an `e` without its mark would only look careless.
        c => {
            let bare: String = c.nfkd().filter(|c| !is_combining_mark(*c)).collect();
            let known = !bare.is_empty() && bare.chars().all(|c| places(c).is_some());
            return if known { bare } else { "?".to_owned() };
        }
    };
    instead.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_folded_to_letters_that_every_telephone_has() {
        for (text, folded) in [
            ("Vượt quy chuẩn: COD 81 mg/L, gấp 1,2 lần", "Vuot quy chuan: COD 81 mg/L, gap 1,2 lan"),
            ("Đường số 1 – KCN Sông Tiền", "Duong so 1 - KCN Song Tien"),
            ("PM₂.₅ 60 µg/m³ “cao”…", "PM2.5 60 ug/m3 \"cao\"..."),
            ("ĐẤT NƯỚC 🌊", "DAT NUOC ?"),
        ] {
            let sent = Accents::Fold.apply(text);
            assert_eq!(sent, folded);
            assert!(sent.chars().all(|c| places(c).is_some()), "{sent}");
            assert_eq!(Accents::Keep.apply(text), text);
        }
    }

    #[test]
    fn parts_are_counted_as_carriers_bill_them() {
        for (text, count) in [
            (String::new(), 1),
            ("a".repeat(160), 1),
            ("a".repeat(161), 2),
            ("a".repeat(306), 2),
            ("a".repeat(307), 3),
            ("€".repeat(80), 1),
            ("€".repeat(81), 2),
            ("ữ".repeat(70), 1),
            ("ữ".repeat(71), 2),
            (format!("{}đ", "a".repeat(133)), 2),
            (format!("{}đ", "a".repeat(134)), 3),
            ("🌊".repeat(35), 1),
            ("🌊".repeat(36), 2),
        ] {
            assert_eq!(parts(&text), count, "{text}");
        }
    }
}
