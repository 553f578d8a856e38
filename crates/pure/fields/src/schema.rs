//! The fields of one form, register or table, in order, and the rules between them.

use std::collections::BTreeMap;

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

    /// Reads what a form sent: texts by the codes of their fields. What belongs to no field (the button,
    /// the token) is not looked at.
    pub fn read(&self, texts: &BTreeMap<String, String>) -> Result<Record, Vec<Refusal>> {
        self.read_with(|field| texts.get(&field.code).map_or("", String::as_str))
    }

    /// Reads each field's text, and then judges the whole; everything that is wrong is told at once.
    pub(crate) fn read_with<'t>(&self, text: impl Fn(&Field) -> &'t str) -> Result<Record, Vec<Refusal>> {
        let mut record = Record::default();
        let mut refusals = Vec::new();
        for field in &self.fields {
            match field.read(text(field)) {
                Ok(value) => record.set(&field.code, value),
                Err(refusal) => refusals.push(refusal),
            }
        }
        self.judged(record, refusals)
    }

    /// The record, if nothing is wrong with it. Rules are silent about fields that were refused.
    pub(crate) fn judged(&self, record: Record, mut refusals: Vec<Refusal>) -> Result<Record, Vec<Refusal>> {
        let unread: Vec<String> = refusals.iter().filter_map(|r| r.field.clone()).collect();
        let mut broken = Vec::new();
        self.rules.iter().for_each(|rule| rule.judge(&record, &mut broken));
        let named = |r: &Refusal, code: &String| {
            let base = code.split('.').next().unwrap_or(code);
            let names_it = |(_, value): &(_, kernel::Arg)| *value == kernel::Arg::Text(base.to_owned());
            r.field.as_deref() == Some(base) || r.args.iter().any(names_it)
        };
        refusals.extend(broken.into_iter().filter(|r| !unread.iter().any(|code| named(r, code))));
        if refusals.is_empty() { Ok(record) } else { Err(refusals) }
    }
}
