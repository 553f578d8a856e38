//! One step of a worker: start what the timers ask for, then run what is due.
//!
//! No threads and no runtime here: the executable calls [`run_due`] from its loop, a test once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use ::store::{Db, Tx};
use kernel::{Clock, Failure, Moment, Outcome};

use super::timer::{self, Timer};
use super::{Claimed, State, claim, complete, fail, store};

/// Work within a transaction.
pub type Inside = dyn Fn(&mut Tx, &Claimed, Moment) -> Outcome<()> + Send + Sync;
/// Work that opens its own transactions.
pub type Outside = dyn Fn(&Db, &Claimed, Moment) -> Outcome<()> + Send + Sync;

/// How a kind of work is done.
#[derive(Clone)]
pub enum Work {
    /// In one transaction of the bulk lane, together with its completion: it takes effect exactly
    /// once. For what only changes the database, within the lane's 50 ms.
    Inside(Arc<Inside>),
    /// In as many transactions as it likes, or outside of the database. It may be begun again after
    /// a crash, so it must bear being done twice.
    Outside(Arc<Outside>),
}

/// A kind of work.
#[derive(Clone)]
pub struct Kind {
    /// Its name in the queue.
    pub name: &'static str,
    /// Attempts before it is given up.
    pub attempts: i64,
    /// Seconds that a worker may take; then another takes the job.
    pub lease_seconds: i64,
    /// How it is done.
    pub work: Work,
}

impl Kind {
    /// Work inside one transaction; ten attempts, five minutes.
    pub fn inside(
        name: &'static str,
        work: impl Fn(&mut Tx, &Claimed, Moment) -> Outcome<()> + Send + Sync + 'static,
    ) -> Kind {
        Kind { name, attempts: 10, lease_seconds: 300, work: Work::Inside(Arc::new(work)) }
    }

    /// Work that may be done twice; ten attempts, five minutes.
    pub fn outside(
        name: &'static str,
        work: impl Fn(&Db, &Claimed, Moment) -> Outcome<()> + Send + Sync + 'static,
    ) -> Kind {
        Kind { name, attempts: 10, lease_seconds: 300, work: Work::Outside(Arc::new(work)) }
    }

    /// With another number of attempts.
    pub fn attempts(mut self, attempts: i64) -> Kind {
        self.attempts = attempts;
        self
    }

    /// With another time to finish in.
    pub fn lease_seconds(mut self, seconds: i64) -> Kind {
        self.lease_seconds = seconds;
        self
    }
}

/// The kinds of work and the timers that a program knows.
#[derive(Clone, Default)]
pub struct Registry {
    kinds: Vec<Kind>,
    timers: Vec<Timer>,
}

/// Seconds that a job of an unknown kind is held; a newer node of the program may know it.
const UNKNOWN_LEASE: i64 = 60;
/// Attempts of a job of an unknown kind.
const UNKNOWN_ATTEMPTS: i64 = 20;

impl Registry {
    /// Adds a kind of work.
    pub fn kind(mut self, kind: Kind) -> Registry {
        self.kinds.push(kind);
        self
    }

    /// Adds a timer.
    pub fn timer(mut self, timer: Timer) -> Registry {
        self.timers.push(timer);
        self
    }

    fn find(&self, name: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.name == name)
    }

    fn attempts(&self, name: &str) -> i64 {
        self.find(name).map_or(UNKNOWN_ATTEMPTS, |k| k.attempts)
    }
}

/// Runs at most `most` jobs that are due, one after another; gives how many were run. `owner` names
/// the worker, differently on each node.
pub fn run_due(db: &Db, clock: &Clock, registry: &Registry, owner: &str, most: usize) -> Outcome<usize> {
    let mut done = 0;
    while done < most && run_one(db, clock, registry, owner)? {
        done += 1;
    }
    Ok(done)
}

fn run_one(db: &Db, clock: &Clock, registry: &Registry, owner: &str) -> Outcome<bool> {
    let now = clock.now();
    let timers = registry.timers.clone();
    // Looked at in a read first, so that an idle program writes nothing.
    if !db.read_now(move |tx| Ok(timer::is_due(tx, &timers, now)? || store::is_due(tx, now)?))? {
        return Ok(false);
    }
    let (known, name) = (registry.clone(), owner.to_owned());
    let Some(job) = db.write_bulk_now(move |tx| take(tx, &known, &name, now))? else { return Ok(false) };

    let result = match registry.find(&job.kind) {
        None => Err(format!("this node knows no job `{}`", job.kind)),
        Some(kind) => attempt(db, kind, &job, now),
    };
    if let Err(error) = result {
        let most = registry.attempts(&job.kind);
        tracing::warn!(job.id, job.kind, job.attempts, error, "a job failed");
        let after = clock.now();
        let kind = job.kind.clone();
        let state = db.write_bulk_now(move |tx| fail(tx, &job, &error, most, after))?;
        if state == State::Dead {
            tracing::error!(job.kind = kind, "a job was given up");
        }
    }
    Ok(true)
}

/// Turns timers, takes expired leases back, and claims one job.
fn take(tx: &mut Tx, registry: &Registry, owner: &str, now: Moment) -> Outcome<Option<Claimed>> {
    timer::turn_all(tx, &registry.timers, now)?;
    for lost in store::expired(tx, now)? {
        fail(tx, &lost, "the worker was gone before it was done", registry.attempts(&lost.kind), now)?;
    }
    let Some(job) = claim(tx, owner, now, now.plus_seconds(UNKNOWN_LEASE))? else { return Ok(None) };
    if let Some(kind) = registry.find(&job.kind) {
        super::extend(tx, &job, now.plus_seconds(kind.lease_seconds))?;
    }
    Ok(Some(job))
}

fn attempt(db: &Db, kind: &Kind, job: &Claimed, now: Moment) -> Result<(), String> {
    let held = job.clone();
    let outcome = match &kind.work {
        Work::Inside(work) => {
            let work = Arc::clone(work);
            db.write_bulk_now(move |tx| {
                work(tx, &held, now)?;
                if !complete(tx, &held, now)? {
                    return Err(lost());
                }
                Ok(())
            })
        }
        Work::Outside(work) => catch_unwind(AssertUnwindSafe(|| work(db, job, now)))
            .unwrap_or_else(|_| Err(kernel::Problem::new("the job panicked").into()))
            .and_then(|()| db.write_bulk_now(move |tx| complete(tx, &held, now)).map(|_| ())),
    };
    outcome.map_err(|failure| match failure {
        // Arguments of refusals may be what a person typed; the code is enough here.
        Failure::Refused(list) => list.iter().map(|r| r.code.as_ref()).collect::<Vec<_>>().join(", "),
        Failure::Broken(problem) => problem.to_string(),
    })
}

fn lost() -> Failure {
    kernel::Problem::new("the lease ran out before the work was done").into()
}
