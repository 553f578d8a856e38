//! Windows in a row that were over the same limit (*đợt vượt liên tiếp*): a night over a limit by the hour is one thing
//! to a reader, though each hour has its own evidence.

use definitions::kinds::Bound;
use monitoring::exceedance::State;
use monitoring::published::Published;

/// Windows that follow one another or, of eight hours, hold some of the same hours, the newest first; at least one.
pub struct Run<'a> {
    rows: Vec<&'a Published>,
}

/// What windows of a run have in common.
type Same<'a> = (i64, &'a str, Option<f64>, Option<f64>, State);

/// The runs of a page, the newest first. A run that goes on over pages is cut between them.
pub fn of(rows: &[Published]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for row in rows {
        let goes_on = runs.iter_mut().rev().find(|run| {
            let oldest = run.oldest();
            same(oldest) == same(row) && oldest.exceedance.starts_at <= row.exceedance.ends_at
        });
        match goes_on {
            Some(run) => run.rows.push(row),
            None => runs.push(Run { rows: vec![row] }),
        }
    }
    runs
}

fn same(row: &Published) -> Same<'_> {
    let (exceedance, evidence) = (&row.exceedance, &row.evidence);
    (exceedance.datastream_id, &evidence.law.code, evidence.low, evidence.high, exceedance.state)
}

impl<'a> Run<'a> {
    /// Its windows, the newest first.
    pub fn rows(&self) -> &[&'a Published] {
        &self.rows
    }

    /// Its last window.
    pub fn newest(&self) -> &'a Published {
        self.rows[0]
    }

    /// Its first window.
    pub fn oldest(&self) -> &'a Published {
        self.rows[self.rows.len() - 1]
    }

    /// The window that was furthest beyond the limit; the newest of several.
    pub fn worst(&self) -> &'a Published {
        let far = |row: &Published| beyond(row.evidence.bound(), row.evidence.value);
        self.rows
            .iter()
            .copied()
            .reduce(|worst, row| if far(row) > far(worst) { row } else { worst })
            .unwrap_or(self.newest())
    }
}

/// How far a value is beyond its bound, in its unit. The windows of a run have one bound, so this ranks them as their
/// ratio would, and also where there is none: outside of a range, over a limit of 0, of what may not be found at all.
fn beyond(bound: Bound, value: f64) -> f64 {
    match bound {
        Bound::Max(max) => value - max,
        Bound::Min(min) => min - value,
        Bound::Range { low, high } => (value - high).max(low - value),
        Bound::NotDetectable => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_is_the_furthest_beyond_its_bound() {
        let range = Bound::Range { low: 6.0, high: 9.0 };
        for (bound, better, worse) in [
            (Bound::Max(350.0), 360.0, 420.0),
            (Bound::Max(0.0), 0.1, 0.3),
            (Bound::Min(4.0), 3.5, 1.0),
            (Bound::Min(4.0), 1.0, 0.0),
            (range, 9.2, 9.8),
            (range, 9.8, 4.5),
            (range, 5.9, 9.2),
            (Bound::NotDetectable, 3.0, 40.0),
        ] {
            assert!(beyond(bound, worse) > beyond(bound, better), "{bound:?}: {worse} is worse than {better}");
        }
    }
}
