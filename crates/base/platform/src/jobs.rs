//! Work to be done later (*việc nền*): a queue in the database, filled in the transaction that
//! wants the work, so that neither is there without the other.
//!
//! It must not know what any job does. A job that fails is tried again after a growing pause and is
//! *dead* after its last attempt, which an officer sees and can revive. A worker holds a job by a
//! lease; if the worker is gone, the lease runs out and another takes it.

mod runner;
pub(crate) mod store;
mod timer;

use ::store::{Tx, row};
use kernel::{Moment, Outcome};
use serde_json::Value;

use crate::canonical;

pub use runner::{Kind, Registry, Work, run_due};
pub use timer::{Every, Timer};

/// Seconds before the second attempt; each further pause is twice as long.
const FIRST_PAUSE: i64 = 30;
/// No pause is longer.
const LONGEST_PAUSE: i64 = 3600;
/// Characters of an error that are kept.
const ERROR_LENGTH: usize = 500;

row! {
    /// A job that this worker holds.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Claimed {
        /// Its number.
        pub id: i64,
        /// What kind of work it is.
        pub kind: String,
        /// What it is about, for kinds that are done once however often they are asked for.
        pub key: Option<String>,
        /// What the work needs to know.
        pub body: Value,
        /// Which attempt this is; 1 is the first.
        pub attempts: i64,
        /// Who holds it.
        pub lease_owner: String,
    }

    /// A job in a list.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Listed {
        /// Its number.
        pub id: i64,
        /// What kind of work it is.
        pub kind: String,
        /// What it is about.
        pub key: Option<String>,
        /// `waiting`, `running`, `done` or `dead`.
        pub state: String,
        /// When it was first due.
        pub due_at: Moment,
        /// When it is tried next.
        pub run_after: Moment,
        /// Attempts so far.
        pub attempts: i64,
        /// What went wrong the last time.
        pub last_error: Option<String>,
        /// When it was done or given up.
        pub finished_at: Option<Moment>,
    }
}

/// The states of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not begun, or to be tried again.
    Waiting,
    /// A worker holds it.
    Running,
    /// Done; kept for some days.
    Done,
    /// Given up after the last attempt.
    Dead,
}

impl State {
    /// Its word in the table.
    pub fn word(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Running => "running",
            State::Done => "done",
            State::Dead => "dead",
        }
    }
}

/// Puts a job into the queue, to be run at `run_after` or later.
pub fn enqueue(tx: &mut Tx, kind: &str, body: &Value, run_after: Moment) -> Outcome<i64> {
    Ok(store::enqueue(tx, kind, None, &canonical::text(body), run_after)?)
}

/// Puts a job into the queue unless one of the same kind and key is waiting; that one is then run
/// at the earlier of the two moments (but a failed one keeps its pause).
///
/// One that is running does not count: it may have read what it works on before this change.
pub fn enqueue_once(tx: &mut Tx, kind: &str, key: &str, body: &Value, run_after: Moment) -> Outcome<i64> {
    Ok(store::enqueue(tx, kind, Some(key), &canonical::text(body), run_after)?)
}

/// Takes the job that is due longest and holds it until `lease_until`.
pub fn claim(tx: &mut Tx, owner: &str, now: Moment, lease_until: Moment) -> Outcome<Option<Claimed>> {
    Ok(store::claim(tx, owner, now, lease_until)?)
}

/// Holds a claimed job longer; `false` when it is no longer ours.
pub fn extend(tx: &mut Tx, job: &Claimed, lease_until: Moment) -> Outcome<bool> {
    Ok(store::extend(tx, job, lease_until)? == 1)
}

/// Notes in a claimed job how far its work has come, so that the next attempt goes on from there, and holds
/// it longer; `false` when it is no longer ours.
pub fn note(tx: &mut Tx, job: &Claimed, body: &Value, lease_until: Moment) -> Outcome<bool> {
    Ok(store::note(tx, job, &canonical::text(body), lease_until)? == 1)
}

/// Marks a claimed job as done; `false` when it is no longer ours (the lease ran out).
pub fn complete(tx: &mut Tx, job: &Claimed, now: Moment) -> Outcome<bool> {
    Ok(store::complete(tx, job, now)? == 1)
}

/// Says that an attempt failed: the job waits for its next attempt, or is dead after `most` of them.
pub fn fail(tx: &mut Tx, job: &Claimed, error: &str, most: i64, now: Moment) -> Outcome<State> {
    let error: String = error.chars().take(ERROR_LENGTH).collect();
    if job.attempts >= most {
        store::kill(tx, job, &error, now)?;
        return Ok(State::Dead);
    }
    let replaced = match &job.key {
        Some(key) => store::is_waiting(tx, &job.kind, key)?,
        None => false,
    };
    if replaced {
        // The same work was asked for again meanwhile and waits with a fresh count.
        store::complete(tx, job, now)?;
        return Ok(State::Done);
    }
    store::put_back(tx, job, &error, now.plus_seconds(pause(job.attempts)))?;
    Ok(State::Waiting)
}

/// Seconds to wait after an attempt.
pub(crate) fn pause(attempts: i64) -> i64 {
    let doubled = u32::try_from(attempts - 1).ok().and_then(|n| FIRST_PAUSE.checked_shl(n.min(32)));
    doubled.unwrap_or(LONGEST_PAUSE).clamp(FIRST_PAUSE, LONGEST_PAUSE)
}

/// Jobs in a state, newest first, before the one numbered `before`; for the operator's page.
pub fn list(tx: &mut Tx, state: State, before: Option<i64>, limit: i64) -> Outcome<Vec<Listed>> {
    Ok(store::list(tx, state.word(), before.unwrap_or(i64::MAX), limit)?)
}

/// How many jobs are in a state.
pub fn count(tx: &mut Tx, state: State) -> Outcome<i64> {
    Ok(store::count(tx, state.word())?)
}

/// Gives a dead job a new run of attempts; `false` if it is not dead.
pub fn revive(tx: &mut Tx, id: i64, now: Moment) -> Outcome<bool> {
    let Some((kind, key)) = store::dead(tx, id)? else { return Ok(false) };
    if let Some(key) = key
        && store::is_waiting(tx, &kind, &key)?
    {
        store::bury(tx, id, now)?;
        return Ok(true);
    }
    store::revive(tx, id, now)?;
    Ok(true)
}

/// Forgets jobs done before a moment; gives how many.
pub fn purge(tx: &mut Tx, done_before: Moment) -> Outcome<u64> {
    Ok(store::purge(tx, done_before)?)
}
