//! The threads that write: one group of closures after the other.

use std::sync::Arc;

use super::group::Group;
use super::queue::{Haste, Queue};
use super::role::Role;
use crate::location::{Location, Options};
use crate::sqlite::checkpoint::Bell;
use crate::tx::Tx;

/// Takes closures until the queue is closed and empty.
pub(crate) fn work(queue: &Arc<Queue>, location: &Location, role: Role, options: &Options, bell: Option<&Bell>) {
    let mut connection: Option<Tx> = None;
    while let Some((haste, tickets)) = queue.take(options.group) {
        let mut group = Group::new(tickets, haste == Haste::Patient);
        // A group that overruns its time commits what it has; the rest shares the next commit.
        while !group.is_done() {
            group.transact(&mut connection, location, role, options);
            if let Some(bell) = bell {
                bell.committed();
            }
        }
    }
}
