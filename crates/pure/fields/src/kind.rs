//! What may stand in a field.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// One of the answers that a field allows (*mục của danh mục*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is stored.
    pub code: String,
    /// What people read.
    pub label: Bilingual,
    /// What people also write for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Choice {
    /// An answer of this code and these labels.
    pub fn new(code: &str, vi: &str, en: &str) -> Choice {
        Choice { code: code.to_owned(), label: Bilingual::new(vi, en), aliases: Vec::new() }
    }

    /// People also write these.
    pub fn aliases(mut self, aliases: &[&str]) -> Choice {
        self.aliases = aliases.iter().map(|a| (*a).to_owned()).collect();
        self
    }
}

/// Along which axis a coordinate is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// North and south (*vĩ độ*).
    Latitude,
    /// East and west (*kinh độ*).
    Longitude,
}

/// What a field holds (*kiểu dữ liệu*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Kind {
    /// Text on one line.
    Text {
        /// Most characters.
        max: usize,
    },
    /// A whole number.
    Integer {
        /// Least value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<i64>,
        /// Greatest value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<i64>,
        /// What it counts, e.g. `minute`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// A number with decimals.
    Decimal {
        /// Least value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        /// Greatest value.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// In what it is measured, e.g. `%`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    /// One answer of a list.
    Choice {
        /// The answers.
        list: Vec<Choice>,
    },
    /// A calendar day.
    Day,
    /// An instant; written without a zone, it is local time.
    Moment,
    /// Yes or no.
    Boolean,
    /// A latitude or longitude in degrees.
    Coordinate {
        /// Which of them.
        axis: Axis,
        /// Least value.
        min: f64,
        /// Greatest value.
        max: f64,
    },
    /// Several values, no two alike.
    List {
        /// What each of them is; not a list again.
        of: Box<Kind>,
        /// What stands between them.
        separator: char,
    },
    /// A value with its name: `Kq=0.9`.
    Assignment {
        /// What the value is; not a list.
        of: Box<Kind>,
    },
}

impl Kind {
    /// Text of at most so many characters.
    pub fn text(max: usize) -> Kind {
        Kind::Text { max }
    }

    /// A whole number between two others.
    pub fn integer(min: i64, max: i64) -> Kind {
        Kind::Integer { min: Some(min), max: Some(max), unit: None }
    }

    /// A number between two others.
    pub fn decimal(min: f64, max: f64) -> Kind {
        Kind::Decimal { min: Some(min), max: Some(max), unit: None }
    }

    /// One answer of a list.
    pub fn choice(list: Vec<Choice>) -> Kind {
        Kind::Choice { list }
    }

    /// Several values of this kind.
    pub fn listed(self, separator: char) -> Kind {
        Kind::List { of: Box::new(self), separator }
    }

    /// A value of this kind with its name.
    pub fn assigned(self) -> Kind {
        Kind::Assignment { of: Box::new(self) }
    }

    /// In what it is measured or what it counts.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Kind::Integer { unit, .. } | Kind::Decimal { unit, .. } => unit.as_deref(),
            Kind::List { of, .. } | Kind::Assignment { of } => of.unit(),
            _ => None,
        }
    }
}
