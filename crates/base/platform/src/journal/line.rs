//! An entry as the table keeps it: texts and bytes exactly as they were hashed.

use std::fmt::Write as _;

use ::store::row;
use kernel::{Actor, Basis, CommandId, Moment, Outcome, Problem, Subject, hex};
use serde_json::json;

use super::entry::{Entry, Row};
use super::{Head, LONGEST_BODY};
use crate::canonical::{self, Hash, quoted};

row! {
    /// A row of the table `journal`.
    #[derive(Debug, Clone)]
    pub(crate) struct Line {
        pub seq: i64,
        pub command_id: Option<String>,
        pub at: Moment,
        pub actor: String,
        pub on_behalf_of: Option<i64>,
        pub verb: String,
        pub subjects: String,
        pub area: Option<i64>,
        pub basis: Option<String>,
        pub body_version: i64,
        pub body: String,
        pub prev: Vec<u8>,
        pub hash: Vec<u8>,
    }
}

/// Subjects in canonical form: `[["station",7],["facility",3]]`.
fn subjects_text(subjects: &[Subject]) -> String {
    canonical::text(&subjects.iter().map(|s| json!([s.kind, s.id])).collect())
}

/// A basis in canonical form.
fn basis_text(basis: &Basis) -> String {
    canonical::text(&json!({ "article": basis.article, "document": basis.document }))
}

/// The bytes of a stored hash, if they are as many as they must be.
pub(super) fn stored_hash(seq: i64, bytes: &[u8]) -> Outcome<Hash> {
    bytes.try_into().map_err(|_| Problem::new(format!("journal entry {seq} has a hash of another length")).into())
}

impl Line {
    /// The line of an entry after the journal's end, complete with its hash.
    pub(super) fn next(
        head: &Head,
        actor: &Actor,
        on_behalf_of: Option<i64>,
        now: Moment,
        command: Option<&CommandId>,
        entry: &Entry,
    ) -> Outcome<Line> {
        let mut line = Line {
            seq: head.seq + 1,
            command_id: command.map(|c| c.as_str().to_owned()),
            at: now.max(head.at),
            actor: actor.to_string(),
            on_behalf_of,
            verb: entry.verb.to_owned(),
            subjects: subjects_text(&entry.all_subjects()),
            area: entry.area,
            basis: entry.basis.as_ref().map(basis_text),
            body_version: entry.body_version,
            body: entry.body_text()?,
            prev: head.hash.to_vec(),
            hash: Vec::new(),
        };
        if line.body.len() > LONGEST_BODY {
            return Err(Problem::new(format!("journal body of {} has {} bytes", line.verb, line.body.len())).into());
        }
        line.hash = line.computed_hash().to_vec();
        Ok(line)
    }

    /// The text that is hashed; see the head of [`super`]. Stored texts are taken as they are.
    pub(super) fn canonical(&self) -> String {
        let or_null = |v: Option<String>| v.unwrap_or_else(|| "null".to_owned());
        let mut out = String::with_capacity(self.body.len() + 400);
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            r#"{{"actor":{},"area":{},"at":{},"basis":{},"body":{},"body_version":{},"command_id":{},"on_behalf_of":{},"prev":"{}","seq":{},"subjects":{},"verb":{}}}"#,
            quoted(&self.actor),
            or_null(self.area.map(|v| v.to_string())),
            self.at.0,
            or_null(self.basis.clone()),
            self.body,
            self.body_version,
            or_null(self.command_id.as_deref().map(quoted)),
            or_null(self.on_behalf_of.map(|v| v.to_string())),
            hex(&self.prev),
            self.seq,
            self.subjects,
            quoted(&self.verb),
        );
        out
    }

    /// The hash that its texts give.
    pub(super) fn computed_hash(&self) -> Hash {
        canonical::digest(&self.canonical())
    }

    /// Its subjects, parsed.
    pub(super) fn parsed_subjects(&self) -> Option<Vec<Subject>> {
        let pairs: Vec<(String, i64)> = serde_json::from_str(&self.subjects).ok()?;
        Some(pairs.into_iter().map(|(kind, id)| Subject { kind, id }).collect())
    }

    /// The entry for readers. Texts that cannot be read are a problem here; `verify` says why.
    pub(super) fn into_row(self) -> Outcome<Row> {
        let wrong = |what: &str| Problem::new(format!("journal entry {} has an unreadable {what}", self.seq));
        Ok(Row {
            seq: self.seq,
            at: self.at,
            actor: self.actor.parse().map_err(|_| wrong("actor"))?,
            on_behalf_of: self.on_behalf_of,
            subjects: self.parsed_subjects().ok_or_else(|| wrong("list of subjects"))?,
            area: self.area,
            basis: self.basis.as_deref().map(serde_json::from_str).transpose().map_err(|_| wrong("basis"))?,
            body_version: self.body_version,
            body: serde_json::from_str(&self.body).map_err(|_| wrong("body"))?,
            prev: stored_hash(self.seq, &self.prev)?,
            hash: stored_hash(self.seq, &self.hash)?,
            command_id: self.command_id,
            verb: self.verb,
        })
    }
}
