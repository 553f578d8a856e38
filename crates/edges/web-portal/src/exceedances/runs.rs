//! Windows in a row that were over the same limit (*đợt vượt liên tiếp*): a night over a limit by the hour is one thing
//! to a reader, though each hour has its own evidence.

use monitoring::exceedance::State;
use monitoring::published::Published;

/// Windows that follow one another, the newest first; at least one.
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
            same(oldest) == same(row) && oldest.exceedance.starts_at == row.exceedance.ends_at
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

    /// The window that was furthest over the limit; the newest of several.
    pub fn worst(&self) -> &'a Published {
        let ratio = |row: &Published| row.exceedance.ratio.unwrap_or_default();
        self.rows
            .iter()
            .copied()
            .reduce(|worst, row| if ratio(row) > ratio(worst) { row } else { worst })
            .unwrap_or(self.newest())
    }
}
