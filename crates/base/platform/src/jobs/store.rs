//! SQL of jobs and timers.

use ::store::{Error, Tx, args};
use kernel::Moment;

use super::{Claimed, Listed};

/// Adds a job, or moves a waiting one of the same key forward.
pub(super) fn enqueue(tx: &mut Tx, kind: &str, key: Option<&str>, body: &str, at: Moment) -> Result<i64, Error> {
    tx.one(
        "insert into job (kind, key, body, state, run_after, attempts, due_at)
         values (?1, ?2, ?3, 'waiting', ?4, 0, ?4)
         on conflict (kind, key) where state = 'waiting' and key is not null do update set
             run_after = case when job.attempts = 0 and excluded.run_after < job.run_after
                              then excluded.run_after else job.run_after end
         returning id",
        args![kind, key, body, at],
    )
}

/// Whether a job or an expired lease waits for a worker.
pub(super) fn is_due(tx: &mut Tx, now: Moment) -> Result<bool, Error> {
    let found: Option<i64> = tx.maybe(
        "select id from job where state = 'waiting' and run_after <= ?1
         union all
         select id from job where state = 'running' and lease_until <= ?1
         limit 1",
        args![now],
    )?;
    Ok(found.is_some())
}

/// Takes the job that is due longest.
pub(super) fn claim(tx: &mut Tx, owner: &str, now: Moment, until: Moment) -> Result<Option<Claimed>, Error> {
    tx.maybe(
        "update job set state = 'running', attempts = attempts + 1, lease_owner = ?1, lease_until = ?3
         where id = (select id from job where state = 'waiting' and run_after <= ?2 order by run_after, id limit 1)
         returning id, kind, key, body, attempts, lease_owner",
        args![owner, now, until],
    )
}

/// Jobs whose lease has run out.
pub(super) fn expired(tx: &mut Tx, now: Moment) -> Result<Vec<Claimed>, Error> {
    tx.all(
        "select id, kind, key, body, attempts, lease_owner from job
         where state = 'running' and lease_until <= ?1 order by id",
        args![now],
    )
}

/// Lengthens a lease.
pub(super) fn extend(tx: &mut Tx, job: &Claimed, until: Moment) -> Result<u64, Error> {
    tx.run(
        "update job set lease_until = ?4 where id = ?1 and state = 'running' and lease_owner = ?2 and attempts = ?3",
        args![job.id, job.lease_owner, job.attempts, until],
    )
}

/// Writes down how far a held job has come, and lengthens its lease.
pub(super) fn note(tx: &mut Tx, job: &Claimed, body: &str, until: Moment) -> Result<u64, Error> {
    tx.run(
        "update job set body = ?4, lease_until = ?5
         where id = ?1 and state = 'running' and lease_owner = ?2 and attempts = ?3",
        args![job.id, job.lease_owner, job.attempts, body, until],
    )
}

/// Marks a held job as done.
pub(super) fn complete(tx: &mut Tx, job: &Claimed, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update job set state = 'done', finished_at = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'running' and lease_owner = ?2 and attempts = ?3",
        args![job.id, job.lease_owner, job.attempts, now],
    )
}

/// Gives a held job up.
pub(super) fn kill(tx: &mut Tx, job: &Claimed, error: &str, now: Moment) -> Result<u64, Error> {
    tx.run(
        "update job set state = 'dead', last_error = ?5, finished_at = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'running' and lease_owner = ?2 and attempts = ?3",
        args![job.id, job.lease_owner, job.attempts, now, error],
    )
}

/// Lets a held job wait for its next attempt.
pub(super) fn put_back(tx: &mut Tx, job: &Claimed, error: &str, run_after: Moment) -> Result<u64, Error> {
    tx.run(
        "update job set state = 'waiting', last_error = ?5, run_after = ?4, lease_owner = null, lease_until = null
         where id = ?1 and state = 'running' and lease_owner = ?2 and attempts = ?3",
        args![job.id, job.lease_owner, job.attempts, run_after, error],
    )
}

/// Whether a job of this kind and key waits.
pub(super) fn is_waiting(tx: &mut Tx, kind: &str, key: &str) -> Result<bool, Error> {
    let found: Option<i64> =
        tx.maybe("select id from job where state = 'waiting' and kind = ?1 and key = ?2", args![kind, key])?;
    Ok(found.is_some())
}

/// Jobs in a state, newest first.
pub(super) fn list(tx: &mut Tx, state: &str, before: i64, limit: i64) -> Result<Vec<Listed>, Error> {
    tx.all(
        "select id, kind, key, state, due_at, run_after, attempts, last_error, finished_at from job
         where state = ?1 and id < ?2 order by id desc limit ?3",
        args![state, before, limit],
    )
}

/// How many jobs are in a state.
pub(super) fn count(tx: &mut Tx, state: &str) -> Result<i64, Error> {
    tx.one("select count(*) from job where state = ?1", args![state])
}

/// Kind and key of a dead job.
pub(super) fn dead(tx: &mut Tx, id: i64) -> Result<Option<(String, Option<String>)>, Error> {
    tx.maybe("select kind, key from job where id = ?1 and state = 'dead'", args![id])
}

/// Lets a dead job wait, its attempts forgotten.
pub(super) fn revive(tx: &mut Tx, id: i64, now: Moment) -> Result<(), Error> {
    tx.run(
        "update job set state = 'waiting', attempts = 0, run_after = ?2, finished_at = null where id = ?1 and state = 'dead'",
        args![id, now],
    )?;
    Ok(())
}

/// Closes a dead job whose work another job does.
pub(super) fn bury(tx: &mut Tx, id: i64, now: Moment) -> Result<(), Error> {
    tx.run("update job set state = 'done', finished_at = ?2 where id = ?1 and state = 'dead'", args![id, now])?;
    Ok(())
}

/// Forgets done jobs.
pub(super) fn purge(tx: &mut Tx, before: Moment) -> Result<u64, Error> {
    tx.run("delete from job where state = 'done' and finished_at < ?1", args![before])
}

/// When a timer is next due.
pub(super) fn next_turn(tx: &mut Tx, name: &str) -> Result<Option<Moment>, Error> {
    tx.maybe("select next_at from timer where name = ?1", args![name])
}

/// Sets a timer that was never set.
pub(super) fn set_timer(tx: &mut Tx, name: &str, next: Moment) -> Result<(), Error> {
    tx.run("insert into timer (name, next_at) values (?1, ?2)", args![name, next])?;
    Ok(())
}

/// Moves a timer on.
pub(super) fn turn(tx: &mut Tx, name: &str, next: Moment, now: Moment) -> Result<(), Error> {
    tx.run("update timer set next_at = ?2, last_at = ?3 where name = ?1", args![name, next, now])?;
    Ok(())
}
