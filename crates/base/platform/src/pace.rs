//! How many rows a chunk of the bulk lane may have so that it holds the lane for a short while only.

use std::time::{Duration, Instant};

/// What a chunk should take: a fifth of the lane's bound, because the next one may be slower, and whoever waits
/// for it may have waited for another before.
const AIM: Duration = Duration::from_millis(10);
const MOST: usize = 2000;

/// Learns from each chunk how long rows take.
pub struct Pace {
    rows: usize,
}

impl Pace {
    /// Begins carefully.
    pub fn new() -> Pace {
        Pace { rows: 20 }
    }

    /// How many rows the next chunk has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Runs a chunk of all rows that it may have, and measures it.
    pub(crate) fn measure<T>(&mut self, chunk: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = chunk();
        self.learn(self.rows, begun.elapsed());
        result
    }

    /// A chunk had so many rows and took so long.
    pub fn learn(&mut self, rows: usize, took: Duration) {
        let took = took.max(Duration::from_micros(100));
        let fitting = (rows as f64 * AIM.as_secs_f64() / took.as_secs_f64()) as usize;
        // At most doubled, for the first rows may have been cheap ones; a few rows say nothing of many.
        let most = if rows < self.rows { self.rows } else { self.rows * 2 };
        self.rows = fitting.clamp(1, MOST).min(most);
    }
}

impl Default for Pace {
    fn default() -> Pace {
        Pace::new()
    }
}
