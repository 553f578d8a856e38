//! SQL of units.

use ::store::{Error, Tx, args, row};
use kernel::{Bilingual, Day, DayRange, text};

use super::Unit;

row! {
    struct Row {
        id: i64,
        code: String,
        name_vi: String,
        name_en: String,
        parent_id: Option<i64>,
        valid_from: Day,
        valid_to: Option<Day>,
        version: i64,
    }
}

impl From<Row> for Unit {
    fn from(row: Row) -> Unit {
        Unit {
            id: row.id,
            code: row.code,
            name: Bilingual::new(row.name_vi, row.name_en),
            parent: row.parent_id,
            days: DayRange { from: row.valid_from, to: row.valid_to },
            version: row.version,
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, unit: &Unit) -> Result<i64, Error> {
    tx.one(
        "insert into unit (code, name_vi, name_en, sort_key, parent_id, valid_from, valid_to, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id",
        args![
            unit.code,
            unit.name.vi,
            unit.name.en,
            text::sort_key(&unit.name.vi),
            unit.parent,
            unit.days.from,
            unit.days.to,
            unit.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, unit: &Unit) -> Result<(), Error> {
    tx.run(
        "update unit set name_vi = ?2, name_en = ?3, sort_key = ?4, parent_id = ?5, valid_to = ?6, version = ?7 where id = ?1",
        args![unit.id, unit.name.vi, unit.name.en, text::sort_key(&unit.name.vi), unit.parent, unit.days.to, unit.version],
    )?;
    Ok(())
}

pub(crate) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Unit>, Error> {
    let row: Option<Row> = tx.maybe(
        "select id, code, name_vi, name_en, parent_id, valid_from, valid_to, version from unit where id = ?1",
        args![id],
    )?;
    Ok(row.map(Unit::from))
}

pub(crate) fn by_code(tx: &mut Tx, code: &str) -> Result<Option<i64>, Error> {
    tx.maybe("select id from unit where code = ?1", args![code])
}

pub(super) fn parent_of(tx: &mut Tx, id: i64) -> Result<Option<i64>, Error> {
    let parent: Option<Option<i64>> = tx.maybe("select parent_id from unit where id = ?1", args![id])?;
    Ok(parent.flatten())
}

/// How many units and positions in it go on after it would be gone.
pub(super) fn outliving(tx: &mut Tx, id: i64, from: Day) -> Result<i64, Error> {
    tx.one(
        "select (select count(*) from unit where parent_id = ?1 and (valid_to is null or valid_to > ?2)) \
              + (select count(*) from position where unit_id = ?1 and (valid_to is null or valid_to > ?2))",
        args![id, from],
    )
}

/// Units that exist on a day, in the order of their names.
pub(crate) fn on_day(tx: &mut Tx, day: Day) -> Result<Vec<Unit>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, code, name_vi, name_en, parent_id, valid_from, valid_to, version from unit \
         where valid_from <= ?1 and (valid_to is null or valid_to > ?1) order by sort_key, id",
        args![day],
    )?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// The oldest unit without one above it: the department itself.
pub(crate) fn root(tx: &mut Tx) -> Result<Option<i64>, Error> {
    tx.maybe("select id from unit where parent_id is null order by id limit 1", args![])
}
