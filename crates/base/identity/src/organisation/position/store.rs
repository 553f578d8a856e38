//! SQL of positions and the places they are responsible for.

use ::store::{Error, Tx, args, row};
use kernel::{Bilingual, Day, DayRange, text};

use super::{Draft, Position};
use crate::scope::Reach;

row! {
    struct Row {
        id: i64,
        unit_id: i64,
        title_vi: String,
        title_en: String,
        role: String,
        all_areas: bool,
        all_facilities: bool,
        valid_from: Day,
        valid_to: Option<Day>,
        version: i64,
    }
}

pub(super) fn insert(tx: &mut Tx, position: &Position) -> Result<i64, Error> {
    let draft = &position.draft;
    tx.one(
        "insert into position (unit_id, title_vi, title_en, sort_key, role, all_areas, all_facilities, valid_from, valid_to, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) returning id",
        args![
            draft.unit,
            draft.title.vi,
            draft.title.en,
            text::sort_key(&draft.title.vi),
            draft.role,
            draft.areas == Reach::All,
            draft.facilities == Reach::All,
            position.days.from,
            position.days.to,
            position.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, position: &Position) -> Result<(), Error> {
    let draft = &position.draft;
    tx.run(
        "update position set unit_id = ?2, title_vi = ?3, title_en = ?4, sort_key = ?5, role = ?6, all_areas = ?7, \
         all_facilities = ?8, valid_to = ?9, version = ?10 where id = ?1",
        args![
            position.id,
            draft.unit,
            draft.title.vi,
            draft.title.en,
            text::sort_key(&draft.title.vi),
            draft.role,
            draft.areas == Reach::All,
            draft.facilities == Reach::All,
            position.days.to,
            position.version
        ],
    )?;
    Ok(())
}

/// Writes which places a position is responsible for, in place of those before.
pub(super) fn set_reach(tx: &mut Tx, position: &Position) -> Result<(), Error> {
    clear_areas(tx, position.id)?;
    clear_facilities(tx, position.id)?;
    if let Reach::These(areas) = &position.draft.areas {
        for area in areas {
            add_area(tx, position.id, *area)?;
        }
    }
    if let Reach::These(facilities) = &position.draft.facilities {
        for facility in facilities {
            add_facility(tx, position.id, *facility)?;
        }
    }
    Ok(())
}

fn clear_areas(tx: &mut Tx, position: i64) -> Result<u64, Error> {
    tx.run("delete from position_area where position_id = ?1", args![position])
}

fn clear_facilities(tx: &mut Tx, position: i64) -> Result<u64, Error> {
    tx.run("delete from position_facility where position_id = ?1", args![position])
}

fn add_area(tx: &mut Tx, position: i64, area: i64) -> Result<u64, Error> {
    tx.run("insert into position_area (position_id, area_id) values (?1, ?2)", args![position, area])
}

fn add_facility(tx: &mut Tx, position: i64, facility: i64) -> Result<u64, Error> {
    tx.run("insert into position_facility (position_id, facility_id) values (?1, ?2)", args![position, facility])
}

/// Adds an area to every position that has another.
pub(super) fn add_area_beside(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run(
        "insert into position_area (position_id, area_id) select position_id, ?2 from position_area where area_id = ?1 \
         on conflict (position_id, area_id) do nothing",
        args![old, new],
    )
}

pub(super) fn remove_area(tx: &mut Tx, area: i64) -> Result<u64, Error> {
    tx.run("delete from position_area where area_id = ?1", args![area])
}

fn areas_of(tx: &mut Tx, position: i64) -> Result<Vec<i64>, Error> {
    tx.all("select area_id from position_area where position_id = ?1 order by area_id", args![position])
}

pub(crate) fn facilities_of(tx: &mut Tx, position: i64) -> Result<Vec<i64>, Error> {
    tx.all("select facility_id from position_facility where position_id = ?1 order by facility_id", args![position])
}

/// The areas of a position with everything inside them.
pub(crate) fn areas_within(tx: &mut Tx, position: i64) -> Result<Vec<i64>, Error> {
    tx.all(
        "with recursive inside (id) as (\
             select area_id from position_area where position_id = ?1 \
             union \
             select a.id from area a join inside i on a.parent_id = i.id \
         ) select id from inside order by id",
        args![position],
    )
}

/// How many of these areas there are.
pub(super) fn known_areas(tx: &mut Tx, areas: &[i64]) -> Result<i64, Error> {
    let mut known = 0;
    for area in areas {
        known += is_area(tx, *area)?;
    }
    Ok(known)
}

fn is_area(tx: &mut Tx, id: i64) -> Result<i64, Error> {
    tx.one("select count(*) from area where id = ?1", args![id])
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Position>, Error> {
    let row: Option<Row> = tx.maybe(
        "select id, unit_id, title_vi, title_en, role, all_areas, all_facilities, valid_from, valid_to, version \
         from position where id = ?1",
        args![id],
    )?;
    row.map(|row| whole(tx, row)).transpose()
}

/// Positions that exist on a day, in the order of their titles.
pub(crate) fn on_day(tx: &mut Tx, day: Day) -> Result<Vec<Position>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, unit_id, title_vi, title_en, role, all_areas, all_facilities, valid_from, valid_to, version from position \
         where valid_from <= ?1 and (valid_to is null or valid_to > ?1) order by sort_key, id",
        args![day],
    )?;
    rows.into_iter().map(|row| whole(tx, row)).collect()
}

fn whole(tx: &mut Tx, row: Row) -> Result<Position, Error> {
    let areas = if row.all_areas { Reach::All } else { Reach::These(areas_of(tx, row.id)?) };
    let facilities = if row.all_facilities { Reach::All } else { Reach::These(facilities_of(tx, row.id)?) };
    Ok(Position {
        id: row.id,
        draft: Draft {
            unit: row.unit_id,
            title: Bilingual::new(row.title_vi, row.title_en),
            role: row.role,
            areas,
            facilities,
        },
        days: DayRange { from: row.valid_from, to: row.valid_to },
        version: row.version,
    })
}

/// How many assignments to it go on after a day.
pub(super) fn held_after(tx: &mut Tx, position: i64, day: Day) -> Result<i64, Error> {
    tx.one(
        "select count(*) from assignment where position_id = ?1 and (valid_to is null or valid_to > ?2)",
        args![position, day],
    )
}

/// The oldest position of a role in a unit: the console's administrators share one.
pub(crate) fn of_role(tx: &mut Tx, unit: i64, role: &str) -> Result<Option<i64>, Error> {
    tx.maybe(
        "select id from position where unit_id = ?1 and role = ?2 and valid_to is null order by id limit 1",
        args![unit, role],
    )
}
