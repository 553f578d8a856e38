//! Who holds which position over which days (*bổ nhiệm, phân công*), and the two use cases: assign,
//! end.

pub(crate) mod store;

use ::store::Tx;
use kernel::{Day, DayRange, Outcome, Refusal};
use platform::journal::Entry;
use serde_json::json;

use super::position;
use crate::account;
use crate::act::Act;
use crate::authority::Authority;
use crate::right::Right;
use crate::scope::Level;

platform::recorded!(
    /// The versions of assignments.
    pub ASSIGNMENT,
    "assignment"
);

/// Somebody holds a position over days (*phân công*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// Its id.
    pub id: i64,
    /// Whose account.
    pub account: i64,
    /// Which position.
    pub position: i64,
    /// When.
    pub days: DayRange,
    /// Its version, for forms.
    pub version: i64,
}

/// Gives a position to somebody from a day on (*bổ nhiệm*). Nobody gives himself one: that takes a
/// second administrator, or the console.
pub fn assign(tx: &mut Tx, act: Act<'_>, account: i64, position: i64, days: DayRange) -> Outcome<i64> {
    act.require(Right::OrganisationManage)?;
    if act.by.account() == Some(account) {
        return Err(Refusal::new("refused-own-assignment").at("account").into());
    }
    not_empty(days)?;
    account::must_be_open(tx, account, "account")?;
    let position = position::named(tx, position)?;
    if !covers(position.days, days) {
        return Err(Refusal::new("refused-position-not-then").at("from").into());
    }
    if store::of_account(tx, account)?.iter().any(|a| a.position == position.id && a.days.overlaps(&days)) {
        return Err(Refusal::new("refused-already-assigned").at("position").into());
    }
    let mut assignment = Assignment { id: 0, account, position: position.id, days, version: 1 };
    assignment.id = store::insert(tx, &assignment)?;
    let written = ASSIGNMENT.write(tx, assignment.id, act.now, &body(&assignment))?;
    let entry = Entry::new("assignment.made")
        .about("assignment", assignment.id)
        .about("account", account)
        .about("position", position.id);
    act.journal(tx, entry.version(written))?;
    Ok(assignment.id)
}

/// Ends an assignment (*thôi giữ vị trí*): `from` is the first day it no longer holds.
pub fn end(tx: &mut Tx, act: Act<'_>, assignment: i64, seen: i64, from: Day) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    let mut assignment = store::by_id(tx, assignment)?.ok_or_else(unknown)?;
    ASSIGNMENT.table.unchanged_since(tx, assignment.id, seen)?;
    // What was already over stays as it was; what has not begun may be ended before it does.
    if from < assignment.days.from || assignment.days.to.is_some_and(|to| to < from) {
        return Err(Refusal::new("refused-valid-days-empty").at("from").into());
    }
    assignment.days.to = Some(from);
    let written = ASSIGNMENT.write(tx, assignment.id, act.now, &body(&assignment))?;
    assignment.version = written.version;
    store::update(tx, &assignment)?;
    let entry = Entry::new("assignment.ended")
        .about("assignment", assignment.id)
        .about("account", assignment.account)
        .about("position", assignment.position);
    act.journal(tx, entry.version(written))?;
    Ok(())
}

/// Hands a position over (*thay người giữ vị trí*): from a day on somebody else holds it, and whoever held it
/// no longer does. One step, so that the position is never empty in between.
pub fn hand_over(tx: &mut Tx, act: Act<'_>, assignment: i64, seen: i64, to: i64, from: Day) -> Outcome<i64> {
    let before = store::by_id(tx, assignment)?.ok_or_else(unknown)?;
    if to == before.account {
        return Err(Refusal::new("refused-hand-over-self").at("account").into());
    }
    end(tx, act, assignment, seen, from)?;
    assign(tx, act, to, before.position, DayRange { from, to: before.days.to })
}

/// An assignment by its id. For officers.
pub fn find(tx: &mut Tx, by: &Authority, id: i64) -> Outcome<Option<Assignment>> {
    by.require_level(Level::Office)?;
    Ok(store::by_id(tx, id)?)
}

/// Everybody who ever held a position or will, the newest first. For officers.
pub fn of_position(tx: &mut Tx, by: &Authority, position: i64) -> Outcome<Vec<Assignment>> {
    by.require_level(Level::Office)?;
    Ok(store::of_position(tx, position)?)
}

/// The assignments of an account, oldest first.
pub fn of_account(tx: &mut Tx, account: i64) -> Outcome<Vec<Assignment>> {
    Ok(store::of_account(tx, account)?)
}

fn unknown() -> Refusal {
    Refusal::new("refused-assignment-unknown")
}

pub(super) fn not_empty(days: DayRange) -> Result<(), Refusal> {
    if days.to.is_some_and(|to| to <= days.from) {
        Err(Refusal::new("refused-valid-days-empty").at("to"))
    } else {
        Ok(())
    }
}

/// Whether `outer` contains all of `inner`.
pub(super) fn covers(outer: DayRange, inner: DayRange) -> bool {
    outer.from <= inner.from
        && match (outer.to, inner.to) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) => inner <= outer,
        }
}

fn body(assignment: &Assignment) -> serde_json::Value {
    json!({
        "account": assignment.account,
        "position": assignment.position,
        "from": assignment.days.from,
        "to": assignment.days.to,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: i64, to: Option<i64>) -> DayRange {
        let day = |n| Day::new(2026, 1, 1).unwrap().plus(n);
        DayRange { from: day(from), to: to.map(day) }
    }

    #[test]
    fn one_span_within_another() {
        for (outer, inner, within) in [
            (days(0, None), days(0, None), true),
            (days(0, None), days(3, Some(5)), true),
            (days(2, None), days(0, None), false),
            (days(0, Some(5)), days(1, Some(5)), true),
            (days(0, Some(5)), days(1, Some(6)), false),
            (days(0, Some(5)), days(1, None), false),
        ] {
            assert_eq!(covers(outer, inner), within, "{outer:?} {inner:?}");
        }
    }
}
