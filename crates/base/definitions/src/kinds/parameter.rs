//! What is measured: the symbols of loggers and laboratories.

use std::collections::BTreeMap;

use kernel::Bilingual;
use serde::{Deserialize, Serialize};
pub use series::average::Summary;

/// A parameter (*thông số*); the definition's code is its canonical symbol, e.g. `PM2.5`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// What it is called.
    pub name: Bilingual,
    /// Other spellings, compared without case, marks and signs: `PM2,5` also finds `pm 2.5`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Spellings that count only letter by letter, where signs decide: `Cl-` is chloride, `Cl` is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exact_aliases: Vec<String>,
    /// How several values become one.
    #[serde(default, skip_serializing_if = "Summary::is_mean")]
    pub summary: Summary,
    /// Mass of a mole in g, for gases that loggers may send as ppm or ppb.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub molar_mass: Option<f64>,
    /// Identifier in a public vocabulary, for interfaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Parameters that are part of this one, each with the share of it that this one is at least: total dust is
    /// never much less than fine dust. The office's own choice, not law.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub at_least: BTreeMap<String, f64>,
    /// Where it is measured, and how there.
    pub media: BTreeMap<String, MediumUse>,
}

/// How a parameter is given in one medium.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediumUse {
    /// The unit in which values are kept and shown.
    pub unit: String,
    /// Digits after the decimal mark on pages.
    pub decimals: u8,
    /// Values outside of `[low, high]` are no measurements: flagged, kept, and out of averages until an officer
    /// says otherwise. The office's own choice, not law; so are the two below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plausible: Option<[f64; 2]>,
    /// A reading that stands farther than this from its hour's median, in `unit`, is suspect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jump: Option<f64>,
    /// As many hours of one and the same value are suspect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still_hours: Option<u8>,
}

impl Parameter {
    /// Identifier for interfaces: that of a public vocabulary, else our own.
    pub fn uri(&self, code: &str) -> String {
        self.uri.clone().unwrap_or_else(|| format!("urn:x-datnuoc:parameter:{code}"))
    }
}
