//! SQL of delegations.

use ::store::{Error, Tx, args, row};
use kernel::Day;

use super::{Delegation, Draft};
use crate::right::RightSet;

row! {
    struct Row {
        id: i64,
        position_id: i64,
        from_account_id: i64,
        to_account_id: i64,
        rights: String,
        reason: String,
        valid_from: Day,
        valid_to: Day,
        version: i64,
    }
}

impl From<Row> for Delegation {
    fn from(row: Row) -> Delegation {
        Delegation {
            id: row.id,
            draft: Draft {
                position: row.position_id,
                from: row.from_account_id,
                to: row.to_account_id,
                rights: RightSet::from_codes(&row.rights),
                reason: row.reason,
                first: row.valid_from,
                end: row.valid_to,
            },
            version: row.version,
        }
    }
}

pub(super) fn insert(tx: &mut Tx, delegation: &Delegation) -> Result<i64, Error> {
    let draft = &delegation.draft;
    tx.one(
        "insert into delegation (position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) returning id",
        args![
            draft.position,
            draft.from,
            draft.to,
            draft.rights.to_codes(),
            draft.reason,
            draft.first,
            draft.end,
            delegation.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, delegation: &Delegation) -> Result<(), Error> {
    tx.run(
        "update delegation set valid_to = ?2, version = ?3 where id = ?1",
        args![delegation.id, delegation.draft.end, delegation.version],
    )?;
    Ok(())
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Delegation>, Error> {
    let row: Option<Row> = tx.maybe(
        "select id, position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version \
         from delegation where id = ?1",
        args![id],
    )?;
    Ok(row.map(Delegation::from))
}

pub(super) fn of_account(tx: &mut Tx, account: i64) -> Result<Vec<Delegation>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version \
         from delegation where from_account_id = ?1 or to_account_id = ?1 order by valid_from desc, id desc",
        args![account],
    )?;
    Ok(rows.into_iter().map(Delegation::from).collect())
}

/// Delegations of a position that are not over on a day.
pub(super) fn of_position(tx: &mut Tx, position: i64, day: Day) -> Result<Vec<Delegation>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version \
         from delegation where position_id = ?1 and valid_to > ?2 and valid_to > valid_from order by valid_from, id",
        args![position, day],
    )?;
    Ok(rows.into_iter().map(Delegation::from).collect())
}

/// Every delegation that holds on a day.
pub(super) fn on_day(tx: &mut Tx, day: Day) -> Result<Vec<Delegation>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version \
         from delegation where valid_from <= ?1 and valid_to > ?1 order by position_id, valid_from, id",
        args![day],
    )?;
    Ok(rows.into_iter().map(Delegation::from).collect())
}

/// What is lent to an account on a day.
pub(crate) fn lent_to(tx: &mut Tx, account: i64, day: Day) -> Result<Vec<Delegation>, Error> {
    let rows: Vec<Row> = tx.all(
        "select id, position_id, from_account_id, to_account_id, rights, reason, valid_from, valid_to, version \
         from delegation where to_account_id = ?1 and valid_from <= ?2 and valid_to > ?2 order by valid_from, id",
        args![account, day],
    )?;
    Ok(rows.into_iter().map(Delegation::from).collect())
}
