//! Choosing a new password (*đổi mật khẩu*): at will, or because the one before was given by somebody
//! else.

use std::net::IpAddr;

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, Refusal};
use platform::journal::{self, Entry};

use super::{Hashed, NewPassword, Owner, Typed, store};
use crate::account;
use crate::gate::Gate;
use crate::session::{Session, Step, Token};
use crate::{recover, session, sign_in};

/// What somebody typed.
#[derive(Clone)]
pub struct Change {
    /// The password he has; not asked of one who just signed in with a reset.
    pub current: Option<Typed>,
    /// The one he wants.
    pub new: String,
    /// The address it comes from.
    pub from: IpAddr,
}

/// Sets a new password for the owner of a session. His other sessions end; this one goes on under a
/// new token. Blocks for some tens of milliseconds.
pub fn change(gate: &Gate, session: Session, change: Change, now: Moment) -> Outcome<Token> {
    let account = session.account;
    let owner = gate.db.read_now(move |tx| owner(tx, account))?;
    // Before the proof, which changes the token: a refusal must leave the session as it was.
    let password = NewPassword::check(&change.new, &owner)?;
    let session = match (session.step, change.current) {
        (Step::Password, _) => session,
        (Step::Open, Some(current)) => prove(gate, session, current, change.from, now)?,
        _ => return Err(Refusal::new("refused-sign-in-unfinished").into()),
    };
    let hashed = gate.hasher.hash(&password, &gate.random)?;
    let random = gate.random.clone();
    gate.db.write_now(move |tx| {
        set(tx, account, &hashed, now)?;
        session::store::close_others(tx, account, session.id)?;
        session::advance(tx, &random, &session, Step::Open, session.second_factor, now)
    })
}

/// Takes the password he has; what comes back is the session under its new token.
fn prove(gate: &Gate, session: Session, current: Typed, from: IpAddr, now: Moment) -> Outcome<Session> {
    let proved = sign_in::again(gate, session, current, from, now)?;
    let found = gate.db.read_now(move |tx| session::find(tx, &proved.token, now))?;
    found.ok_or_else(|| Refusal::new("refused-sign-in-again").into())
}

/// Words that guessers would try first for this owner.
fn owner(tx: &mut Tx, account: i64) -> Outcome<Owner> {
    let row = account::store::by_id(tx, account)?.ok_or_else(account::unknown)?;
    Ok(Owner { words: vec![row.login, row.name] })
}

fn set(tx: &mut Tx, account: i64, hashed: &Hashed, now: Moment) -> Outcome<()> {
    store::set(tx, account, hashed, false, now)?;
    recover::store::clear(tx, account)?;
    let actor = Actor::Person { account, position: None };
    journal::write(tx, &actor, None, now, None, Entry::new("account.password-changed").about("account", account))?;
    Ok(())
}
