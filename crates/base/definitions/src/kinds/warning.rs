//! What is told to the public as a warning: from which level on, how urgent, how grave, how sure, in the words of the
//! Common Alerting Protocol (OASIS CAP 1.2).

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// What levels of a limit that is not a ratio are called: a range, or nothing that may be detected.
pub const NO_RATIO: &str = "no-ratio";

/// A rule of warnings (*quy tắc cảnh báo*); the definition's code is `exceedance`, or that of an index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    /// What it is called.
    pub title: Bilingual,
    /// What happens, in a few words.
    pub event: Bilingual,
    /// For how many hours a message speaks after what it tells of.
    pub lasts_hours: u32,
    /// How far around the station it speaks of, in kilometres.
    pub radius_km: f64,
    /// The levels that warn; others do not.
    #[serde(rename = "level")]
    pub levels: Vec<WarningLevel>,
}

/// How some tiers of an exceedance or bands of an index are told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarningLevel {
    /// Codes of the tiers or bands.
    pub of: Vec<String>,
    /// How soon something should be done.
    pub urgency: Urgency,
    /// How grave it is.
    pub severity: Gravity,
    /// How sure it is.
    pub certainty: Certainty,
    /// What to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
}

impl Warning {
    /// How a tier or band is told; none where it is no reason to warn.
    pub fn level(&self, of: &str) -> Option<&WarningLevel> {
        self.levels.iter().find(|level| level.of.iter().any(|code| code == of))
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($word:ident)*) => {
        $(#[$doc])*
        #[expect(missing_docs, reason = "the words are the standard's")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name {
            $($word,)*
        }

        impl $name {
            /// The standard's word.
            pub fn word(self) -> &'static str {
                match self { $($name::$word => stringify!($word),)* }
            }
        }
    };
}

words! {
    /// How soon something should be done (*mức khẩn cấp*).
    Urgency: Immediate Expected Future Past Unknown
}
words! {
    /// How grave it is (*mức nghiêm trọng*).
    Gravity: Extreme Severe Moderate Minor Unknown
}
words! {
    /// How sure it is (*mức chắc chắn*).
    Certainty: Observed Likely Possible Unlikely Unknown
}
words! {
    /// What to do (*hành động*).
    Response: Shelter Evacuate Prepare Execute Avoid Monitor Assess
}
