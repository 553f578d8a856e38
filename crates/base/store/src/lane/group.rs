//! Group commit: closures that waited together share one transaction and one flush of the disk.
//!
//! Each runs in a savepoint, so that a refusal, an error or a panic undoes that one alone. Outcomes
//! are handed over only after the commit; if it fails, all of them fail, refusals too, because a
//! refusal may rest on what a neighbour did.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use kernel::Problem;

use super::commits::Counter;
use super::job::Verdict;
use super::queue::Ticket;
use super::reader::begun;
use super::role::{Role, Start};
use crate::error::Error;
use crate::location::{Location, Options};
use crate::tx::Tx;

/// Closures that share a transaction.
pub(crate) struct Group {
    waiting: VecDeque<Ticket>,
    patient: bool,
}

impl Group {
    pub(crate) fn new(waiting: VecDeque<Ticket>, patient: bool) -> Group {
        Group { waiting, patient }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Runs closures in one transaction until all have run or the time is over, and commits. Says
    /// whether it did.
    pub(crate) fn transact(
        &mut self,
        connection: &mut Option<Tx>,
        location: &Location,
        role: Role,
        options: &Options,
        commits: &Counter,
    ) -> bool {
        let limit = if self.patient { options.patient_deadline } else { options.deadline };
        let stations: Vec<i64> = self.waiting.iter().filter_map(|t| t.station).collect();
        let start = Start { limit, stations: &stations, derives: stations.is_empty() };
        let tx = match begun(connection, location, role, options, &start) {
            Ok(tx) => tx,
            Err(why) => {
                fail_all(std::mem::take(&mut self.waiting), &why);
                return false;
            }
        };
        let mut ran = Vec::new();
        let ended = self.run(tx, &mut ran, options.group_time).and_then(|end| tx.control(end));
        let committed = ended.is_ok();
        match ended {
            Ok(()) => {
                // Counted before anybody hears of it: who does must not be shown what was before.
                commits.count();
                for ticket in ran {
                    ticket.job.release();
                }
            }
            Err(why) => {
                tracing::warn!(closures = ran.len(), %why, "store.group_undone");
                if why.is_fatal() || tx.lost_connection() || (!tx.lost() && tx.control("rollback").is_err()) {
                    *connection = None;
                }
                fail_all(ran, &why);
            }
        }
        committed
    }

    /// Runs the closures and says how the transaction is to end. On an error it is lost as a whole.
    fn run(&mut self, tx: &mut Tx, ran: &mut Vec<Ticket>, time: Duration) -> Result<&'static str, Error> {
        let alone = self.waiting.len() == 1;
        let begun = Instant::now();
        while let Some(mut ticket) = self.waiting.pop_front() {
            if !alone && let Err(why) = tx.control("savepoint closure") {
                ran.push(ticket);
                return Err(why);
            }
            let verdict = ticket.job.run(tx);
            if let Err(why) = settle(tx, verdict, alone) {
                // Whose statement took the transaction away knows more than its neighbours.
                if verdict == Verdict::Broken {
                    ticket.job.release();
                } else {
                    ran.push(ticket);
                }
                return Err(why);
            }
            ran.push(ticket);
            if alone && verdict != Verdict::Keep {
                return Ok("rollback");
            }
            if begun.elapsed() > time {
                break;
            }
        }
        Ok("commit")
    }
}

/// Keeps or undoes what one closure of several did.
fn settle(tx: &mut Tx, verdict: Verdict, alone: bool) -> Result<(), Error> {
    if tx.lost() {
        return Err(tx.cause.take().unwrap_or_else(|| Error::Unavailable("the transaction was lost".to_owned())));
    }
    match (alone, verdict) {
        (true, _) => Ok(()),
        (false, Verdict::Keep) => tx.control("release savepoint closure"),
        (false, _) => {
            tx.control("rollback to savepoint closure")?;
            tx.control("release savepoint closure")
        }
    }
}

fn fail_all(tickets: impl IntoIterator<Item = Ticket>, why: &Error) {
    for ticket in tickets {
        ticket.job.fail(problem(why));
    }
}

/// Each closure gets a problem of its own, of the same kind.
fn problem(why: &Error) -> Problem {
    match why {
        Error::Full(text) => Problem::storage_full(text.clone()),
        Error::Unavailable(text) => Problem::unavailable(text.clone()),
        // The neighbours of a statement that took too long did nothing wrong and may try again.
        Error::Busy(_) | Error::Deadline => Problem::busy(why.to_string()),
        other => Problem::new(other.to_string()),
    }
}
