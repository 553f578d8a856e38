//! What changed between two records: for version histories, for reviews of an import.

use serde::{Deserialize, Serialize};

use crate::record::Record;
use crate::value::FieldValue;

/// One field that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its code.
    pub field: String,
    /// What stood there; nothing, if it was empty.
    pub old: Option<FieldValue>,
    /// What stands there now; nothing, if it was emptied.
    pub new: Option<FieldValue>,
}

/// The fields in which `new` differs from `old`, by code.
pub fn diff(old: &Record, new: &Record) -> Vec<Change> {
    let mut codes: Vec<&str> = old.values().chain(new.values()).map(|(code, _)| code).collect();
    codes.sort_unstable();
    codes.dedup();
    let change =
        |code: &str| Change { field: code.to_owned(), old: old.get(code).cloned(), new: new.get(code).cloned() };
    codes.into_iter().map(change).filter(|c| c.old != c.new).collect()
}

/// `record` with the changes made: `applied(old, diff(old, new))` is `new`.
pub fn applied(record: &Record, changes: &[Change]) -> Record {
    let mut record = record.clone();
    for change in changes {
        record.set(&change.field, change.new.clone());
    }
    record
}
