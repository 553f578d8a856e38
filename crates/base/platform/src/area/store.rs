//! SQL of administrative units.

use ::store::{Error, Tx, args};
use kernel::{Bilingual, Day};

use super::{AreaRow, New};

/// Adds a unit.
pub(super) fn create(tx: &mut Tx, new: &New, sort_key: &str) -> Result<i64, Error> {
    tx.one(
        "insert into area (code, name_vi, name_en, sort_key, level, parent_id, valid_from, version)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0) returning id",
        args![new.code, new.name.vi, new.name.en, sort_key, new.level.word(), new.parent, new.valid_from],
    )
}

/// Changes a unit's name.
pub(super) fn rename(tx: &mut Tx, id: i64, name: &Bilingual, sort_key: &str) -> Result<u64, Error> {
    tx.run(
        "update area set name_vi = ?2, name_en = ?3, sort_key = ?4 where id = ?1",
        args![id, name.vi, name.en, sort_key],
    )
}

/// Notes a unit's newest version.
pub(super) fn set_version(tx: &mut Tx, id: i64, version: i64) -> Result<(), Error> {
    tx.run("update area set version = ?2 where id = ?1", args![id, version])?;
    Ok(())
}

/// Ends a unit.
pub(super) fn end(tx: &mut Tx, id: i64, on: Day, into: i64) -> Result<(), Error> {
    tx.run("update area set valid_to = ?2, merged_into = ?3 where id = ?1", args![id, on, into])?;
    Ok(())
}

/// Ends a unit, before it is known what becomes of it.
pub(super) fn close(tx: &mut Tx, id: i64, on: Day) -> Result<(), Error> {
    tx.run("update area set valid_to = ?2 where id = ?1", args![id, on])?;
    Ok(())
}

/// Notes that a divided unit went into another in part.
pub(super) fn add_successor(tx: &mut Tx, id: i64, into: i64) -> Result<(), Error> {
    tx.run("insert into area_successor (id, into_id) values (?1, ?2)", args![id, into])?;
    Ok(())
}

/// A unit that has not ended: id, code, name, unit above, first day.
type StandingRow = (i64, String, String, Option<i64>, Day);

/// The units that have not ended.
pub(super) fn standing(tx: &mut Tx) -> Result<Vec<StandingRow>, Error> {
    tx.all("select id, code, name_vi, parent_id, valid_from from area where valid_to is null order by id", args![])
}

/// The unit that had a code most lately.
pub(super) fn last_of_code(tx: &mut Tx, code: &str) -> Result<Option<AreaRow>, Error> {
    tx.maybe(
        "select id, code, name_vi, name_en, level, parent_id, valid_from, valid_to, merged_into, version
         from area where code = ?1 order by valid_from desc limit 1",
        args![code],
    )
}

/// What a divided unit went into.
pub(super) fn successors(tx: &mut Tx, id: i64) -> Result<Vec<AreaRow>, Error> {
    tx.all(
        "select a.id, a.code, a.name_vi, a.name_en, a.level, a.parent_id, a.valid_from, a.valid_to, a.merged_into,
                a.version
         from area_successor s join area a on a.id = s.into_id where s.id = ?1 order by a.sort_key, a.id",
        args![id],
    )
}

/// Puts a unit under another.
pub(super) fn move_under(tx: &mut Tx, id: i64, parent: i64) -> Result<(), Error> {
    tx.run("update area set parent_id = ?2 where id = ?1", args![id, parent])?;
    Ok(())
}

/// A unit by id.
pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<AreaRow>, Error> {
    tx.maybe(
        "select id, code, name_vi, name_en, level, parent_id, valid_from, valid_to, merged_into, version
         from area where id = ?1",
        args![id],
    )
}

/// The unit with a code on a day.
pub(super) fn by_code(tx: &mut Tx, code: &str, on: Day) -> Result<Option<AreaRow>, Error> {
    tx.maybe(
        "select id, code, name_vi, name_en, level, parent_id, valid_from, valid_to, merged_into, version
         from area where code = ?1 and valid_from <= ?2 and (valid_to is null or valid_to > ?2)
         order by valid_from desc limit 1",
        args![code, on],
    )
}

/// The name of a unit that has a code on a day or later.
pub(super) fn holder_of_code(tx: &mut Tx, code: &str, from: Day) -> Result<Option<String>, Error> {
    tx.maybe(
        "select name_vi from area where code = ?1 and (valid_to is null or valid_to > ?2) order by valid_from limit 1",
        args![code, from],
    )
}

/// Units under one on a day; without a parent, those at the top.
pub(super) fn children(tx: &mut Tx, parent: Option<i64>, on: Day) -> Result<Vec<AreaRow>, Error> {
    tx.all(
        "select id, code, name_vi, name_en, level, parent_id, valid_from, valid_to, merged_into, version
         from area where (parent_id = ?1 or (parent_id is null and ?1 is null))
           and valid_from <= ?2 and (valid_to is null or valid_to > ?2) order by sort_key, id",
        args![parent, on],
    )
}

/// Ids of the units that are still under one.
pub(super) fn children_ids(tx: &mut Tx, parent: i64) -> Result<Vec<i64>, Error> {
    tx.all("select id from area where parent_id = ?1 and merged_into is null order by id", args![parent])
}

/// Units of a level on a day.
pub(super) fn of_level(tx: &mut Tx, level: &str, on: Day) -> Result<Vec<AreaRow>, Error> {
    tx.all(
        "select id, code, name_vi, name_en, level, parent_id, valid_from, valid_to, merged_into, version
         from area where level = ?1 and valid_from <= ?2 and (valid_to is null or valid_to > ?2) order by sort_key, id",
        args![level, on],
    )
}

/// A unit with all below it and all that went into one of these, wholly or in part.
pub(super) fn closure(tx: &mut Tx, id: i64) -> Result<Vec<i64>, Error> {
    tx.all(
        "with recursive reach (id) as (
             select id from area where id = ?1
             union
             select a.id from (
                 select id, parent_id as up from area where parent_id is not null
                 union all
                 select id, merged_into from area where merged_into is not null
                 union all
                 select id, into_id from area_successor
             ) a join reach r on a.up = r.id
         )
         select id from reach order by id",
        args![id],
    )
}
