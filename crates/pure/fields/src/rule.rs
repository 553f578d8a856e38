//! What holds between the fields of one record.

use kernel::Refusal;
use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::refused;

/// A rule over several fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rule {
    /// All of them are filled or none: latitude and longitude.
    Together {
        /// Codes of the fields.
        fields: Vec<String>,
    },
    /// The field may only be filled when the other one is: a column of a limit set.
    Needs {
        /// Code of the field.
        field: String,
        /// Code of the other.
        other: String,
    },
}

impl Rule {
    /// All of these fields or none.
    pub fn together(fields: &[&str]) -> Rule {
        Rule::Together { fields: fields.iter().map(|f| (*f).to_owned()).collect() }
    }

    /// `field` only with `other`.
    pub fn needs(field: &str, other: &str) -> Rule {
        Rule::Needs { field: field.to_owned(), other: other.to_owned() }
    }

    /// Adds what a record breaks of it.
    pub(crate) fn judge(&self, record: &Record, refusals: &mut Vec<Refusal>) {
        match self {
            Rule::Together { fields } => {
                let Some(filled) = fields.iter().find(|f| record.has(f)) else { return };
                let missing = fields.iter().filter(|f| !record.has(f));
                refusals.extend(missing.map(|f| refused::together(f, filled)));
            }
            Rule::Needs { field, other } => {
                if record.has(field) && !record.has(other) {
                    refusals.push(refused::needs(field, other));
                }
            }
        }
    }
}
