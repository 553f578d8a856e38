//! What the office itself decides about the program (*thiết lập*): typed, with a default, every
//! change a version and a journal entry.
//!
//! It must not know which settings there are: each is declared beside the code that reads it, as a
//! `const` [`Setting`]. Paths, secrets and addresses of the process are not settings; they stand in
//! the operator's file, and no key is in both.

mod store;

use std::any::type_name;

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, Problem, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::canonical;
use crate::journal::{self, Entry};

crate::recorded!(
    /// The versions of settings.
    pub SETTING,
    "setting"
);

/// One setting: its key, what it is until the office says otherwise, and what it may be.
#[derive(Debug, Clone, Copy)]
pub struct Setting<T> {
    /// Its key: `office-name`.
    pub key: &'static str,
    /// Its value until it is set.
    pub default: fn() -> T,
    /// Whether a value may be set.
    pub check: fn(&T) -> Result<(), Refusal>,
}

/// For settings that may have any value of their type.
pub fn anything<T>(_: &T) -> Result<(), Refusal> {
    Ok(())
}

impl<T: Serialize + DeserializeOwned> Setting<T> {
    /// Its value now.
    pub fn get(&self, tx: &mut Tx) -> Outcome<T> {
        match store::find(tx, self.key)? {
            None => Ok((self.default)()),
            Some((_, text)) => serde_json::from_str(&text).map_err(|e| {
                Problem::new(e).context(format!("reading the setting {} as {}", self.key, type_name::<T>())).into()
            }),
        }
    }

    /// Counts its changes, 0 until it is set: for forms, so that two people do not undo each other's.
    pub fn version(&self, tx: &mut Tx) -> Outcome<i64> {
        match store::find(tx, self.key)? {
            Some((id, _)) => SETTING.table.newest(tx, id),
            None => Ok(0),
        }
    }

    /// Sets it, for everybody, from now on. The journal names the setting; the value is in its version.
    pub fn set(&self, tx: &mut Tx, actor: &Actor, now: Moment, value: &T) -> Outcome<()> {
        (self.check)(value).map_err(|r| if r.field.is_none() { r.at(self.key) } else { r })?;
        let value = serde_json::to_value(value)?;
        let text = canonical::text(&value);
        let found = store::find(tx, self.key)?;
        if found.as_ref().is_some_and(|(_, before)| *before == text) {
            return Ok(());
        }
        let id = match found {
            Some((id, _)) => id,
            None => store::create(tx, self.key, &text)?,
        };
        let written = SETTING.write(tx, id, now, &json!({ "key": self.key, "value": value }))?;
        store::set(tx, id, &text, written.version)?;
        let entry = Entry::new("setting.changed").with(json!({ "key": self.key })).version(written);
        journal::write(tx, actor, None, now, None, entry)?;
        Ok(())
    }
}
