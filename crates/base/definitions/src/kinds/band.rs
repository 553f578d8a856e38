//! The bands of an index: from a number to a word, a colour, and what it means for people.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// One band of an index (*mức của chỉ số*), both ends included; an index is a whole number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Short stable name.
    pub code: String,
    /// Its lowest index.
    pub from: u32,
    /// Its highest index.
    pub up_to: u32,
    /// Its word, which always stands beside the colour.
    pub title: Bilingual,
    /// The name of the colour.
    pub colour: Bilingual,
    /// The official colour: red, green, blue.
    pub rgb: [u8; 3],
    /// What it means: for health, or for the use of water.
    pub meaning: Bilingual,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

/// What people are advised to do (*khuyến nghị*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Everybody.
    pub general: Bilingual,
    /// Older people, children, people with respiratory or heart disease (*nhóm người nhạy cảm*).
    pub sensitive: Bilingual,
}

/// The band of an index. Beyond the last it is the last: an index of 501 is no less hazardous.
pub fn band(bands: &[Band], index: u32) -> Option<&Band> {
    bands.iter().find(|b| index <= b.up_to).or(bands.last())
}
