//! Units of measurement, and the many ways in which loggers and laboratories write them.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A unit (*đơn vị đo*); the definition's code is its canonical spelling, e.g. `µg/Nm3`.
///
/// A value becomes one of the quantity's base unit by `(value + shift) × factor ÷ divisor`; two
/// whole numbers instead of one broken one, so that 24 m³/day is exactly 1 m³/h.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// What it is called.
    pub name: Bilingual,
    /// How pages print it, e.g. `µg/Nm³`.
    pub symbol: String,
    /// Its code in UCUM, for interfaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ucum: Option<String>,
    /// What is measured with it; only units of one quantity convert into one another.
    pub quantity: String,
    /// Other spellings, compared without case, spaces and raised digits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<String>,
    /// Added first.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub shift: f64,
    /// Then multiplied by.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub factor: f64,
    /// Then divided by.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub divisor: f64,
}

fn one() -> f64 {
    1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(v: &f64) -> bool {
    *v == 1.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}
