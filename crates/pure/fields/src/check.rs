//! What is checked of a text beyond its length. Each check is a rule that the state has written down.

use kernel::Refusal;
use serde::{Deserialize, Serialize};

use crate::refused;
use crate::value::FieldValue;

/// A check of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Check {
    /// A code: ASCII letters and digits, and `- _ .` between them. Codes become names of accounts and
    /// folders, so nothing else may stand in them.
    Code,
    /// So many digits and nothing else: communes have five.
    Digits {
        /// The numbers of digits allowed.
        lengths: Vec<usize>,
    },
    /// A tax code (*mã số thuế*): ten digits, with `-001` and so on for a branch; or the twelve digits of
    /// a person's number, which replaced it for households.
    TaxCode {
        /// Whether the tenth digit must check the nine before it. Old registers hold codes in which it
        /// does not, so imports leave this off.
        #[serde(default)]
        strict: bool,
    },
}

impl Check {
    /// Checks a value for the field at `at`. What is no text passes.
    pub(crate) fn value(&self, value: &FieldValue, at: &str) -> Result<(), Refusal> {
        let text = match value {
            FieldValue::Text(text) => text,
            FieldValue::Assignment { name, .. } => name,
            _ => return Ok(()),
        };
        match self {
            Check::Code if is_code(text) => Ok(()),
            Check::Code => Err(refused::not_a_code(at, text)),
            Check::Digits { lengths } => {
                if lengths.contains(&text.len()) && is_digits(text) {
                    return Ok(());
                }
                let lengths: Vec<String> = lengths.iter().map(ToString::to_string).collect();
                Err(refused::not_digits(at, text, &lengths.join(", ")))
            }
            Check::TaxCode { strict } => tax_code(text, *strict, at),
        }
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn is_code(text: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let at_the_ends = [text.bytes().next(), text.bytes().last()];
    text.bytes().all(inside) && at_the_ends.iter().all(|b| b.is_some_and(|b| b.is_ascii_alphanumeric()))
}

fn tax_code(text: &str, strict: bool, at: &str) -> Result<(), Refusal> {
    if text.len() == 12 && is_digits(text) {
        return Ok(());
    }
    let (main, branch) = match text.len() {
        10 => (text, "001"),
        13 if is_digits(text) => text.split_at(10),
        14 => text.split_once('-').unwrap_or(("", "")),
        _ => ("", ""),
    };
    if main.len() != 10 || branch.len() != 3 || !is_digits(main) || !is_digits(branch) {
        return Err(refused::not_a_tax_code(at, text));
    }
    if !strict || check_digit(main) { Ok(()) } else { Err(refused::tax_code_slip(at, text)) }
}

/// The tenth digit is 10 less the rest by 11 of the weighted sum of the nine before it.
fn check_digit(main: &str) -> bool {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let digits: Vec<u32> = main.bytes().map(|b| u32::from(b - b'0')).collect();
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(d, w)| d * w).sum();
    10_u32.checked_sub(sum % 11) == digits.last().copied()
}
