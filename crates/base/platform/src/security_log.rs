//! The security log (*nhật ký an ninh*): sign-ins, refusals, locked accounts; what the journal does
//! not hold because nothing was changed.
//!
//! Details are references and addresses of machines, never names, passwords or what was typed.

mod store;

use ::store::{Tx, row};
use kernel::{Actor, Moment, Outcome};
use serde_json::Value;

use crate::canonical;

row! {
    /// One event.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Event {
        /// Its number, in order of recording.
        pub id: i64,
        /// When.
        pub at: Moment,
        /// What kind: `sign-in-failed`, `refused`, `account-locked`.
        pub kind: String,
        /// Who, as [`Actor`]'s text, if that is known.
        pub actor: Option<String>,
        /// Further facts, JSON text.
        pub detail: String,
    }
}

/// Records an event.
pub fn record(tx: &mut Tx, kind: &str, actor: Option<&Actor>, detail: &Value, now: Moment) -> Outcome<()> {
    store::record(tx, kind, actor.map(Actor::to_string).as_deref(), &canonical::text(detail), now)?;
    Ok(())
}

/// Events before the one numbered `before` (`None`: from the newest on), newest first.
pub fn recent(tx: &mut Tx, before: Option<i64>, limit: i64) -> Outcome<Vec<Event>> {
    Ok(store::recent(tx, before.unwrap_or(i64::MAX), limit)?)
}

/// Events of one kind, as [`recent`].
pub fn of_kind(tx: &mut Tx, kind: &str, before: Option<i64>, limit: i64) -> Outcome<Vec<Event>> {
    Ok(store::of_kind(tx, kind, before.unwrap_or(i64::MAX), limit)?)
}

/// Events of one actor, as [`recent`].
pub fn of_actor(tx: &mut Tx, actor: &Actor, before: Option<i64>, limit: i64) -> Outcome<Vec<Event>> {
    Ok(store::of_actor(tx, &actor.to_string(), before.unwrap_or(i64::MAX), limit)?)
}
