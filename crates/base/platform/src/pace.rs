//! How many rows a chunk of the bulk lane may have so that it holds the lane for a short while only.

use std::time::{Duration, Instant};

/// What a chunk should take: a fifth of the lane's bound, because the next one may be slower, and whoever waits
/// for it may have waited for another before.
const AIM: Duration = Duration::from_millis(10);
const MOST: usize = 2000;

/// Learns from each chunk how long rows take.
pub(crate) struct Pace {
    rows: usize,
}

impl Pace {
    /// Begins carefully.
    pub(crate) fn new() -> Pace {
        Pace { rows: 20 }
    }

    /// How many rows the next chunk has.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// Runs a chunk and measures it.
    pub(crate) fn measure<T>(&mut self, chunk: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = chunk();
        let took = begun.elapsed().max(Duration::from_micros(100));
        let fitting = self.rows as f64 * AIM.as_secs_f64() / took.as_secs_f64();
        // At most doubled: the first rows may have been cheap ones.
        self.rows = (fitting as usize).clamp(1, MOST).min(self.rows * 2);
        result
    }
}
