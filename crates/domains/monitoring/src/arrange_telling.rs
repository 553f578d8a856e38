//! How people are told is arranged (*đặt cách thông báo*): by whoever manages the organisation, for everybody.

use ::store::Tx;
use identity::organisation::position;
use identity::{Act, Right};
use kernel::{Outcome, Refusal};

use crate::rules::telling::Telling;
use crate::tell::{PATIENCE, TELLING};

/// What somebody wants.
#[derive(Debug, Clone)]
pub struct Arrangement {
    /// Counts the changes of both that the form knew.
    pub seen: i64,
    /// How people are told.
    pub telling: Telling,
    /// Hours until what nobody takes up goes one level up.
    pub patience: i64,
}

/// Arranges it.
pub fn run(tx: &mut Tx, act: Act<'_>, wanted: &Arrangement) -> Outcome<()> {
    act.require(Right::OrganisationManage)?;
    if version(tx)? != wanted.seen {
        return Err(Refusal::new("refused-changed-meanwhile").into());
    }
    if let Some(duty) = wanted.telling.duty {
        let known = position::find(tx, duty)?.is_some_and(|p| p.days.contains(act.today()));
        if !known {
            return Err(Refusal::new("refused-position-unknown").at("duty").into());
        }
    }
    PATIENCE.set(tx, act.by.actor(), act.now, &wanted.patience)?;
    TELLING.set(tx, act.by.actor(), act.now, &wanted.telling)
}

/// Counts the changes of what is arranged here.
pub fn version(tx: &mut Tx) -> Outcome<i64> {
    Ok(PATIENCE.version(tx)? + TELLING.version(tx)?)
}
