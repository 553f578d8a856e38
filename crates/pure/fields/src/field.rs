//! One field: name, label, kind, whether it must be filled, and what is checked.

use kernel::{Bilingual, Refusal};
use serde::{Deserialize, Serialize};

use crate::cell;
use crate::check::Check;
use crate::kind::Kind;
use crate::read;
use crate::refused;
use crate::value::FieldValue;

/// A field of a form, register or table (*trường thông tin*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its stable name, e.g. `tax_code`.
    pub code: String,
    /// What people read beside it.
    pub label: Bilingual,
    /// What may stand in it.
    pub kind: Kind,
    /// Whether it must be filled.
    #[serde(default)]
    pub required: bool,
    /// What to write in it, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Bilingual>,
    /// What is checked beyond its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// What tables also call its column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

impl Field {
    /// A field that may stay empty.
    pub fn new(code: &str, vi: &str, en: &str, kind: Kind) -> Field {
        Field {
            code: code.to_owned(),
            label: Bilingual::new(vi, en),
            kind,
            required: false,
            help: None,
            check: None,
            aliases: Vec::new(),
        }
    }

    /// It must be filled.
    pub fn required(mut self) -> Field {
        self.required = true;
        self
    }

    /// What to write in it.
    pub fn help(mut self, vi: &str, en: &str) -> Field {
        self.help = Some(Bilingual::new(vi, en));
        self
    }

    /// What is checked beyond its kind; of a list, of each of its values.
    pub fn check(mut self, check: Check) -> Field {
        self.check = Some(check);
        self
    }

    /// What tables also call its column.
    pub fn aliases(mut self, aliases: &[&str]) -> Field {
        self.aliases = aliases.iter().map(|a| (*a).to_owned()).collect();
        self
    }

    /// Reads what somebody wrote. Nothing, or only a dash, is no value.
    pub fn read(&self, text: &str) -> Result<Option<FieldValue>, Refusal> {
        let text = cell::cleaned(text);
        if cell::is_empty(&text) {
            return self.nothing();
        }
        match read::value(&self.kind, &text, &self.code)? {
            // Separators with nothing between them.
            FieldValue::List(list) if list.is_empty() => self.nothing(),
            value => self.checked(value).map(Some),
        }
    }

    fn nothing(&self) -> Result<Option<FieldValue>, Refusal> {
        if self.required { Err(refused::required(&self.code)) } else { Ok(None) }
    }

    /// The value, if it passes the field's check.
    pub(crate) fn checked(&self, value: FieldValue) -> Result<FieldValue, Refusal> {
        match (&self.check, &value) {
            (Some(check), FieldValue::List(list)) => {
                for (n, item) in list.iter().enumerate() {
                    check.value(item, &format!("{}.{}", self.code, n + 1))?;
                }
            }
            (Some(check), single) => check.value(single, &self.code)?,
            (None, _) => {}
        }
        Ok(value)
    }
}
