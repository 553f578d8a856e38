//! The numbers that the state gives to people and organisations: tax codes, identity numbers.

use std::fmt;

use kernel::Refusal;

/// A tax code (*mã số thuế*).
#[derive(Clone, PartialEq, Eq)]
pub enum TaxCode {
    /// Of an enterprise, ten digits, or of its dependent unit, `0301234567-001`.
    Enterprise(String),
    /// Of a household business: since 2025-07-01 the identity number of its owner, so personal data.
    Owner(IdentityNumber),
}

impl TaxCode {
    /// Reads a typed code; points and spaces in it do not matter. Its check digit is not asked for:
    /// old registers hold codes without a right one.
    pub fn parse(text: &str) -> Result<TaxCode, Refusal> {
        let digits = compact(text);
        match digits.len() {
            _ if !digits.bytes().all(|b| b.is_ascii_digit()) => Err(Refusal::new("refused-tax-code").at("tax_code")),
            10 => Ok(TaxCode::Enterprise(digits)),
            13 => Ok(TaxCode::Enterprise(format!("{}-{}", &digits[..10], &digits[10..]))),
            12 => Ok(TaxCode::Owner(IdentityNumber(digits))),
            _ => Err(Refusal::new("refused-tax-code").at("tax_code")),
        }
    }

    /// The code of an enterprise, which is public.
    pub fn enterprise(&self) -> Option<&str> {
        match self {
            TaxCode::Enterprise(code) => Some(code),
            TaxCode::Owner(_) => None,
        }
    }

    /// The code that is its owner's identity number.
    pub fn owner(&self) -> Option<&IdentityNumber> {
        match self {
            TaxCode::Enterprise(_) => None,
            TaxCode::Owner(number) => Some(number),
        }
    }
}

/// The number of a person's paper (*số định danh cá nhân, chứng minh nhân dân, hộ chiếu*).
#[derive(Clone, PartialEq, Eq)]
pub struct IdentityNumber(String);

impl IdentityNumber {
    /// Reads a typed number: twelve digits, nine of an old card, or a passport's.
    pub fn parse(text: &str) -> Result<IdentityNumber, Refusal> {
        let number = compact(text).to_ascii_uppercase();
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let good = match number.len() {
            9 | 12 if digits == number.len() => true,
            6..=9 => digits >= 5 && number.bytes().all(|b| b.is_ascii_alphanumeric()),
            _ => false,
        };
        if good { Ok(IdentityNumber(number)) } else { Err(Refusal::new("refused-identity-number").at("identity")) }
    }

    /// Its text, for whoever opened it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '\u{a0}')).collect()
}

impl fmt::Debug for TaxCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TaxCode(…)")
    }
}

impl fmt::Debug for IdentityNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("IdentityNumber(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_codes() {
        for (text, read) in [
            ("0301234567", Some("0301234567")),
            (" 0301 234 567 ", Some("0301234567")),
            ("0301234567-001", Some("0301234567-001")),
            ("0301234567001", Some("0301234567-001")),
            ("030123456", None),
            ("03012345678", None),
            ("O301234567", None),
            ("", None),
            ("０３０１２３４５６７", None),
        ] {
            let code = TaxCode::parse(text).ok();
            assert_eq!(code.as_ref().and_then(TaxCode::enterprise), read, "{text:?}");
        }
        let household = TaxCode::parse("079 123 456 789").unwrap();
        assert_eq!(household.owner().map(IdentityNumber::as_str), Some("079123456789"));
        assert_eq!(format!("{household:?}"), "TaxCode(…)");
    }

    #[test]
    fn identity_numbers() {
        for (text, read) in [
            ("079123456789", Some("079123456789")),
            ("079.123.456.789", Some("079123456789")),
            ("271234567", Some("271234567")),
            ("c1234567", Some("C1234567")),
            ("P00123456", Some("P00123456")),
            ("27123456", Some("27123456")),
            ("abcdefgh", None),
            ("0791234567890", None),
            ("07912345678", None),
            ("'; drop", None),
        ] {
            assert_eq!(IdentityNumber::parse(text).ok().as_ref().map(IdentityNumber::as_str), read, "{text:?}");
        }
    }
}
