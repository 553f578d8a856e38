//! The fields of one form, register or table, in order, and the rules between them.

use kernel::{Bilingual, Refusal};
use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::record::Record;
use crate::rule::Rule;

/// A description of records (*lược đồ*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {
    /// Its stable name, e.g. `station`.
    pub code: String,
    /// What people call such a record.
    pub label: Bilingual,
    /// Its fields, in the order of forms and tables.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// What holds between them.
    #[serde(default, rename = "rule", skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// What came of reading a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The fields that could be read. Others stand beside refusals, so that whoever knows more than the
    /// schema can judge the rest in the same breath.
    pub record: Record,
    /// Everything that is wrong.
    pub refusals: Vec<Refusal>,
}

impl Reading {
    /// The record, if nothing is wrong with it.
    pub fn sound(self) -> Result<Record, Vec<Refusal>> {
        if self.refusals.is_empty() { Ok(self.record) } else { Err(self.refusals) }
    }
}

impl Schema {
    /// A schema without rules.
    pub fn new(code: &str, vi: &str, en: &str, fields: Vec<Field>) -> Schema {
        Schema { code: code.to_owned(), label: Bilingual::new(vi, en), fields, rules: Vec::new() }
    }

    /// This rule holds between its fields.
    pub fn rule(mut self, rule: Rule) -> Schema {
        self.rules.push(rule);
        self
    }

    /// The field of this code.
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.code == code)
    }

    /// The codes of its fields: the header of a table.
    pub fn codes(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.code.as_str()).collect()
    }

    /// Reads what a form sent or a row of a table holds: `text` gives the text of a field by its code, an
    /// empty one for a field that is not there. Everything that is wrong is told at once.
    pub fn read<'t>(&self, text: impl Fn(&str) -> &'t str) -> Reading {
        let mut record = Record::default();
        let mut refusals = Vec::new();
        for field in &self.fields {
            match field.read(text(&field.code)) {
                Ok(value) => record.set(&field.code, value),
                Err(refusal) => refusals.push(refusal),
            }
        }
        self.judged(record, refusals)
    }

    /// Judges the whole. Rules are silent about fields that were refused.
    pub(crate) fn judged(&self, record: Record, mut refusals: Vec<Refusal>) -> Reading {
        let unread: Vec<String> = refusals.iter().filter_map(|r| r.field.clone()).collect();
        let mut broken = Vec::new();
        self.rules.iter().for_each(|rule| rule.judge(&record, &mut broken));
        let named = |r: &Refusal, code: &String| {
            let base = code.split('.').next().unwrap_or(code);
            let names_it = |(_, value): &(_, kernel::Arg)| *value == kernel::Arg::Text(base.to_owned());
            r.field.as_deref() == Some(base) || r.args.iter().any(names_it)
        };
        refusals.extend(broken.into_iter().filter(|r| !unread.iter().any(|code| named(r, code))));
        Reading { record, refusals }
    }
}
