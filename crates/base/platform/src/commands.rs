//! One intention, one effect (*chống lặp lệnh*): a double click, a retry, a connection lost at
//! COMMIT all get the outcome of the first time.
//!
//! It must not know what commands do. Only outcomes that came about are kept: a refused command
//! changed nothing, so trying it again is a new try and may go well after the cause is mended.
//! Outcomes hold references, no personal values; they are thrown away after some days.

mod store;

use ::store::Tx;
use kernel::{Actor, CommandId, Moment, Outcome, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Days that outcomes are kept: longer than any form stays open and any client keeps retrying.
pub const KEPT_DAYS: i64 = 30;

/// Runs `work` unless this command was done before; then gives the first outcome.
///
/// The same id from somebody else is refused, because the outcome is not his to see; the same id for
/// another kind of command is refused, because its outcome does not fit.
pub fn once<T: Serialize + DeserializeOwned>(
    tx: &mut Tx,
    command: &CommandId,
    actor: &Actor,
    now: Moment,
    work: impl FnOnce(&mut Tx) -> Outcome<T>,
) -> Outcome<T> {
    let reused = || Refusal::new("refused-command-reused");
    if let Some((first_actor, outcome)) = store::find(tx, command)? {
        if first_actor != actor.to_string() {
            return Err(reused().into());
        }
        return serde_json::from_str(&outcome).map_err(|_| reused().into());
    }
    let outcome = work(tx)?;
    store::keep(tx, command, &actor.to_string(), &serde_json::to_string(&outcome)?, now)?;
    Ok(outcome)
}

/// Forgets commands older than [`KEPT_DAYS`]; gives how many. A job calls it each night.
pub fn purge(tx: &mut Tx, now: Moment) -> Outcome<u64> {
    Ok(store::purge(tx, now.plus_seconds(-KEPT_DAYS * 86_400))?)
}
