//! How many observations a question is about. Averages without a condition are counted by the
//! database; readings stand in packed frames and are counted by opening them, up to a bound: beyond
//! it the question is refused rather than answered late or roughly.

use kernel::{Moment, Outcome, Refusal};
use monitoring::sensorthings::window::{self, Span};
use query::{Bounds, Expr, Plan, bounds_of, test};
use store::Tx;

use super::walk::Walk;
use super::{Source, Windows};
use crate::sta::limits::ROWS_AT_ONCE;

/// A count going on.
#[derive(Debug)]
pub struct Count {
    walk: Walk,
    filter: Option<Expr>,
    total: u64,
    allowed: usize,
}

impl Count {
    /// Begins to count; `allowed` rows may be read for it.
    pub fn begin(
        tx: &mut Tx,
        source: &Source,
        edges: Option<(Moment, Moment)>,
        plan: &Plan,
        allowed: usize,
    ) -> Outcome<Count> {
        let filter = plan.filter.as_ref().map(|f| f.expr().clone());
        let bounds = filter.as_ref().map_or(Bounds::NONE, |f| bounds_of(f, "phenomenonTime"));
        let mut total = 0;
        let left = if filter.is_none() {
            let ever = Span { after: Moment(i64::MIN), until: Moment(i64::MAX) };
            for (_, ids) in &source.averages {
                total += window::count_averages(tx, ids, ever)?;
            }
            source.raw_only()
        } else {
            source.clone()
        };
        let walk = Walk::new(left, edges, bounds, ROWS_AT_ONCE, true);
        let count = Count { walk, filter, total, allowed };
        // A question that is far too large is told so before it has cost anything.
        if count.walk.expected_rows() > 4.0 * allowed as f64 { Err(count.too_long().into()) } else { Ok(count) }
    }

    /// Whether all is counted.
    pub fn is_done(&self) -> bool {
        self.walk.is_over()
    }

    /// Counts the next window.
    pub fn step(&mut self, windows: &mut Windows<'_>) -> Outcome<()> {
        if self.walk.rows() >= self.allowed {
            return Err(self.too_long().into());
        }
        let found = self.walk.step(windows)?;
        let source = self.walk.source();
        self.total += match &self.filter {
            None => found.len() as u64,
            Some(filter) => {
                found.iter().filter(|one| test(filter, &|path| source.field(one, path)) == Some(true)).count() as u64
            }
        };
        Ok(())
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.total
    }

    fn too_long(&self) -> Refusal {
        Refusal::new("refused-api-count-too-long").at("$count").with("most", self.allowed)
    }
}
