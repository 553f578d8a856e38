//! The hub: who publishes tells it what moved, and it tells all who listen.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast;

use crate::live::ALL;

/// Moves kept for pages that come back.
const KEPT: usize = 1024;

/// Moves that a slow page may lag behind before it is let go; it comes back and catches up.
const PATIENCE: usize = 64;

/// What moved at one number of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// The journal's number.
    pub seq: i64,
    /// The topics that moved.
    pub topics: Vec<String>,
}

/// The hub (*kênh trực tiếp*); clones share it.
#[derive(Clone)]
pub struct Live(Arc<Hub>);

struct Hub {
    past: Mutex<Past>,
    news: broadcast::Sender<Arc<Moves>>,
    listeners: AtomicUsize,
    most: usize,
}

struct Past {
    kept: VecDeque<Arc<Moves>>,
    /// The newest number published.
    head: i64,
    /// The newest number that is no longer kept.
    forgotten: i64,
}

impl Live {
    /// A hub that knows the journal up to `head`, for at most `most` open pages.
    pub fn new(head: i64, most: usize) -> Live {
        let past = Past { kept: VecDeque::new(), head, forgotten: head };
        let (news, _) = broadcast::channel(PATIENCE);
        Live(Arc::new(Hub { past: Mutex::new(past), news, listeners: AtomicUsize::new(0), most }))
    }

    /// The newest number published.
    pub fn head(&self) -> i64 {
        self.past(|past| past.head)
    }

    /// Tells all who listen what moved at `seq`. Numbers grow; one that does not is dropped, for
    /// it was published before.
    pub fn publish(&self, seq: i64, topics: Vec<String>) {
        self.past(|past| {
            if seq <= past.head {
                return;
            }
            let moves = Arc::new(Moves { seq, topics });
            past.head = seq;
            past.kept.push_back(moves.clone());
            if past.kept.len() > KEPT
                && let Some(oldest) = past.kept.pop_front()
            {
                past.forgotten = oldest.seq;
            }
            // Sent while the past is held, so that who begins to listen neither misses nor hears twice.
            // Nobody listening is no error.
            let _ = self.0.news.send(moves);
        });
    }

    /// All that moved after a number, as one; `*` where that is further back than is kept. Who
    /// names no number starts now.
    pub fn since(&self, after: Option<i64>) -> Moves {
        self.past(|past| past.since(after))
    }

    /// Begins to listen; none if so many listen already that one more is too many.
    pub fn listen(&self, after: Option<i64>) -> Option<Listener> {
        let place = Place::take(&self.0)?;
        Some(self.past(|past| Listener {
            missed: Some(past.since(after)),
            news: self.0.news.subscribe(),
            _place: place,
        }))
    }

    /// How many listen now.
    pub fn listeners(&self) -> usize {
        self.0.listeners.load(Ordering::SeqCst)
    }

    fn past<T>(&self, f: impl FnOnce(&mut Past) -> T) -> T {
        f(&mut self.0.past.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Past {
    fn since(&self, after: Option<i64>) -> Moves {
        let Some(after) = after else { return Moves { seq: self.head, topics: Vec::new() } };
        // A number from the future is of another database, restored since: nothing on that page holds.
        let topics = if after < self.forgotten || after > self.head {
            vec![ALL.to_owned()]
        } else {
            let mut topics: Vec<String> =
                self.kept.iter().filter(|m| m.seq > after).flat_map(|m| m.topics.iter().cloned()).collect();
            topics.sort_unstable();
            topics.dedup();
            topics
        };
        Moves { seq: self.head, topics }
    }
}

/// One open page.
pub struct Listener {
    missed: Option<Moves>,
    news: broadcast::Receiver<Arc<Moves>>,
    _place: Place,
}

impl Listener {
    /// The next moves: first what was missed, then what comes. None when the page fell too far
    /// behind, or the program stops: then the line is closed, and the page comes back.
    pub async fn next(&mut self) -> Option<Moves> {
        match self.missed.take() {
            Some(moves) => Some(moves),
            None => self.news.recv().await.ok().map(|moves| Moves::clone(&moves)),
        }
    }
}

/// A place among those who listen, given back when the page closes.
struct Place(Arc<Hub>);

impl Place {
    fn take(hub: &Arc<Hub>) -> Option<Place> {
        let taken = hub.listeners.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| (n < hub.most).then_some(n + 1));
        taken.ok().map(|_| Place(hub.clone()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.listeners.fetch_sub(1, Ordering::SeqCst);
    }
}
