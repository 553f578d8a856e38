//! The threads that write: one group of closures after the other.

use std::sync::Arc;
use std::time::Duration;

use super::commits::Counter;
use super::group::Group;
use super::queue::{Haste, Queue};
use super::role::Role;
use crate::location::{Location, Options};
use crate::sql::Engine;
use crate::sqlite::checkpoint::Bell;
use crate::tx::Tx;

/// On SQLite nobody queues for the lock of the file: who asks at the right moment has it. After
/// bulk work we leave it alone for long enough that another process can ask.
const GAP: Duration = Duration::from_millis(3);

/// What a writer tells others after each commit.
pub(crate) struct Told {
    pub(crate) bell: Option<Bell>,
    pub(crate) commits: Counter,
}

/// Takes closures until the queue is closed and empty.
pub(crate) fn work(queue: &Arc<Queue>, location: &Location, role: Role, options: &Options, told: &Told) {
    let mut connection: Option<Tx> = None;
    while let Some((haste, tickets)) = queue.take(options.group) {
        let mut group = Group::new(tickets, haste == Haste::Patient);
        // A group that overruns its time commits what it has; the rest shares the next commit.
        while !group.is_done() {
            if group.transact(&mut connection, location, role, options, &told.commits)
                && let Some(bell) = &told.bell
            {
                bell.committed();
            }
        }
        if haste == Haste::Patient && location.engine() == Engine::Sqlite {
            std::thread::sleep(GAP);
        }
    }
}
