//! Locking, unlocking and closing an account (*khoá, mở khoá, đóng tài khoản*).

use ::store::Tx;
use kernel::{Outcome, Refusal};

use super::amend::save;
use super::{State, store, unknown};
use crate::act::Act;
use crate::right::Right;
use crate::{lockout, session};

/// Locks an account until further notice and ends its sessions.
pub fn lock(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    session::store::close_all(tx, account)?;
    set(tx, act, "account.locked", row, State::Locked)
}

/// Lets its owner in again: after [`lock`], and after too many wrong passwords.
pub fn unlock(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    lockout::clear(tx, &lockout::Key::account(account))?;
    set(tx, act, "account.unlocked", row, State::Active)
}

/// Closes an account for good and ends its sessions. It stays, because the journal names it.
pub fn close(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<()> {
    let row = of_somebody_else(tx, act, account)?;
    session::store::close_all(tx, account)?;
    set(tx, act, "account.closed", row, State::Closed)
}

/// Nobody locks himself out by mistake, or unlocks himself.
fn of_somebody_else(tx: &mut Tx, act: Act<'_>, account: i64) -> Outcome<store::Row> {
    act.require(Right::AccountsManage)?;
    if act.by.account() == Some(account) {
        return Err(Refusal::new("refused-own-account").at("account").into());
    }
    let row = store::by_id(tx, account)?.ok_or_else(unknown)?;
    if State::from_code(&row.state) == State::Closed {
        return Err(unknown().into());
    }
    Ok(row)
}

fn set(tx: &mut Tx, act: Act<'_>, verb: &'static str, mut row: store::Row, state: State) -> Outcome<()> {
    state.code().clone_into(&mut row.state);
    save(tx, act, verb, row)
}
