//! One act (*hành vi*): who, when, under which command. What nearly every use case needs besides
//! its own input, and what the journal wants to know in the end.

use ::store::Tx;
use kernel::{CommandId, Day, Moment, Outcome, Refusal};
use platform::journal::{self, Entry};

use crate::authority::Authority;
use crate::right::Right;

/// Who acts, when, and the command that asked for it.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// Who.
    pub by: &'a Authority,
    /// When.
    pub now: Moment,
    /// The command of the form or request, if there was one.
    pub command: Option<&'a CommandId>,
}

impl<'a> Act<'a> {
    /// An act without a command: console, jobs, tests.
    pub fn new(by: &'a Authority, now: Moment) -> Act<'a> {
        Act { by, now, command: None }
    }

    /// The local day it happens on.
    pub fn today(&self) -> Day {
        self.now.day()
    }

    /// Refuses whoever may not.
    pub fn require(&self, right: Right) -> Result<(), Refusal> {
        self.by.require(right)
    }

    /// Writes the entry, last in the transaction.
    pub fn journal(&self, tx: &mut Tx, entry: Entry) -> Outcome<i64> {
        journal::write(tx, self.by.actor(), self.by.on_behalf_of(), self.now, self.command, entry)
    }

    /// Writes the entries of an act that changes many things, last in the transaction.
    pub fn journal_all(&self, tx: &mut Tx, entries: &[Entry]) -> Outcome<()> {
        journal::write_all(tx, self.by.actor(), self.by.on_behalf_of(), self.now, self.command, entries)
    }
}
