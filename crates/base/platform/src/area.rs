//! Administrative units (*đơn vị hành chính*): country, province, district (until 2025-07-01), commune.
//!
//! Rows of every domain carry the stable id of their unit. Codes and names belong to the government
//! and change; the id never does. When units merge, rows are pointed to the new one, and the old one
//! stays, with the day it ended and what it went into, for papers that still name it.
//!
//! It must not know which tables point to units: each domain names its own as a [`Repoint`].

pub mod list;
mod merge;
mod publish;
mod store;

use ::store::{Tx, row};
use kernel::{Actor, Bilingual, Day, Moment, Outcome, Problem, Refusal, text};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::journal::{self, Entry};

pub use list::List;
pub use merge::{Merge, Repoint, merge};
pub use publish::{OFFICE, Office, Published, publish};

crate::recorded!(
    /// The versions of units.
    pub AREA,
    "area"
);

/// The level of a unit (*cấp*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// *Quốc gia*.
    Country,
    /// *Tỉnh, thành phố*.
    Province,
    /// *Quận, huyện*; none is left since 2025-07-01.
    District,
    /// *Xã, phường, đặc khu*.
    Commune,
}

impl Level {
    /// Its word in the table.
    pub fn word(self) -> &'static str {
        match self {
            Level::Country => "country",
            Level::Province => "province",
            Level::District => "district",
            Level::Commune => "commune",
        }
    }

    fn from_word(word: &str) -> Option<Level> {
        [Level::Country, Level::Province, Level::District, Level::Commune].into_iter().find(|l| l.word() == word)
    }
}

/// A unit (*đơn vị hành chính*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Area {
    /// Its id for ever.
    pub id: i64,
    /// The government's code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Its level.
    pub level: Level,
    /// The unit it lies in.
    pub parent: Option<i64>,
    /// The first day it is.
    pub valid_from: Day,
    /// The first day it is no more.
    pub valid_to: Option<Day>,
    /// What it went into.
    pub merged_into: Option<i64>,
    /// Its newest version.
    pub version: i64,
}

/// A unit to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// The government's code.
    pub code: String,
    /// Its name.
    pub name: Bilingual,
    /// Its level.
    pub level: Level,
    /// The unit it lies in.
    pub parent: Option<i64>,
    /// The first day it is.
    pub valid_from: Day,
}

row! {
    /// A unit as its row.
    struct AreaRow {
        id: i64,
        code: String,
        name_vi: String,
        name_en: String,
        level: String,
        parent_id: Option<i64>,
        valid_from: Day,
        valid_to: Option<Day>,
        merged_into: Option<i64>,
        version: i64,
    }
}

impl TryFrom<AreaRow> for Area {
    type Error = kernel::Failure;

    fn try_from(row: AreaRow) -> Outcome<Area> {
        let level = Level::from_word(&row.level)
            .ok_or_else(|| Problem::new(format!("unit {} has the unknown level {}", row.id, row.level)))?;
        Ok(Area {
            id: row.id,
            code: row.code,
            name: Bilingual::new(row.name_vi, row.name_en),
            level,
            parent: row.parent_id,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            merged_into: row.merged_into,
            version: row.version,
        })
    }
}

/// Creates a unit; gives its id.
pub fn create(tx: &mut Tx, actor: &Actor, now: Moment, new: &New) -> Outcome<i64> {
    if let Some(holder) = store::holder_of_code(tx, &new.code, new.valid_from)? {
        return Err(Refusal::new("refused-area-code-taken").at("code").with("name", holder).into());
    }
    if let Some(parent) = new.parent {
        let above = by_id(tx, parent)?.ok_or_else(|| Refusal::new("refused-area-unknown").at("parent"))?;
        if above.level >= new.level {
            return Err(Refusal::new("refused-area-parent-level").at("parent").with("name", above.name.vi).into());
        }
    }
    let id = store::create(tx, new, &text::sort_key(&new.name.vi))?;
    record(tx, actor, now, id, "area.created")?;
    Ok(id)
}

/// Gives a unit another name from now on; its earlier names stay in its versions.
pub fn rename(tx: &mut Tx, actor: &Actor, now: Moment, id: i64, name: &Bilingual) -> Outcome<()> {
    if store::rename(tx, id, name, &text::sort_key(&name.vi))? == 0 {
        return Err(Refusal::new("refused-area-unknown").into());
    }
    record(tx, actor, now, id, "area.renamed")
}

/// Writes the present row of a unit as its next version, and the journal entry about it.
fn record(tx: &mut Tx, actor: &Actor, now: Moment, id: i64, verb: &'static str) -> Outcome<()> {
    let mut area = by_id(tx, id)?.ok_or_else(|| Problem::new(format!("unit {id} is gone")))?;
    area.version += 1;
    let written = AREA.write(tx, id, now, &serde_json::to_value(&area)?)?;
    store::set_version(tx, id, written.version)?;
    let entry = Entry::new(verb).in_area(Some(id)).with(json!({ "code": area.code })).version(written);
    journal::write(tx, actor, None, now, None, entry)?;
    Ok(())
}

/// A unit by its id.
pub fn by_id(tx: &mut Tx, id: i64) -> Outcome<Option<Area>> {
    store::by_id(tx, id)?.map(Area::try_from).transpose()
}

/// The unit that had a code on a day.
pub fn by_code(tx: &mut Tx, code: &str, on: Day) -> Outcome<Option<Area>> {
    store::by_code(tx, code, on)?.map(Area::try_from).transpose()
}

/// The unit that had a code most lately, also one that is no more.
pub fn last_of_code(tx: &mut Tx, code: &str) -> Outcome<Option<Area>> {
    store::last_of_code(tx, code)?.map(Area::try_from).transpose()
}

/// What the land of a divided unit (*đơn vị bị chia*) went to.
pub fn successors(tx: &mut Tx, id: i64) -> Outcome<Vec<Area>> {
    store::successors(tx, id)?.into_iter().map(Area::try_from).collect()
}

/// What a unit has become: itself, or what it was merged into, however often.
pub fn successor(tx: &mut Tx, id: i64) -> Outcome<Option<Area>> {
    // Merging refuses circles, and no unit has been merged a hundred times.
    let mut at = id;
    for _ in 0..100 {
        let Some(area) = by_id(tx, at)? else { return Ok(None) };
        match area.merged_into {
            None => return Ok(Some(area)),
            Some(next) => at = next,
        }
    }
    Err(Problem::new(format!("the successors of unit {id} go in a circle")).into())
}

/// The units directly under one on a day, in Vietnamese order; `None`: those at the top.
pub fn children(tx: &mut Tx, parent: Option<i64>, on: Day) -> Outcome<Vec<Area>> {
    store::children(tx, parent, on)?.into_iter().map(Area::try_from).collect()
}

/// The units of a level on a day, in Vietnamese order.
pub fn of_level(tx: &mut Tx, level: Level, on: Day) -> Outcome<Vec<Area>> {
    store::of_level(tx, level.word(), on)?.into_iter().map(Area::try_from).collect()
}

/// A unit, all below it, and all that ever went into one of these, wholly or in part: what a scope of this unit
/// covers, also where rows (of the journal, say) keep the id of a unit that is gone. A divided unit is covered by
/// each that got land of it: nobody has said yet whose a row is.
pub fn closure(tx: &mut Tx, id: i64) -> Outcome<Vec<i64>> {
    Ok(store::closure(tx, id)?)
}
