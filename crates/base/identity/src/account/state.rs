//! Locking, unlocking, closing and reopening an account (*khoá, mở khoá, đóng, mở lại tài khoản*), each with
//! the reason that somebody will ask for a year later.

use ::store::Tx;
use kernel::{Outcome, Refusal};

use super::amend::save_because;
use super::{State, store, unknown};
use crate::act::Act;
use crate::right::Right;
use crate::{lockout, password, reason, recover, session};

/// Locks an account until further notice and ends its sessions.
pub fn lock(tx: &mut Tx, act: Act<'_>, account: i64, why: &str) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    session::store::close_all(tx, account)?;
    set(tx, act, "account.locked", row, State::Locked, why)
}

/// Lets its owner in again: after [`lock`], and after too many wrong passwords.
pub fn unlock(tx: &mut Tx, act: Act<'_>, account: i64, why: &str) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    lockout::clear(tx, &lockout::Key::account(account))?;
    set(tx, act, "account.unlocked", row, State::Active, why)
}

/// Closes an account and ends its sessions. It stays, because the journal names it.
pub fn close(tx: &mut Tx, act: Act<'_>, account: i64, why: &str) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    session::store::close_all(tx, account)?;
    set(tx, act, "account.closed", row, State::Closed, why)
}

/// Opens a closed account again (*mở lại*), for whoever comes back. Neither the password nor a reset from
/// before counts: he gets in with a new one-time word ([`crate::recover`]).
pub fn reopen(tx: &mut Tx, act: Act<'_>, account: i64, why: &str) -> Outcome<()> {
    let row = named(tx, act, account)?;
    if State::from_code(&row.state) != State::Closed {
        return Err(Refusal::new("refused-account-not-closed").into());
    }
    password::store::clear(tx, account)?;
    recover::store::clear(tx, account)?;
    lockout::clear(tx, &lockout::Key::account(account))?;
    set(tx, act, "account.reopened", row, State::Active, why)
}

/// One that is not closed.
fn of_somebody_else(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<store::Row> {
    let row = named(tx, act, account)?;
    if State::from_code(&row.state) == State::Closed {
        return Err(unknown().into());
    }
    Ok(row)
}

/// Nobody locks himself out by mistake, or unlocks himself.
fn named(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<store::Row> {
    act.require(Right::AccountsManage)?;
    if act.by.account() == Some(account) {
        return Err(Refusal::new("refused-own-account").at("account").into());
    }
    Ok(store::by_id(tx, account)?.ok_or_else(unknown)?)
}

fn set(tx: &mut Tx, act: Act<'_>, verb: &'static str, mut row: store::Row, state: State, why: &str) -> Outcome<()> {
    let why = reason::checked(why)?;
    state.code().clone_into(&mut row.state);
    save_because(tx, act, verb, row, Some(&why), serde_json::Value::Null)
}
