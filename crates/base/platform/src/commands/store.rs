//! SQL of commands.

use ::store::{Error, Tx, args};
use kernel::{CommandId, Moment};

/// Who did a command and what came of it.
pub(super) fn find(tx: &mut Tx, id: &CommandId) -> Result<Option<(String, String)>, Error> {
    tx.maybe("select actor, outcome from command where id = ?1", args![id])
}

/// Keeps an outcome.
pub(super) fn keep(tx: &mut Tx, id: &CommandId, actor: &str, outcome: &str, now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into command (id, actor, outcome, done_at) values (?1, ?2, ?3, ?4)",
        args![id, actor, outcome, now],
    )?;
    Ok(())
}

/// Forgets outcomes from before a moment.
pub(super) fn purge(tx: &mut Tx, before: Moment) -> Result<u64, Error> {
    tx.run("delete from command where done_at < ?1", args![before])
}
