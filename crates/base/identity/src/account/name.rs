//! The name that somebody types to sign in (*tên đăng nhập*).

use kernel::Refusal;
use kernel::text::fold;
use unicode_normalization::UnicodeNormalization;

/// A sign-in name; found however it is typed: capitals, tone marks and spaces do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInName(String);

impl SignInName {
    /// Reads a typed name. An `@` would make it an e-mail address.
    pub fn parse(text: &str) -> Result<SignInName, Refusal> {
        let words: String = text.nfc().collect();
        let name = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let long_enough = (2..=64).contains(&name.chars().count());
        if !long_enough || name.contains('@') || name.chars().any(char::is_control) || key(&name).is_empty() {
            return Err(Refusal::new("refused-sign-in-name").at("login"));
        }
        Ok(SignInName(name))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form that equal names share.
    pub(crate) fn key(&self) -> String {
        key(&self.0)
    }
}

/// The comparable form of whatever was typed.
pub(crate) fn key(typed: &str) -> String {
    fold(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (text, key) in [
            ("binh.nv", Some("binh.nv")),
            ("  Nguyễn  Văn Bình ", Some("nguyen van binh")),
            ("Đặng", Some("dang")),
            ("b", None),
            ("", None),
            ("binh@soctrang.gov.vn", None),
            ("a\u{0}b", None),
            ("\u{301}\u{301}", None),
        ] {
            assert_eq!(SignInName::parse(text).ok().map(|n| n.key()).as_deref(), key, "{text:?}");
        }
    }

    #[test]
    fn however_it_is_typed() {
        let name = SignInName::parse("Nguyễn Văn Bình").unwrap();
        for typed in ["nguyen van binh", "NGUYỄN VĂN BÌNH", " nguyễn  văn bình"] {
            assert_eq!(super::key(typed), name.key(), "{typed}");
        }
    }
}
