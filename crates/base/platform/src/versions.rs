//! Things that change and whose every earlier state stays known: the pattern of a table `x` with
//! its `x_version` (*lịch sử phiên bản*).
//!
//! `x` holds the present state in typed columns and belongs to its domain. `x_version` holds a row
//! for each change and belongs to this module, which is why it is the same for all: rows are only
//! ever added. A row of a *recorded* table says "from this moment on the record reads so"; a row of
//! a *bitemporal* table says "from this moment on we hold that it was so on these days". What was
//! held before stays readable underneath: nothing is split, closed or rewritten in the database, the
//! splitting of days is computed on reading ([`timeline`]).
//!
//! It must not know what a body means. It hashes each row; the hash goes into the journal entry of
//! the same transaction ([`crate::journal::Entry::version`]), and a deep verification compares them.

pub(crate) mod store;
mod timeline;

use ::store::Tx;
use kernel::{Day, DayRange, Moment, Outcome, Problem, Refusal, hex};
use serde_json::Value;

use crate::canonical::{self, Hash, quoted};
use crate::journal;

pub use store::Statements;
pub use timeline::{Layer, Segment, timeline};

/// A pair of tables `x` and `x_version`, with their statements; declared by [`crate::recorded!`] or
/// [`crate::bitemporal!`].
#[derive(Debug)]
pub struct Table {
    /// The name of `x`; also the kind under which the journal knows its things.
    pub name: &'static str,
    /// Its statements.
    pub statements: Statements,
}

/// A table of recorded versions (*lịch sử ghi nhận*).
#[derive(Debug)]
pub struct Recorded {
    /// Its tables.
    pub table: Table,
}

/// A table of versions with the days they hold for (*lịch sử hai chiều thời gian*).
#[derive(Debug)]
pub struct Bitemporal {
    /// Its tables.
    pub table: Table,
}

/// A version row just written. Give it to the journal entry of the same transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a version that the journal does not name is found by `verify --deep`"]
pub struct Written {
    /// Which `x`.
    pub table: &'static str,
    /// Which thing.
    pub id: i64,
    /// Which version of it; 1 is the first.
    pub version: i64,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The hash of its contents.
    pub hash: Hash,
}

/// A version row as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Which thing.
    pub id: i64,
    /// Which version of it; 1 is the first.
    pub version: i64,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The days it speaks of; none in a recorded table.
    pub valid: Option<DayRange>,
    /// The state; `None` says that the thing is not, or is no more.
    pub body: Option<Value>,
}

impl Recorded {
    /// Writes the next version of a thing.
    pub fn write(&self, tx: &mut Tx, id: i64, now: Moment, body: &Value) -> Outcome<Written> {
        put(&self.table, tx, id, now, None, body)
    }

    /// Records that the thing is no more.
    pub fn end(&self, tx: &mut Tx, id: i64, now: Moment) -> Outcome<Written> {
        put(&self.table, tx, id, now, None, &Value::Null)
    }

    /// The state that was recorded at a moment.
    pub fn known_at(&self, tx: &mut Tx, id: i64, known_at: Moment) -> Outcome<Option<Version>> {
        store::known_at(tx, &self.table, id, known_at)?.map(Version::try_from).transpose()
    }
}

impl Bitemporal {
    /// Amends (*điều chỉnh*): from a day on, until further notice, the state is this.
    pub fn amend(&self, tx: &mut Tx, id: i64, now: Moment, from: Day, body: &Value) -> Outcome<Written> {
        put(&self.table, tx, id, now, Some(DayRange { from, to: None }), body)
    }

    /// Amends many things at once, as [`Bitemporal::amend`] does one; in the same order.
    pub fn amend_all(&self, tx: &mut Tx, now: Moment, from: Day, changes: &[(i64, Value)]) -> Outcome<Vec<Written>> {
        let table = &self.table;
        let ids: Vec<i64> = changes.iter().map(|(id, _)| *id).collect();
        let newest = store::newest_of(tx, table, &ids)?;
        let recorded_at = journal::moment(tx, now)?;
        let valid = Some(DayRange { from, to: None });
        let next = |id: i64| newest.get(&id).copied().unwrap_or(0) + 1;
        let rows: Vec<store::Stored> =
            changes.iter().map(|(id, body)| row(table, *id, next(*id), recorded_at, valid, body)).collect();
        let written = rows.iter().map(|row| row.written(table)).collect();
        store::insert_all(tx, table, rows)?;
        Ok(written)
    }

    /// Corrects (*đính chính*): on these days the state was this, whatever was held before.
    pub fn correct(&self, tx: &mut Tx, id: i64, now: Moment, valid: DayRange, body: &Value) -> Outcome<Written> {
        if valid.to.is_some_and(|to| to <= valid.from) {
            return Err(Refusal::new("refused-valid-days-empty").at("valid_to").into());
        }
        put(&self.table, tx, id, now, Some(valid), body)
    }

    /// Ends (*chấm dứt*): from a day on the thing is no more.
    pub fn end(&self, tx: &mut Tx, id: i64, now: Moment, from: Day) -> Outcome<Written> {
        self.amend(tx, id, now, from, &Value::Null)
    }

    /// The state on a day, as it was known at a moment; `None` if nothing was known of that day or
    /// the thing was known not to be.
    pub fn as_of(&self, tx: &mut Tx, id: i64, valid_on: Day, known_at: Moment) -> Outcome<Option<Version>> {
        let found = store::as_of(tx, &self.table, id, valid_on, known_at)?.map(Version::try_from).transpose()?;
        Ok(found.filter(|v| v.body.is_some()))
    }

    /// Which version held on which days, as it was known at a moment: days in order, without overlap.
    pub fn timeline(&self, tx: &mut Tx, id: i64, known_at: Moment) -> Outcome<Vec<Segment>> {
        let layers = store::layers(tx, &self.table, id, known_at)?;
        Ok(timeline(&layers))
    }
}

impl Table {
    /// All versions of a thing, oldest first.
    pub fn history(&self, tx: &mut Tx, id: i64) -> Outcome<Vec<Version>> {
        store::history(tx, self, id)?.into_iter().map(Version::try_from).collect()
    }

    /// One version of a thing.
    pub fn version(&self, tx: &mut Tx, id: i64, version: i64) -> Outcome<Option<Version>> {
        store::one(tx, self, id, version)?.map(Version::try_from).transpose()
    }

    /// The number of the newest version; 0 if there is none.
    pub fn newest(&self, tx: &mut Tx, id: i64) -> Outcome<i64> {
        Ok(store::newest(tx, self, id)?.unwrap_or(0))
    }

    /// Refuses when somebody changed the thing after `seen`, the version that a form was made from.
    pub fn unchanged_since(&self, tx: &mut Tx, id: i64, seen: i64) -> Outcome<()> {
        if self.newest(tx, id)? == seen {
            return Ok(());
        }
        Err(Refusal::new("refused-changed-meanwhile").into())
    }
}

fn put(table: &Table, tx: &mut Tx, id: i64, now: Moment, valid: Option<DayRange>, body: &Value) -> Outcome<Written> {
    let row = row(table, id, table.newest(tx, id)? + 1, journal::moment(tx, now)?, valid, body);
    store::insert(tx, table, &row)?;
    Ok(row.written(table))
}

/// A version row, complete with its hash.
fn row(
    table: &Table,
    id: i64,
    version: i64,
    recorded_at: Moment,
    valid: Option<DayRange>,
    body: &Value,
) -> store::Stored {
    let mut row = store::Stored {
        id,
        version,
        recorded_at,
        valid_from: valid.map(|v| v.from),
        valid_to: valid.and_then(|v| v.to),
        body: canonical::text(body),
        hash: Vec::new(),
    };
    row.hash = row.computed_hash(table.name).to_vec();
    row
}

impl store::Stored {
    fn written(&self, table: &Table) -> Written {
        let store::Stored { id, version, recorded_at, .. } = *self;
        Written { table: table.name, id, version, recorded_at, hash: self.computed_hash(table.name) }
    }

    /// SHA-256 over the canonical object of the row: `body, id, recorded_at, table, valid_from,
    /// valid_to, version`. The stored text of the body is taken as it is.
    pub(crate) fn computed_hash(&self, table: &str) -> Hash {
        let day = |d: Option<Day>| d.map_or_else(|| "null".to_owned(), |d| quoted(&d.to_string()));
        canonical::digest(&format!(
            r#"{{"body":{},"id":{},"recorded_at":{},"table":{},"valid_from":{},"valid_to":{},"version":{}}}"#,
            self.body,
            self.id,
            self.recorded_at.0,
            quoted(table),
            day(self.valid_from),
            day(self.valid_to),
            self.version,
        ))
    }
}

impl TryFrom<store::Stored> for Version {
    type Error = kernel::Failure;

    fn try_from(row: store::Stored) -> Outcome<Version> {
        let body: Value = serde_json::from_str(&row.body).map_err(|e| {
            Problem::new(e).context(format!("version {} of {} ({})", row.version, row.id, hex(&row.hash)))
        })?;
        Ok(Version {
            id: row.id,
            version: row.version,
            recorded_at: row.recorded_at,
            valid: row.valid_from.map(|from| DayRange { from, to: row.valid_to }),
            body: if body.is_null() { None } else { Some(body) },
        })
    }
}
