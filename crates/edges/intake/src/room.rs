//! How much of what comes in is held in memory at one time: small files always, larger ones so many at once.

use std::sync::LazyLock;

use tokio::sync::{Semaphore, SemaphorePermit};

/// The largest file taken. Sixty days of fifteen values every five minutes, re-sent in one file, fit.
pub const LARGEST: usize = monitoring::receipt::LARGEST;
/// What is kept of a file that is larger.
pub const BEGINNING: usize = 64 * 1024;
/// Up to here a file is small: a thousand of them at once fit the smallest machine.
const SMALL: usize = 64 * 1024;
/// Up to here it is large.
const LARGE: usize = 1024 * 1024;
/// Files beyond small held at one time; others wait.
const LARGE_AT_ONCE: usize = 24;
/// Of these, beyond large. Whoever has such a place waits for no other, so all get on.
const HUGE_AT_ONCE: usize = 2;

static LARGE_ROOM: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(LARGE_AT_ONCE));
static HUGE_ROOM: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(HUGE_AT_ONCE));

/// Leave to hold a file of some size, until it is received.
#[derive(Debug, Default)]
pub struct Room {
    large: Option<SemaphorePermit<'static>>,
    huge: Option<SemaphorePermit<'static>>,
}

impl Room {
    /// Waits until so many bytes may be held.
    pub async fn grow(&mut self, bytes: usize) {
        // The semaphores are never closed.
        if bytes > SMALL && self.large.is_none() {
            self.large = LARGE_ROOM.acquire().await.ok();
        }
        if bytes > LARGE && self.huge.is_none() {
            self.huge = HUGE_ROOM.acquire().await.ok();
        }
    }

    /// Whether it is more than a small file needs.
    pub fn is_large(&self) -> bool {
        self.large.is_some()
    }
}
