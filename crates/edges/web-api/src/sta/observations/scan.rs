//! A page of observations: sifted by the filter, in order, from where the page before ended.
//!
//! In the order of time the walk stops as soon as the page is full. In any other order all of the
//! time that the filter allows is walked through, and only the first of the order are kept.

use std::cmp::Ordering;

use kernel::{Moment, Outcome, Refusal};
use query::{Bounds, Expr, Order, PageMark, Plan, Scalar, bounds_of, test};

use super::walk::Walk;
use super::{Found, Source, Windows};
use crate::sta::limits;

/// The order of time, then id.
#[derive(Debug, Clone, Copy)]
struct Plain {
    descending: bool,
}

impl Plain {
    fn of(order: &Order) -> Option<Plain> {
        match order.keys() {
            [time, id]
                if time.path.as_str() == "phenomenonTime"
                    && id.path.as_str() == "id"
                    && time.descending == id.descending =>
            {
                Some(Plain { descending: time.descending })
            }
            _ => None,
        }
    }

    fn compare(self, a: &Found, b: &Found) -> Ordering {
        let order = (a.time.start, a.time.end, a.id).cmp(&(b.time.start, b.time.end, b.id));
        if self.descending { order.reverse() } else { order }
    }
}

/// A page being read.
#[derive(Debug)]
pub struct Scan {
    walk: Walk,
    filter: Option<Expr>,
    order: Order,
    mark: Option<PageMark>,
    skip: u64,
    size: usize,
    allowed: usize,
    by_time: bool,
    /// Whether time and id are the whole order: then they are compared as they stand, and what others are
    /// ordered by need not be looked up for each.
    plain: Option<Plain>,
    found: Vec<(Vec<Scalar>, Found)>,
    next: Option<PageMark>,
    done: bool,
}

impl Scan {
    /// A page of so many observations, for which `allowed` rows may be read.
    pub fn new(
        source: Source,
        edges: Option<(Moment, Moment)>,
        plan: &Plan,
        size: usize,
        allowed: usize,
    ) -> Result<Scan, Refusal> {
        let first = plan.order.keys().first();
        let by_time = first.is_some_and(|k| k.path.as_str() == "phenomenonTime");
        if !by_time && plan.skip > limits::SKIP_UNORDERED {
            return Err(Refusal::new("refused-api-skip-too-far")
                .at("$skip")
                .with("most", limits::SKIP_UNORDERED as usize));
        }
        let filter = plan.filter.as_ref().map(|f| f.expr().clone());
        let bounds = filter.as_ref().map_or(Bounds::NONE, |f| bounds_of(f, "phenomenonTime"));
        let newest_first = !by_time || first.is_some_and(|k| k.descending);
        let need = size.saturating_add(1).saturating_add(usize::try_from(plan.skip).unwrap_or(usize::MAX));
        let mut walk = Walk::new(source, edges, bounds, need, newest_first);
        if let (true, Some(Scalar::Moment(start))) = (by_time, plan.after.as_ref().and_then(|m| m.values().first())) {
            walk.go_on_at(*start);
        }
        Ok(Scan {
            done: size == 0,
            walk,
            filter,
            plain: Plain::of(&plan.order),
            order: plan.order.clone(),
            mark: plan.after.clone(),
            skip: plan.skip,
            size,
            allowed,
            by_time,
            found: Vec::new(),
            next: None,
        })
    }

    /// Whether the page is complete.
    pub fn is_done(&self) -> bool {
        self.done
    }

    /// Reads the next window.
    pub fn step(&mut self, windows: &mut Windows<'_>) -> Outcome<()> {
        if self.walk.is_over() {
            self.end();
        } else if self.walk.rows() >= self.allowed {
            self.end_early()?;
        } else {
            let found = self.walk.step(windows)?;
            let sifted = self.sifted(found);
            if self.by_time { self.fill(sifted) } else { self.keep(sifted) }
        }
        Ok(())
    }

    /// What of a window passes, in order.
    fn sifted(&self, found: Vec<Found>) -> Vec<(Vec<Scalar>, Found)> {
        let source = self.walk.source();
        let mut sifted: Vec<(Vec<Scalar>, Found)> = Vec::with_capacity(found.len());
        for one in found {
            let field = |path: &query::Path| source.field(&one, path);
            let values = match (&self.mark, self.plain) {
                (None, Some(_)) => Vec::new(),
                _ => self.order.values(&field),
            };
            let follows = self.mark.as_ref().is_none_or(|mark| mark.is_before(&self.order, &values));
            if follows && self.filter.as_ref().is_none_or(|f| test(f, &field) == Some(true)) {
                sifted.push((values, one));
            }
        }
        match self.plain {
            Some(plain) => sifted.sort_by(|(_, a), (_, b)| plain.compare(a, b)),
            None => sifted.sort_by(|(a, _), (b, _)| self.order.compare(a, b)),
        }
        sifted
    }

    /// What an observation is ordered by.
    fn values(&self, found: &Found) -> Vec<Scalar> {
        self.order.values(&|path| self.walk.source().field(found, path))
    }

    /// The mark behind the last that was found.
    fn mark_behind(&self) -> Option<PageMark> {
        self.found.last().map(|(_, found)| PageMark::new(&self.order, self.values(found)))
    }

    /// Takes what the page still lacks.
    fn fill(&mut self, sifted: Vec<(Vec<Scalar>, Found)>) {
        if self.skip == 0 && self.found.is_empty() {
            // Most pages are the first window: it is taken as it is.
            self.found = sifted;
            if self.found.len() > self.size {
                self.found.truncate(self.size);
                self.next = self.mark_behind();
                self.done = true;
            }
            return;
        }
        for one in sifted {
            if self.skip > 0 {
                self.skip -= 1;
            } else if self.found.len() == self.size {
                self.next = self.mark_behind();
                self.done = true;
                return;
            } else {
                self.found.push(one);
            }
        }
    }

    /// Keeps the first of the order.
    fn keep(&mut self, sifted: Vec<(Vec<Scalar>, Found)>) {
        let most = self.size.saturating_add(1).saturating_add(usize::try_from(self.skip).unwrap_or(usize::MAX));
        self.found.extend(sifted);
        let order = &self.order;
        self.found.sort_by(|(a, _), (b, _)| order.compare(a, b));
        self.found.truncate(most);
    }

    fn end(&mut self) {
        self.done = true;
        if self.by_time {
            return;
        }
        let skip = usize::try_from(self.skip).unwrap_or(usize::MAX).min(self.found.len());
        self.found.drain(..skip);
        if self.found.len() > self.size {
            self.found.truncate(self.size);
            self.next = self.mark_behind();
        }
    }

    /// So much was read that the page ends with what was found: it links to where the walk stands. A
    /// page of nothing would look like the end to many clients; they are told to narrow the time.
    fn end_early(&mut self) -> Result<(), Refusal> {
        let at = self.walk.stands_at();
        let Some((_, last)) = self.found.last().filter(|_| self.by_time) else {
            return Err(Refusal::new("refused-api-scan-too-long")
                .at("$filter")
                .with("rows", self.walk.rows())
                .with("reached", at.rfc3339()));
        };
        let mut values = self.values(last);
        // Just before whatever comes next: its start decides, its end cannot be equal.
        let (start, end) = if self.walk.newest_first() { (at.0.saturating_add(1), i64::MIN) } else { (at.0, i64::MAX) };
        for (value, bound) in values.iter_mut().zip([start, end]) {
            *value = Scalar::Moment(Moment(bound));
        }
        self.next = Some(PageMark::new(&self.order, values));
        self.done = true;
        Ok(())
    }

    /// The series, the page, and where it ends if there is more.
    pub fn finish(self) -> (Source, Vec<Found>, Option<PageMark>) {
        let found = self.found.into_iter().map(|(_, found)| found).collect();
        (self.walk.into_source(), found, self.next)
    }
}
