//! Does the journal still say what it said? (*kiểm tra tính toàn vẹn*)
//!
//! First the chain, entry by entry. Then, where tables are named, the versions: each that an entry
//! names must be there with the hash it had, and each that is there must be named by an entry.
//! The journal is read in pages, each in a short read of its own, because it only ever grows.

use std::collections::BTreeSet;
use std::sync::Arc;

use ::store::{Db, Tx};
use kernel::{Moment, Outcome, Problem, Subject, hex};
use serde::{Deserialize, Serialize};

use super::entry::VERSIONS;
use super::line::Line;
use super::{GENESIS, store};
use crate::canonical::Hash;
use crate::versions::{self, Table};

/// Entries, or things with versions, that are looked at in one read.
const PAGE: i64 = 500;

/// What was looked at and the first thing found wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The number that verification began at.
    pub from: i64,
    /// The last entry that was looked at.
    pub last: i64,
    /// Entries looked at.
    pub entries: i64,
    /// Version rows looked at.
    pub versions: i64,
    /// The hash of the last entry, in hexadecimal digits.
    pub head: String,
    /// The first thing that is wrong; later ones follow from it or were not looked for.
    pub broken: Option<Broken>,
}

/// Where a verification stands, told after every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being looked at: `journal`, or the name of a table.
    pub part: &'static str,
    /// Entries or things done.
    pub done: i64,
    /// Of how many, where that is known.
    pub total: Option<i64>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// The entry; none for a version row that no entry names.
    pub seq: Option<i64>,
    /// What is wrong.
    pub why: Why,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Entries are missing before this one.
    #[error("entry {expected} is missing")]
    Gap {
        /// The number that should be here.
        expected: i64,
    },
    /// It does not continue the entry before.
    #[error("it does not name the hash of the entry before it")]
    Unchained,
    /// Its contents are not those that were hashed.
    #[error("its contents do not give its hash")]
    Altered,
    /// It was recorded before its predecessor.
    #[error("it is dated before the entry before it")]
    TimeRunsBack,
    /// It cannot be read.
    #[error("it cannot be read")]
    Unreadable,
    /// The index does not know that it is about this thing.
    #[error("the index of subjects does not lead to it from {kind} {id}")]
    NotIndexed {
        /// Kind of the thing.
        kind: String,
        /// Its id.
        id: i64,
    },
    /// A version row that it names is gone.
    #[error("version {version} of {table} {id} is gone")]
    VersionMissing {
        /// Which table.
        table: String,
        /// Which thing.
        id: i64,
        /// Which version.
        version: i64,
    },
    /// A version row that it names was altered.
    #[error("version {version} of {table} {id} was altered")]
    VersionAltered {
        /// Which table.
        table: String,
        /// Which thing.
        id: i64,
        /// Which version.
        version: i64,
    },
    /// A version row stands in the table that no entry names.
    #[error("version {version} of {table} {id} is named by no entry")]
    VersionUnnamed {
        /// Which table.
        table: String,
        /// Which thing.
        id: i64,
        /// Which version.
        version: i64,
    },
}

/// Verifies from entry `from` (1: the whole journal) to the end, and the versions in `tables`.
/// The rows that no entry names are looked for only from entry 1 on.
pub fn verify(db: &Db, from: i64, tables: &[&'static Table], progress: &mut dyn FnMut(Progress)) -> Outcome<Report> {
    let from = from.max(1);
    let tables: Arc<[&'static Table]> = tables.into();
    let (start, end) = db.read_now(move |tx| Ok((Chain::before(tx, from)?, super::head(tx)?)))?;
    let mut chain = start;
    let mut report = Report { from, last: from - 1, entries: 0, versions: 0, head: String::new(), broken: None };

    while report.broken.is_none() {
        let mut at = chain.clone();
        let looked_behind = Arc::clone(&tables);
        let page = db.read_now(move |tx| {
            let lines = store::after(tx, at.seq, PAGE)?;
            let mut done = Page { entries: 0, versions: 0, broken: None };
            for line in &lines {
                let why = match at.next(line) {
                    Some(why) => Some(why),
                    None => deep(tx, line, &looked_behind, &mut done.versions)?,
                };
                if let Some(why) = why {
                    done.broken = Some(Broken { seq: Some(line.seq), why });
                    break;
                }
                done.entries += 1;
            }
            Ok((at, done))
        })?;
        let (next, done) = page;
        report.entries += done.entries;
        report.versions += done.versions;
        report.broken = done.broken;
        let finished = done.entries < PAGE;
        chain = next;
        progress(Progress { part: "journal", done: report.entries, total: Some(end.seq - from + 1) });
        if finished {
            break;
        }
    }
    report.last = chain.seq;
    report.head = hex(&chain.hash);
    for table in tables.iter().copied() {
        if report.broken.is_none() && from == 1 {
            report.broken = unnamed(db, table, progress)?;
        }
    }
    Ok(report)
}

struct Page {
    entries: i64,
    versions: i64,
    broken: Option<Broken>,
}

/// How far the chain holds.
#[derive(Debug, Clone)]
struct Chain {
    seq: i64,
    at: Moment,
    hash: Hash,
}

impl Chain {
    fn before(tx: &mut Tx, from: i64) -> Outcome<Chain> {
        if from == 1 {
            return Ok(Chain { seq: 0, at: Moment(i64::MIN), hash: GENESIS });
        }
        let line = store::one(tx, from - 1)?
            .ok_or_else(|| Problem::new(format!("there is no journal entry {} to begin after", from - 1)))?;
        Ok(Chain { seq: line.seq, at: line.at, hash: super::line::stored_hash(line.seq, &line.hash)? })
    }

    /// Takes the next entry, or says what is wrong with it.
    fn next(&mut self, line: &Line) -> Option<Why> {
        if line.seq != self.seq + 1 {
            return Some(Why::Gap { expected: self.seq + 1 });
        }
        let hash = line.computed_hash();
        if line.hash != hash {
            return Some(Why::Altered);
        }
        if line.prev != self.hash {
            return Some(Why::Unchained);
        }
        if line.at < self.at {
            return Some(Why::TimeRunsBack);
        }
        *self = Chain { seq: line.seq, at: line.at, hash };
        None
    }
}

/// A version as an entry names it: table, thing, version, hash in hexadecimal digits.
type Named = (String, i64, i64, String);

fn named(line: &Line) -> Option<Vec<Named>> {
    let body: serde_json::Value = serde_json::from_str(&line.body).ok()?;
    body.get(VERSIONS).map_or_else(|| Some(Vec::new()), |list| serde_json::from_value(list.clone()).ok())
}

/// Looks behind an entry whose own text holds: are its subjects indexed, its versions as they were?
fn deep(tx: &mut Tx, line: &Line, tables: &[&'static Table], looked_at: &mut i64) -> Outcome<Option<Why>> {
    if tables.is_empty() {
        return Ok(None);
    }
    let (Some(subjects), Some(versions)) = (line.parsed_subjects(), named(line)) else {
        return Ok(Some(Why::Unreadable));
    };
    for subject in subjects {
        if !store::is_indexed(tx, &subject, line.seq)? {
            return Ok(Some(Why::NotIndexed { kind: subject.kind, id: subject.id }));
        }
    }
    for (name, id, version, hash) in versions {
        let Some(table) = tables.iter().find(|t| t.name == name) else { continue };
        *looked_at += 1;
        match versions::store::one(tx, table, id, version)? {
            None => return Ok(Some(Why::VersionMissing { table: name, id, version })),
            Some(row) if hex(&row.computed_hash(table.name)) != hash || hex(&row.hash) != hash => {
                return Ok(Some(Why::VersionAltered { table: name, id, version }));
            }
            Some(_) => {}
        }
    }
    Ok(None)
}

/// The first version row of a table that no entry names.
fn unnamed(db: &Db, table: &'static Table, progress: &mut dyn FnMut(Progress)) -> Outcome<Option<Broken>> {
    let mut after = i64::MIN;
    let mut done = 0;
    loop {
        let (last, count, found) = db.read_now(move |tx| {
            let things = versions::store::things(tx, table, after, PAGE)?;
            for id in &things {
                let entries = store::of_subject(tx, &Subject::new(table.name, *id), i64::MAX, i64::MAX)?;
                let known: BTreeSet<(i64, String)> = entries
                    .iter()
                    .flat_map(|line| named(line).unwrap_or_default())
                    .filter(|(name, thing, ..)| name == table.name && thing == id)
                    .map(|(_, _, version, hash)| (version, hash))
                    .collect();
                for row in versions::store::history(tx, table, *id)? {
                    if !known.contains(&(row.version, hex(&row.hash))) {
                        return Ok((*id, 0, Some(row.version)));
                    }
                }
            }
            Ok((things.last().copied().unwrap_or(after), things.len() as i64, None))
        })?;
        if let Some(version) = found {
            let why = Why::VersionUnnamed { table: table.name.to_owned(), id: last, version };
            return Ok(Some(Broken { seq: None, why }));
        }
        done += count;
        after = last;
        progress(Progress { part: table.name, done, total: None });
        if count < PAGE {
            return Ok(None);
        }
    }
}
