//! SQL of assignments.

use ::store::{Error, Tx, args, row};
use kernel::{Day, DayRange};

use super::Assignment;

row! {
    struct Row {
        id: i64,
        account_id: i64,
        position_id: i64,
        valid_from: Day,
        valid_to: Option<Day>,
        version: i64,
    }
}

impl From<Row> for Assignment {
    fn from(row: Row) -> Assignment {
        Assignment {
            id: row.id,
            account: row.account_id,
            position: row.position_id,
            days: DayRange { from: row.valid_from, to: row.valid_to },
            version: row.version,
        }
    }
}

/// Whether an open account holds a position on a day.
pub(in crate::organisation) fn is_held(tx: &mut Tx, position: i64, day: Day) -> Result<bool, Error> {
    let found: Option<i64> = tx.maybe(
        "select s.id from assignment s join account a on a.id = s.account_id
         where s.position_id = ?1 and s.valid_from <= ?2 and (s.valid_to is null or s.valid_to > ?2)
            and a.state = 'active' limit 1",
        args![position, day],
    )?;
    Ok(found.is_some())
}

pub(super) fn insert(tx: &mut Tx, assignment: &Assignment) -> Result<i64, Error> {
    tx.one(
        "insert into assignment (account_id, position_id, valid_from, valid_to, version) values (?1, ?2, ?3, ?4, ?5) returning id",
        args![assignment.account, assignment.position, assignment.days.from, assignment.days.to, assignment.version],
    )
}

pub(super) fn update(tx: &mut Tx, assignment: &Assignment) -> Result<(), Error> {
    tx.run(
        "update assignment set valid_to = ?2, version = ?3 where id = ?1",
        args![assignment.id, assignment.days.to, assignment.version],
    )?;
    Ok(())
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Assignment>, Error> {
    let row: Option<Row> = tx.maybe(
        "select id, account_id, position_id, valid_from, valid_to, version from assignment where id = ?1",
        args![id],
    )?;
    Ok(row.map(Assignment::from))
}

pub(crate) fn of_account(tx: &mut Tx, account: i64) -> Result<Vec<Assignment>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, account_id, position_id, valid_from, valid_to, version from assignment where account_id = ?1 \
         order by valid_from, id",
        args![account],
    )?;
    Ok(rows.into_iter().map(Assignment::from).collect())
}

pub(super) fn of_position(tx: &mut Tx, position: i64) -> Result<Vec<Assignment>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, account_id, position_id, valid_from, valid_to, version from assignment where position_id = ?1 \
         order by valid_from desc, id desc",
        args![position],
    )?;
    Ok(rows.into_iter().map(Assignment::from).collect())
}

/// Who holds anything on a day.
pub(crate) fn on_day(tx: &mut Tx, day: Day) -> Result<Vec<Assignment>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, account_id, position_id, valid_from, valid_to, version from assignment \
         where valid_from <= ?1 and (valid_to is null or valid_to > ?1) order by position_id, valid_from, id",
        args![day],
    )?;
    Ok(rows.into_iter().map(Assignment::from).collect())
}
