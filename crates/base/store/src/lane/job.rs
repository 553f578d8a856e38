//! One closure on its way through a lane, and the reply that somebody waits for.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use kernel::{Failure, Outcome, Problem};
use tokio::sync::oneshot;

use crate::error::Error;
use crate::tx::Tx;

/// A closure whose outcome type the lane need not know.
pub(crate) trait Job: Send {
    /// Runs the closure once and says what becomes of its changes.
    fn run(&mut self, tx: &mut Tx) -> Verdict;
    /// Whether nobody waits for the outcome any more.
    fn abandoned(&self) -> bool;
    /// Hands over what the closure returned: its transaction has ended as it should.
    fn release(self: Box<Self>);
    /// Hands over a problem instead: what the closure did, or saw, has not happened.
    fn fail(self: Box<Self>, problem: Problem);
}

/// What becomes of a closure's changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They stay.
    Keep,
    /// They are undone: the closure refused.
    Refused,
    /// They are undone: something broke.
    Broken,
}

/// Where the outcome goes.
pub(crate) enum Reply<T> {
    Awaited(oneshot::Sender<Outcome<T>>),
    Blocking(mpsc::SyncSender<Outcome<T>>),
}

impl<T> Reply<T> {
    fn send(self, outcome: Outcome<T>) {
        // Whoever asked may have gone away; then nobody needs the outcome.
        match self {
            Reply::Awaited(to) => drop(to.send(outcome)),
            Reply::Blocking(to) => drop(to.send(outcome)),
        }
    }
}

/// A closure with its reply.
pub(crate) struct Work<T, F> {
    todo: Option<F>,
    outcome: Option<Outcome<T>>,
    reply: Reply<T>,
}

impl<T, F> Work<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx) -> Outcome<T> + Send,
{
    pub(crate) fn new(todo: F, reply: Reply<T>) -> Work<T, F> {
        Work { todo: Some(todo), outcome: None, reply }
    }
}

impl<T, F> Job for Work<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx) -> Outcome<T> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> Verdict {
        let Some(todo) = self.todo.take() else { return Verdict::Broken };
        tx.fresh();
        let outcome = catch_unwind(AssertUnwindSafe(|| todo(tx))).unwrap_or_else(|payload| {
            Err(Failure::Broken(Problem::new(format!("a use case panicked: {}", said(&*payload)))))
        });
        let outcome = match outcome {
            Ok(_) if tx.failed => Err(Error::wrong("a failed statement was passed over").into()),
            other => other,
        };
        let verdict = match &outcome {
            Ok(_) => Verdict::Keep,
            Err(Failure::Refused(_)) => Verdict::Refused,
            Err(Failure::Broken(_)) => Verdict::Broken,
        };
        self.outcome = Some(outcome);
        verdict
    }

    fn abandoned(&self) -> bool {
        match &self.reply {
            Reply::Awaited(to) => to.is_closed(),
            Reply::Blocking(_) => false,
        }
    }

    fn release(self: Box<Self>) {
        let outcome = self.outcome.unwrap_or_else(|| Err(Problem::unavailable("it was never run").into()));
        self.reply.send(outcome);
    }

    fn fail(self: Box<Self>, problem: Problem) {
        self.reply.send(Err(problem.into()));
    }
}

fn said(payload: &(dyn std::any::Any + Send)) -> &str {
    payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("(no message)")
}
