//! Administrative units. Provinces import theirs; the built-in package has none, because which
//! communes exist is the province's fact, not ours.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// An administrative unit (*đơn vị hành chính*) in the days of its validity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its name with its type, e.g. `Xã An Phú`.
    pub name: Bilingual,
    /// Its level.
    pub level: AreaLevel,
    /// Code of the unit that it lies in; none for a province.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Codes of the units that it was formed from (*sáp nhập từ*).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formed_from: Vec<String>,
}

/// Level of an administrative unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaLevel {
    /// Tỉnh, thành phố.
    Province,
    /// Quận, huyện; none since 2025-07-01, kept for history.
    District,
    /// Xã, phường, đặc khu.
    Commune,
}
