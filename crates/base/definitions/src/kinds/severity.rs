//! By how much a limit is exceeded, in the steps that the law on penalties takes.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A ladder of tiers (*các mức vượt*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    /// What it is called.
    pub title: Bilingual,
    /// Its tiers, rising.
    #[serde(rename = "tier")]
    pub tiers: Vec<Tier>,
}

/// One tier: from its ratio up to that of the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Short stable name.
    pub code: String,
    /// Least ratio of value to limit that belongs to it.
    pub from: f64,
    /// What people read.
    pub title: Bilingual,
}

impl Severity {
    /// The tier of a ratio; none where the limit is kept.
    pub fn tier(&self, ratio: f64) -> Option<&Tier> {
        if ratio <= 1.0 {
            return None;
        }
        self.tiers.iter().rev().find(|t| ratio >= t.from)
    }
}
