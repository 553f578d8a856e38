//! Proving oneself again inside a session, before a dangerous act.

use std::net::IpAddr;

use kernel::{Moment, Outcome};

use super::{SignedIn, count, note, wrong};
use crate::gate::Gate;
use crate::lockout::{self, Key};
use crate::password::{self, Hashed, Typed};
use crate::session::{self, Session, Step};

/// Takes the password of an open session once more; the session goes on under a new token.
pub fn again(gate: &Gate, session: Session, password: Typed, from: IpAddr, now: Moment) -> Outcome<SignedIn> {
    session.require_open()?;
    let account = session.account;
    let keys = [Key::account(account), Key::network(from)];
    let counted = keys.clone();
    let stored = gate.judge(move |tx| {
        if let Some(refusal) = count(tx, &counted.each_ref(), Some(account), from, now)? {
            return Ok(Err(refusal));
        }
        Ok(Ok(password::store::find(tx, account)?.map_or_else(Hashed::nobody, |(stored, _)| stored)))
    })?;
    let right = gate.hasher.matches(&password, &stored)?;
    let random = gate.random.clone();
    gate.judge(move |tx| {
        if !right {
            note(tx, "sign-in-failed", Some(account), from, now)?;
            return Ok(Err(wrong().at("password")));
        }
        lockout::forgive(tx, &keys.each_ref())?;
        note(tx, "sign-in-again", Some(account), from, now)?;
        let token = session::advance(tx, &random, &session, Step::Open, session.second_factor, now)?;
        Ok(Ok(SignedIn { token, step: Step::Open, account }))
    })
}
