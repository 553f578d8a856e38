//! What a use case writes into the journal, and what readers get back.

use kernel::{Actor, Basis, Moment, Outcome, Problem, Subject};
use serde_json::{Value, json};

use crate::canonical::{self, Hash};
use crate::versions::Written;

/// The key of a body under which the version rows of the same change are named.
pub(super) const VERSIONS: &str = "versions";

/// One entry to be written (*mục nhật ký*). Number, moment, actor and chain are added by
/// [`super::write`].
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// What was done, `thing.verb`: `station.amended`.
    pub verb: &'static str,
    /// What it was done to; the first is the thing itself.
    pub subjects: Vec<Subject>,
    /// The administrative unit it belongs to, for scope.
    pub area: Option<i64>,
    /// The rule it was done under.
    pub basis: Option<Basis>,
    /// Which layout `body` has; 0 for the first one of a verb.
    pub body_version: i64,
    /// Further facts, an object or null. References only, no personal values.
    pub body: Value,
    /// Version rows written by the same change; their hashes go into the body.
    pub versions: Vec<Written>,
}

impl Entry {
    /// An entry of this verb, about nothing yet.
    pub fn new(verb: &'static str) -> Entry {
        Entry { verb, ..Entry::default() }
    }

    /// Adds a subject.
    pub fn about(mut self, kind: &str, id: i64) -> Entry {
        self.subjects.push(Subject::new(kind, id));
        self
    }

    /// Says which administrative unit it belongs to.
    pub fn in_area(mut self, area: Option<i64>) -> Entry {
        self.area = area;
        self
    }

    /// Names the rule it was done under.
    pub fn under(mut self, basis: Basis) -> Entry {
        self.basis = Some(basis);
        self
    }

    /// Sets the body, an object.
    pub fn with(mut self, body: Value) -> Entry {
        self.body = body;
        self
    }

    /// Names a version row of this change, and its thing as a subject.
    pub fn version(mut self, written: Written) -> Entry {
        self.versions.push(written);
        self
    }

    /// The subjects without doubles, versioned things included.
    pub(super) fn all_subjects(&self) -> Vec<Subject> {
        let versioned = self.versions.iter().map(|w| Subject::new(w.table, w.id));
        let mut all: Vec<Subject> = Vec::new();
        for subject in self.subjects.iter().cloned().chain(versioned) {
            if !all.contains(&subject) {
                all.push(subject);
            }
        }
        all
    }

    /// The body in canonical form, with the versions in it.
    pub(super) fn body_text(&self) -> Outcome<String> {
        let mut map = match &self.body {
            Value::Null => serde_json::Map::new(),
            Value::Object(map) => map.clone(),
            _ => return Err(Problem::new(format!("the journal body of {} is no object", self.verb)).into()),
        };
        if !self.versions.is_empty() {
            let list = self.versions.iter().map(|w| json!([w.table, w.id, w.version, kernel::hex(&w.hash)])).collect();
            map.insert(VERSIONS.to_owned(), Value::Array(list));
        }
        Ok(canonical::text(&Value::Object(map)))
    }
}

/// One entry as it stands in the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number; 1 is the first.
    pub seq: i64,
    /// The command that brought it about.
    pub command_id: Option<String>,
    /// When it was recorded.
    pub at: Moment,
    /// Who did it.
    pub actor: Actor,
    /// The account he did it for.
    pub on_behalf_of: Option<i64>,
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub subjects: Vec<Subject>,
    /// The administrative unit it belongs to.
    pub area: Option<i64>,
    /// The rule it was done under.
    pub basis: Option<Basis>,
    /// Which layout the body has.
    pub body_version: i64,
    /// Further facts.
    pub body: Value,
    /// The hash of the entry before.
    pub prev: Hash,
    /// Its own hash.
    pub hash: Hash,
}

impl Row {
    /// Which version of a thing this entry wrote, if it did.
    pub fn version_of(&self, thing: &Subject) -> Option<i64> {
        let written = self.body[VERSIONS].as_array()?;
        let own = written.iter().find(|v| v[0] == thing.kind.as_str() && v[1] == thing.id)?;
        own[2].as_i64()
    }
}
