//! Units merge (*sáp nhập*): the old ones end, rows are pointed to the new one.

use ::store::{Error, Tx};
use kernel::{Actor, Basis, Day, Moment, Outcome, Refusal};
use serde_json::json;

use super::{AREA, by_id, store};
use crate::journal::{self, Entry};

/// Units that become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Those that end.
    pub from: Vec<i64>,
    /// The one they go into; it must be there.
    pub into: i64,
    /// The first day that they are no more.
    pub on: Day,
    /// The resolution that says so.
    pub basis: Option<Basis>,
}

/// A column of a domain's table that holds ids of units, and how it is changed.
#[derive(Debug, Clone, Copy)]
pub struct Repoint {
    /// The table and column, for the journal: `station.area_id`.
    pub column: &'static str,
    /// Changes the old id into the new one in all rows; gives how many.
    pub update: fn(&mut Tx, old: i64, new: i64) -> Result<u64, Error>,
}

/// Merges units and points every row of `columns` to the new one; gives how many rows. The units
/// below the old ones come under the new one.
pub fn merge(tx: &mut Tx, actor: &Actor, now: Moment, merge: &Merge, columns: &[Repoint]) -> Outcome<u64> {
    let into = by_id(tx, merge.into)?.ok_or_else(|| Refusal::new("refused-area-unknown").at("into"))?;
    if into.merged_into.is_some() {
        return Err(Refusal::new("refused-area-ended").at("into").with("name", into.name.vi).into());
    }
    let mut moved = 0;
    for old in &merge.from {
        let area = by_id(tx, *old)?.ok_or_else(|| Refusal::new("refused-area-unknown").at("from"))?;
        if area.merged_into.is_some() || area.id == into.id {
            return Err(Refusal::new("refused-area-ended").at("from").with("name", area.name.vi).into());
        }
        if merge.on <= area.valid_from {
            return Err(Refusal::new("refused-valid-days-empty").at("on").with("name", area.name.vi).into());
        }
        moved += one(tx, actor, now, merge, *old, columns)?;
    }
    Ok(moved)
}

fn one(tx: &mut Tx, actor: &Actor, now: Moment, merge: &Merge, old: i64, columns: &[Repoint]) -> Outcome<u64> {
    store::end(tx, old, merge.on, merge.into)?;
    let mut written = vec![version(tx, now, old)?];
    for child in store::children_ids(tx, old)? {
        store::move_under(tx, child, merge.into)?;
        written.push(version(tx, now, child)?);
    }
    let mut moved = 0;
    let mut counts = serde_json::Map::new();
    for column in columns {
        let rows = (column.update)(tx, old, merge.into)?;
        counts.insert(column.column.to_owned(), json!(rows));
        moved += rows;
    }
    let mut entry = Entry::new("area.merged")
        .about(AREA.table.name, old)
        .about(AREA.table.name, merge.into)
        .in_area(Some(merge.into))
        .with(json!({ "into": merge.into, "on": merge.on, "rows": counts }));
    entry.basis.clone_from(&merge.basis);
    entry.versions = written;
    journal::write(tx, actor, None, now, None, entry)?;
    Ok(moved)
}

/// Writes the present row of a unit as its next version.
pub(super) fn version(tx: &mut Tx, now: Moment, id: i64) -> Outcome<crate::versions::Written> {
    let mut area = by_id(tx, id)?.ok_or_else(|| Refusal::new("refused-area-unknown"))?;
    area.version += 1;
    let written = AREA.write(tx, id, now, &serde_json::to_value(&area)?)?;
    store::set_version(tx, id, written.version)?;
    Ok(written)
}
