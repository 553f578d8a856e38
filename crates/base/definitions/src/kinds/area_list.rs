//! The list of administrative units, as a definition: that it is in force, where it stands written, and which
//! tables hold it.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A list of units (*danh mục đơn vị hành chính*). The units stand in tables beside the file; what a version of
/// the definition says is told by their hashes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AreaList {
    /// What it is called.
    pub title: Bilingual,
    /// SHA-256 of the table of units, `units.csv`.
    pub units: String,
    /// SHA-256 of the table of those before, `former.csv`.
    pub former: String,
}
