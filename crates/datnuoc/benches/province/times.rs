//! Durations, summed up.

use std::time::{Duration, Instant};

/// How long each of many things took.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does something and notes how long it took.
    pub fn note<T>(&mut self, what: impl FnOnce() -> T) -> T {
        let since = Instant::now();
        let answer = what();
        self.0.push(since.elapsed());
        answer
    }

    /// Those of several clients together.
    pub fn of(all: impl IntoIterator<Item = Times>) -> Times {
        Times(all.into_iter().flat_map(|times| times.0).collect())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// In milliseconds, what this share of them did not exceed.
    pub fn within(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len()) - 1;
        sorted[at].as_secs_f64() * 1000.0
    }
}
