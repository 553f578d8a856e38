//! What is sampled: air, emission, the waters, the weather.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// An environmental medium (*thành phần môi trường*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// What it is called.
    pub name: Bilingual,
    /// Its place in lists.
    pub order: u32,
    /// Beginnings of station codes that have been seen for it. A hint for the form only: the
    /// medium of a station is what its register says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub station_prefixes: Vec<String>,
    /// How values are brought to the reference oxygen content, where the medium is a flue gas.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oxygen: Option<OxygenCorrection>,
}

/// Correction to the reference oxygen content (*quy đổi về hàm lượng O₂ tham chiếu*):
/// `C × (ambient − reference) / (ambient − measured)`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OxygenCorrection {
    /// Oxygen content of air, in % by volume.
    pub ambient: f64,
    /// The measured content must stay this far below, or the quotient is meaningless.
    pub margin: f64,
}
