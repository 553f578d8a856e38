//! A record: the values of the fields of a schema that are filled.

use std::collections::BTreeMap;

use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};

use crate::value::FieldValue;

/// Values by the codes of their fields; an empty field has no entry.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Record(BTreeMap<String, FieldValue>);

impl Record {
    /// Puts a value into a field; nothing empties it.
    pub fn set(&mut self, code: &str, value: Option<FieldValue>) {
        match value {
            Some(value) => self.0.insert(code.to_owned(), value),
            None => self.0.remove(code),
        };
    }

    /// The value of a field.
    pub fn get(&self, code: &str) -> Option<&FieldValue> {
        self.0.get(code)
    }

    /// Whether a field is filled.
    pub fn has(&self, code: &str) -> bool {
        self.0.contains_key(code)
    }

    /// All values, by code.
    pub fn values(&self) -> impl Iterator<Item = (&str, &FieldValue)> {
        self.0.iter().map(|(code, value)| (code.as_str(), value))
    }

    /// A text, or the code of an answer.
    pub fn text(&self, code: &str) -> Option<&str> {
        self.get(code)?.as_text()
    }

    /// A whole number.
    pub fn integer(&self, code: &str) -> Option<i64> {
        if let FieldValue::Integer(v) = self.get(code)? { Some(*v) } else { None }
    }

    /// A number: whole, with decimals, or a coordinate.
    pub fn number(&self, code: &str) -> Option<f64> {
        self.get(code)?.as_number()
    }

    /// Yes or no.
    pub fn boolean(&self, code: &str) -> Option<bool> {
        if let FieldValue::Boolean(v) = self.get(code)? { Some(*v) } else { None }
    }

    /// A calendar day.
    pub fn day(&self, code: &str) -> Option<Day> {
        if let FieldValue::Day(v) = self.get(code)? { Some(*v) } else { None }
    }

    /// An instant.
    pub fn moment(&self, code: &str) -> Option<Moment> {
        if let FieldValue::Moment(v) = self.get(code)? { Some(*v) } else { None }
    }

    /// The values of a list; of an empty field, none.
    pub fn list(&self, code: &str) -> &[FieldValue] {
        if let Some(FieldValue::List(list)) = self.get(code) { list } else { &[] }
    }

    /// The texts of a list.
    pub fn texts(&self, code: &str) -> Vec<&str> {
        self.list(code).iter().filter_map(FieldValue::as_text).collect()
    }

    /// The named texts of a list: `source` and `boiler`.
    pub fn named_texts(&self, code: &str) -> Vec<(&str, &str)> {
        self.list(code)
            .iter()
            .filter_map(|v| match v {
                FieldValue::Assignment { name, value } => Some((name.as_str(), value.as_text()?)),
                _ => None,
            })
            .collect()
    }

    /// The named numbers of a list: `Kq` and 0.9.
    pub fn assignments(&self, code: &str) -> Vec<(&str, f64)> {
        self.list(code)
            .iter()
            .filter_map(|v| match v {
                FieldValue::Assignment { name, value } => Some((name.as_str(), value.as_number()?)),
                _ => None,
            })
            .collect()
    }
}
