//! What a new password must be (*chính sách mật khẩu*).
//!
//! Length is what resists guessing; composition rules only make people write `Matkhau@123`.
//! Not asked for: digits, symbols, regular changes.

use std::fmt;

use kernel::Refusal;
use unicode_normalization::UnicodeNormalization;

use super::common;

/// A person's password: twelve characters or more, any of them, spaces too (a passphrase).
const PERSON_CHARS: usize = 12;
/// A logger's: some accept no more than eight. It is reachable only through FTP, locked out per
/// address, and generated secrets are the rule.
const DEVICE_CHARS: usize = 8;
/// Longer ones only cost time.
const MOST_CHARS: usize = 128;

/// Words that belong to the owner and so are guessed first: sign-in name, name, e-mail, unit.
#[derive(Clone, Default)]
pub struct Owner {
    /// Texts about the owner.
    pub words: Vec<String>,
}

/// A password that meets the policy and is not yet hashed. It does not print.
#[derive(Clone)]
pub struct NewPassword(String);

impl NewPassword {
    /// Checks a person's new password.
    pub fn check(text: &str, owner: &Owner) -> Result<NewPassword, Refusal> {
        let password = NewPassword::of_length(text, PERSON_CHARS)?;
        if common::is_common(&password.0, &owner.words) {
            return Err(Refusal::new("refused-password-common").at("password"));
        }
        Ok(password)
    }

    /// Checks a password that an administrator chose for a logger.
    pub fn check_device(text: &str) -> Result<NewPassword, Refusal> {
        NewPassword::of_length(text, DEVICE_CHARS)
    }

    fn of_length(text: &str, least: usize) -> Result<NewPassword, Refusal> {
        let text: String = text.nfc().collect();
        let chars = text.chars().count();
        if chars < least {
            return Err(Refusal::new("refused-password-short").at("password").with("least", least));
        }
        if chars > MOST_CHARS {
            return Err(Refusal::new("refused-password-long").at("password").with("most", MOST_CHARS));
        }
        if text.chars().any(char::is_control) {
            return Err(Refusal::new("refused-password-control").at("password"));
        }
        Ok(NewPassword(text))
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons() {
        let long = "ă".repeat(129);
        let cases = [
            ("mưa to Thủ Dầu Một", None),
            ("kx7w-pp2m-zz9q", None),
            ("correct horse battery staple", None),
            ("ngắn quá thôi", None),
            ("ngắn", Some("refused-password-short")),
            ("", Some("refused-password-short")),
            (long.as_str(), Some("refused-password-long")),
            ("có\u{0}dấu không nhìn thấy", Some("refused-password-control")),
            ("Matkhau@2026!", Some("refused-password-common")),
            ("quynh.le.12345", Some("refused-password-common")),
        ];
        let owner = Owner { words: vec!["quynh.le".into(), "Lê Thị Quỳnh".into()] };
        for (text, refused) in cases {
            let code = NewPassword::check(text, &owner).err().map(|r| r.code.into_owned());
            assert_eq!(code.as_deref(), refused, "{text:?}");
        }
    }

    #[test]
    fn loggers_may_have_short_ones() {
        for (text, accepted) in [("k7m2p9qx", true), ("k7m2p9q", false), ("k7m2\np9qx", false)] {
            assert_eq!(NewPassword::check_device(text).is_ok(), accepted, "{text:?}");
        }
    }
}
