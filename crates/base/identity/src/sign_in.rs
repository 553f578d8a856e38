//! Signing in (*đăng nhập*): name or e-mail, password, and a code where a second factor is on.
//!
//! An unknown name, a wrong password and an account without one take the same time and get the same
//! words. Every attempt is counted before it is looked at, and leaves an event in the security log.

mod again;
mod attempt;
mod code;

use std::net::IpAddr;

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, Refusal};
use platform::security_log;
use serde_json::json;

use crate::last_sign_in;
use crate::lockout::{self, Key};
use crate::session::{Step, Token};

pub use again::again;
pub use attempt::{Attempt, run};
pub use code::enter_code;

/// Somebody got in, or one step further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// For the cookie.
    pub token: Token,
    /// What he still owes.
    pub step: Step,
    /// Whose account.
    pub account: i64,
}

/// The refusal for a name and password that do not belong together, whatever the reason.
fn wrong() -> Refusal {
    Refusal::new("refused-sign-in")
}

/// The refusal for a wrong or used code.
fn wrong_code() -> Refusal {
    Refusal::new("refused-sign-in-code").at("code")
}

/// Writes down what became of an attempt. What was typed is in no log.
fn note(tx: &mut Tx, kind: &str, account: Option<i64>, from: IpAddr, now: Moment) -> Outcome<()> {
    let actor = account.map(|account| Actor::Person { account, position: None });
    security_log::record(tx, kind, actor.as_ref(), &json!({ "network": lockout::network(from) }), now)
}

/// Writes down that somebody is in.
fn note_entry(tx: &mut Tx, account: i64, from: IpAddr, now: Moment) -> Outcome<()> {
    last_sign_in::note(tx, account, &lockout::network(from), now)?;
    note(tx, "sign-in", Some(account), from, now)
}

/// Counts an attempt; the refusal when it may not be made now.
fn count(tx: &mut Tx, keys: &[&Key], account: Option<i64>, from: IpAddr, now: Moment) -> Outcome<Option<Refusal>> {
    let Some(until) = lockout::count(tx, keys, now)? else { return Ok(None) };
    note(tx, "sign-in-locked", account, from, now)?;
    Ok(Some(lockout::refusal(until, now)))
}
