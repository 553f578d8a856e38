//! Telling those who wait for news that something was committed.

use tokio::sync::watch;

/// Counts the commits of all writing lanes of this process.
#[derive(Clone)]
pub(crate) struct Counter(watch::Sender<u64>);

impl Counter {
    pub(crate) fn new() -> Counter {
        Counter(watch::Sender::new(0))
    }

    pub(crate) fn count(&self) {
        self.0.send_modify(|n| *n += 1);
    }

    /// How many there were so far.
    pub(crate) fn counted(&self) -> u64 {
        *self.0.borrow()
    }

    pub(crate) fn listen(&self) -> Commits {
        Commits(self.0.subscribe())
    }
}

/// News of commits in this process. It only wakes: what is new is read from the journal, and what
/// other processes commit is found by looking from time to time.
#[derive(Clone)]
pub struct Commits(watch::Receiver<u64>);

impl Commits {
    /// Waits for a commit since the last call; several count as one. `false` when the database is
    /// closed and there will be none.
    pub async fn next(&mut self) -> bool {
        self.0.changed().await.is_ok()
    }
}
