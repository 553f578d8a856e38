//! The second factor of an account (*xác thực hai lớp*): offered, confirmed by a first code, checked
//! at sign-in, turned off; and ten one-time recovery codes for whoever lost his phone.

mod recovery_code;
pub(crate) mod store;

use ::store::Tx;
use kernel::{Moment, Outcome, Problem, Random, Refusal};
use platform::journal::Entry;
use platform::keys::Vault;
use platform::keys::rotation::Holder;

use crate::account;
use crate::act::Act;
use crate::sealed::{self, Field};
use crate::session::Session;
use crate::totp::Secret;

pub use recovery_code::RecoveryCodes;

/// What the enrolment page shows, once.
#[derive(Debug)]
pub struct Offer {
    /// For the QR code: `otpauth://totp/…`.
    pub address: String,
    /// The secret itself; its digits are for typing by hand.
    pub secret: Secret,
}

/// Offers a second factor to whoever's session it is: a fresh secret, in force once it is confirmed.
pub fn offer(tx: &mut Tx, vault: &Vault, random: &Random, act: Act<'_>, session: &Session) -> Outcome<Offer> {
    session.require_fresh(act.now)?;
    if is_on(tx, session.account)? {
        return Err(Refusal::new("refused-second-factor-on").into());
    }
    let row = account::store::by_id(tx, session.account)?.ok_or_else(account::unknown)?;
    let secret = Secret::random(random);
    let sealed = sealed::seal(vault, Field::SecondFactor, &row.public_id, secret.as_bytes())?;
    store::offer(tx, session.account, &sealed, act.now)?;
    Ok(Offer { address: secret.address(&row.login)?, secret })
}

/// Puts the offered factor in force, once the app shows a right code, and gives the recovery codes.
pub fn confirm(
    tx: &mut Tx,
    vault: &Vault,
    random: &Random,
    act: Act<'_>,
    session: &Session,
    code: &str,
) -> Outcome<RecoveryCodes> {
    session.require_fresh(act.now)?;
    let account = session.account;
    let Some(factor) = store::find(tx, account)?.filter(|f| f.confirmed_at.is_none()) else {
        return Err(Refusal::new("refused-second-factor-not-offered").into());
    };
    let Some(step) = secret(vault, &factor)?.step_of(code, act.now, None)? else {
        return Err(Refusal::new("refused-sign-in-code").at("code").into());
    };
    store::confirm(tx, account, act.now, step)?;
    let codes = RecoveryCodes::random(random);
    store::replace_codes(tx, account, &codes.hashes())?;
    act.journal(tx, Entry::new("account.second-factor-on").about("account", account))?;
    Ok(codes)
}

/// Gives ten new recovery codes in place of those before.
pub fn renew_codes(tx: &mut Tx, random: &Random, act: Act<'_>, session: &Session) -> Outcome<RecoveryCodes> {
    session.require_fresh(act.now)?;
    if !is_on(tx, session.account)? {
        return Err(Refusal::new("refused-second-factor-off").into());
    }
    let codes = RecoveryCodes::random(random);
    store::replace_codes(tx, session.account, &codes.hashes())?;
    act.journal(tx, Entry::new("account.recovery-codes-renewed").about("account", session.account))?;
    Ok(codes)
}

/// Turns one's own second factor off.
pub fn turn_off(tx: &mut Tx, act: Act<'_>, session: &Session) -> Outcome<()> {
    session.require_fresh(act.now)?;
    if !is_on(tx, session.account)? {
        return Err(Refusal::new("refused-second-factor-off").into());
    }
    store::clear(tx, session.account)?;
    act.journal(tx, Entry::new("account.second-factor-off").about("account", session.account))?;
    Ok(())
}

/// Whether an account has a second factor in force.
pub fn is_on(tx: &mut Tx, account: i64) -> Outcome<bool> {
    Ok(store::find(tx, account)?.is_some_and(|f| f.confirmed_at.is_some()))
}

/// How many recovery codes are left.
pub fn codes_left(tx: &mut Tx, account: i64) -> Outcome<i64> {
    Ok(store::codes_left(tx, account)?)
}

/// Takes a code of the app or a recovery code; each counts once.
pub(crate) fn accept(tx: &mut Tx, vault: &Vault, account: i64, code: &str, now: Moment) -> Outcome<bool> {
    let Some(factor) = store::find(tx, account)?.filter(|f| f.confirmed_at.is_some()) else { return Ok(false) };
    if let Some(step) = secret(vault, &factor)?.step_of(code, now, factor.last_step)? {
        store::used(tx, account, step)?;
        return Ok(true);
    }
    Ok(store::use_code(tx, account, &recovery_code::hash(code), now)? > 0)
}

/// Secrets, for the job that seals everything anew; they have no versions.
pub(crate) const HOLDER: Holder =
    Holder { name: "second_factor", reseal: rekey, present: |tx| Ok(store::heads(tx)?), past: |_| Ok(Vec::new()) };

/// Seals secrets anew after the vault's keys were rotated, as [`account::rekey`] does contacts.
fn rekey(tx: &mut Tx, vault: &Vault, after: i64, limit: i64) -> Outcome<Option<i64>> {
    let mut last = None;
    for factor in store::after(tx, after, limit)? {
        last = Some(factor.account_id);
        if let Some(sealed) = sealed::reseal(vault, Field::SecondFactor, &factor.public_id, &factor.secret_sealed)? {
            store::set_sealed(tx, factor.account_id, &sealed)?;
        }
    }
    Ok(last)
}

fn secret(vault: &Vault, factor: &store::Row) -> Result<Secret, Problem> {
    Ok(Secret::stored(sealed::open(vault, Field::SecondFactor, &factor.public_id, &factor.secret_sealed)?))
}
