//! The second step: the code of the authenticator app, or a recovery code.

use std::net::IpAddr;

use kernel::{Moment, Outcome, Refusal};

use super::{SignedIn, count, note, note_entry, wrong_code};
use crate::gate::Gate;
use crate::lockout::{self, Key};
use crate::session::{self, Step, Token};
use crate::{password, second_factor};

/// Takes a session that owes a code one step on, under a new token.
pub fn enter_code(gate: &Gate, token: Token, code: String, from: IpAddr, now: Moment) -> Outcome<SignedIn> {
    let (vault, random) = (gate.vault.clone(), gate.random.clone());
    gate.judge(move |tx| {
        let Some(session) = session::find(tx, &token, now)?.filter(|s| s.step == Step::Code) else {
            return Ok(Err(Refusal::new("refused-sign-in-again")));
        };
        let account = session.account;
        let keys = [Key::account(account), Key::network(from)];
        if let Some(refusal) = count(tx, &keys.each_ref(), Some(account), from, now)? {
            return Ok(Err(refusal));
        }
        if !second_factor::accept(tx, &vault, account, &code, now)? {
            note(tx, "sign-in-failed", Some(account), from, now)?;
            return Ok(Err(wrong_code()));
        }
        // The password's own attempt was counted, too, and not yet forgiven.
        lockout::forgive(tx, &[&keys[0], &keys[1], &keys[1]])?;
        note_entry(tx, account, from, now)?;
        let must_change = password::store::find(tx, account)?.is_none_or(|(_, must_change)| must_change);
        let step = if must_change { Step::Password } else { Step::Open };
        let token = session::advance(tx, &random, &session, step, true, now)?;
        Ok(Ok(SignedIn { token, step, account }))
    })
}
