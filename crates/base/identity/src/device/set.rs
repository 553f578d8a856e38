//! Giving a logger its secret (*cấp mật khẩu thiết bị*), and taking it away.

use ::store::Tx;
use kernel::{Moment, Outcome, Random, Refusal};
use platform::journal::Entry;

use super::secret::{Generated, Stored};
use super::store;
use crate::act::Act;
use crate::password::Hashed;
use crate::right::Right;

/// Which logger. The area and facility of its station decide who may.
#[derive(Debug, Clone)]
pub struct Set {
    /// The station's code.
    pub code: String,
    /// The station's area.
    pub area: Option<i64>,
    /// The station's facility.
    pub facility: Option<i64>,
}

/// Generates a secret for a logger, in place of the one before; it is shown once.
pub fn issue_secret(tx: &mut Tx, random: &Random, act: Act<'_>, set: &Set) -> Outcome<Generated> {
    let secret = Generated::random(random);
    put(tx, act, set, &secret.stored(), "device.secret-issued")?;
    Ok(secret)
}

/// Sets a password that somebody chose for a logger, hashed before ([`crate::password::Hasher`]).
pub fn set_password(tx: &mut Tx, act: Act<'_>, set: &Set, password: Hashed) -> Outcome<()> {
    put(tx, act, set, &Stored::Chosen(password), "device.password-set")
}

/// Shuts a logger out until it is given a new secret.
pub fn disable(tx: &mut Tx, act: Act<'_>, set: &Set) -> Outcome<()> {
    act.by.require_at(Right::DevicesManage, set.area, set.facility)?;
    let id = store::disable(tx, &set.code, act.now)?.ok_or_else(|| Refusal::new("refused-device-unknown"))?;
    act.journal(tx, Entry::new("device.disabled").about("device", id).in_area(set.area))?;
    Ok(())
}

/// How a logger's account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it may sign in.
    pub active: bool,
    /// When its secret was last set or taken away.
    pub changed_at: Moment,
    /// When it last signed in, give or take a few minutes.
    pub seen_at: Option<Moment>,
}

/// How the account of a logger stands, if it was ever given a secret.
pub fn standing(tx: &mut Tx, code: &str) -> Outcome<Option<Standing>> {
    Ok(store::standing(tx, code)?)
}

/// Whether a logger has a secret and may use it.
pub fn exists(tx: &mut Tx, code: &str) -> Outcome<bool> {
    Ok(store::active(tx, code)?.is_some())
}

fn put(tx: &mut Tx, act: Act<'_>, set: &Set, secret: &Stored, verb: &'static str) -> Outcome<()> {
    act.by.require_at(Right::DevicesManage, set.area, set.facility)?;
    let id = store::set(tx, &set.code, &secret.to_column(), act.now)?;
    act.journal(tx, Entry::new(verb).about("device", id).in_area(set.area))?;
    Ok(())
}
