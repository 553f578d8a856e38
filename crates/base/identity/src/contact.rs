//! E-mail addresses and phone numbers (*thư điện tử, số điện thoại*), checked and in one form, so
//! that the blind index finds them however they were typed. It knows no key and no table.

use std::fmt;

use kernel::Refusal;
use unicode_normalization::UnicodeNormalization;

/// An e-mail address that could exist; whether it does, only a message shows. It does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads a typed address.
    pub fn parse(text: &str) -> Result<Email, Refusal> {
        let text: String = text.trim().nfc().collect();
        let good = text.len() <= 254
            && !text.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"'))
            && text.rsplit_once('@').is_some_and(|(local, domain)| {
                (1..=64).contains(&local.len())
                    && !local.contains('@')
                    && domain.contains('.')
                    && domain.split('.').all(|part| !part.is_empty())
            });
        if good { Ok(Email(text)) } else { Err(Refusal::new("refused-email").at("email")) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that equal addresses share.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }

    /// Enough to know it again, too little to write to it: `b•••@soctrang.gov.vn`.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        format!("{}•••@{domain}", local.chars().next().unwrap_or('•'))
    }
}

/// A phone number in international form, `+84912345678`. It does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// Reads a typed number; one that begins with 0 is Vietnamese.
    pub fn parse(text: &str) -> Result<Phone, Refusal> {
        let refused = || Refusal::new("refused-phone").at("phone");
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')')).collect();
        let (international, digits) = match digits.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, digits.as_str()),
        };
        if !(8..=15).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused());
        }
        match (international, digits.strip_prefix('0')) {
            // `+84 (0)912…`, as business cards print it.
            (true, None) if digits.starts_with("840") => Ok(Phone(format!("+84{}", &digits[3..]))),
            (true, None) => Ok(Phone(format!("+{digits}"))),
            (false, Some(national)) => Ok(Phone(format!("+84{national}"))),
            _ => Err(refused()),
        }
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Enough to know it again, too little to call it: `••• 678`.
    pub fn masked(&self) -> String {
        format!("••• {}", &self.0[self.0.len() - 3..])
    }
}

macro_rules! silent {
    ($($name:ident),+) => { $(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+ };
}
silent!(Email, Phone);

/// A field that may be left empty: nothing, or a checked value.
pub fn optional<T>(text: &str, parse: impl FnOnce(&str) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails() {
        for (text, read) in [
            ("binh@soctrang.gov.vn", true),
            ("  Binh.NV@SocTrang.gov.vn ", true),
            ("bình@đấtnước.vn", true),
            ("binh", false),
            ("binh@localhost", false),
            ("@soctrang.gov.vn", false),
            ("a@b@c.vn", false),
            ("a@b..vn", false),
            ("a b@c.vn", false),
            ("a@c.vn\nBcc: x@y.vn", false),
            ("<a@c.vn>", false),
        ] {
            assert_eq!(Email::parse(text).is_ok(), read, "{text:?}");
        }
        assert_eq!(Email::parse("Binh@SOCTRANG.gov.vn").unwrap().key(), "binh@soctrang.gov.vn");
    }

    #[test]
    fn phones() {
        for (text, read) in [
            ("0912 345 678", Some("+84912345678")),
            ("+84 (0)912345678", Some("+84912345678")),
            ("+84.912.345.678", Some("+84912345678")),
            ("0299 3821 234", Some("+842993821234")),
            ("912345678", None),
            ("+0912345678", None),
            ("09123", None),
            ("0912345678901234", None),
            ("gọi sau", None),
        ] {
            assert_eq!(Phone::parse(text).ok().map(|p| p.0).as_deref(), read, "{text:?}");
        }
    }

    #[test]
    fn what_is_known_again() {
        assert_eq!(Email::parse("bình@đấtnước.vn").unwrap().masked(), "b•••@đấtnước.vn");
        assert_eq!(Phone::parse("0912 345 678").unwrap().masked(), "••• 678");
    }

    #[test]
    fn an_empty_field_is_nothing() {
        assert!(optional(" ", Email::parse).unwrap().is_none());
        assert!(optional("x", Email::parse).is_err());
    }
}
