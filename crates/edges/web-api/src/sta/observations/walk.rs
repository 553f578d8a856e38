//! Goes through the time of a source window by window. Windows are chosen so wide that one usually
//! holds what is needed, and so narrow that none holds much more than may be read at once.

use std::rc::Rc;

use kernel::{Moment, Outcome};
use monitoring::rules::window::Period;
use monitoring::sensorthings::window::{Reach, Span};
use query::Bounds;

use super::{Found, Source, Windows};
use crate::sta::limits::ROWS_AT_ONCE;

/// A window costs as much as so many rows even if it holds none.
const LEAST: usize = 20;
/// Rows read of one window at most, unless one moment alone holds more.
const MOST: usize = 2 * ROWS_AT_ONCE;

/// A walk through the time of a source, by the start of what was measured.
#[derive(Debug, Clone)]
pub struct Walk {
    source: Source,
    /// What is left: starts `low < t <= high`.
    low: i64,
    high: i64,
    /// Up to here only years begin that reach what is asked for: seldom any, so this is one window.
    floor: i64,
    newest_first: bool,
    width: i64,
    /// The width at which a window is expected to hold as many rows as may be read at once.
    widest: i64,
    /// Rows read of the next window at most: at first as many as are needed, where series are denser than they
    /// are set up to be.
    most: usize,
    rows: usize,
}

impl Walk {
    /// A walk over what is inside the edges and bounds; `need` observations are looked for at first.
    pub fn new(
        source: Source,
        edges: Option<(Moment, Moment)>,
        bounds: Bounds,
        need: usize,
        newest_first: bool,
    ) -> Walk {
        let longest = source.longest();
        let (mut low, mut high) = match edges {
            Some((first, last)) if !source.all().is_empty() => (first.0.saturating_sub(longest + 1), last.0),
            _ => (0, 0),
        };
        if let Some(from) = bounds.from {
            low = low.max(from.0.saturating_sub(longest + 1));
        }
        if let Some(to) = bounds.to {
            high = high.min(to.0);
        }
        let floor = low;
        low = low.saturating_sub(source.longer_years());
        let a_row = rows_per_microsecond(&source);
        let an_observation: f64 = source.all().iter().map(|s| 1.0 / s.step as f64).sum();
        let shortest = source.all().iter().map(|s| s.step).min().unwrap_or(1);
        let widest = ((ROWS_AT_ONCE as f64 / a_row) as i64).max(shortest);
        let width = ((need as f64 / an_observation) as i64).clamp(shortest, widest);
        // One row more than needed, since the last moment that is read may be cut in the middle.
        let most = need.saturating_add(1).clamp(LEAST, MOST);
        Walk { source, low, high, floor, newest_first, width, widest, most, rows: 0 }
    }

    /// Leaves out what lies before a mark whose start is `start`.
    pub fn go_on_at(&mut self, start: Moment) {
        if self.newest_first {
            self.high = self.high.min(start.0);
        } else {
            self.low = self.low.max(start.0.saturating_sub(1));
        }
    }

    /// The series it goes through.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The series it went through.
    pub fn into_source(self) -> Source {
        self.source
    }

    /// Whether it goes back in time.
    pub fn newest_first(&self) -> bool {
        self.newest_first
    }

    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.low >= self.high
    }

    /// Rows read so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Where it stands: everything after this (going back) or up to it (going on) has been seen.
    pub fn stands_at(&self) -> Moment {
        Moment(if self.newest_first { self.high } else { self.low })
    }

    /// About how many rows are still to be read.
    pub fn expected_rows(&self) -> f64 {
        self.high.saturating_sub(self.low.max(self.floor)).max(0) as f64 * rows_per_microsecond(&self.source)
    }

    /// The next window, and whether only years can begin in it.
    fn next(&self) -> (bool, Span) {
        let Walk { low, high, floor, width, .. } = *self;
        let years_only = if self.newest_first { high <= floor } else { low < floor };
        let (after, until) = match (self.newest_first, years_only) {
            (true, true) => (low, high),
            (true, false) => (low.max(floor).max(high.saturating_sub(width)), high),
            (false, true) => (low, high.min(floor)),
            (false, false) => (low, high.min(low.saturating_add(width))),
        };
        (years_only, Span { after: Moment(after), until: Moment(until) })
    }

    /// Everything that starts in the next window, in no particular order.
    pub fn step(&mut self, windows: &mut Windows<'_>) -> Outcome<Vec<Found>> {
        let before = windows.rows();
        let (years_only, span) = self.next();
        let reach = Reach { newest_first: self.newest_first, most: self.most };
        let mut covered = span;
        let mut found = Vec::new();
        if !self.source.stations.is_empty() && !years_only {
            let part = windows.readings(&self.source.stations, self.source.slot, span, reach)?;
            covered = both(covered, part.covered);
            // Only what is kept for others is copied.
            let readings = Rc::try_unwrap(part).map_or_else(|kept| kept.found.clone(), |part| part.found);
            found.reserve(readings.len());
            found.extend(readings.into_iter().filter_map(|r| {
                let series = self.source.place_of_slot(r.station, r.observation.slot)?;
                Some(Found::reading(series, r.observation))
            }));
        }
        for (period, ids) in self.source.averages.iter().filter(|(p, _)| !years_only || *p == Period::Year) {
            let ends = Span { after: period.end_of(span.after), until: period.end_of(span.until) };
            let part = windows.averages(ids, ends, reach)?;
            covered = both(covered, of_starts(*period, part.covered, ends, span));
            found.extend(
                part.found
                    .into_iter()
                    .filter_map(|a| self.source.place_of(a.datastream_id).map(|series| Found::average(series, a))),
            );
        }
        found.retain(|f| covered.after < f.time.start && f.time.start <= covered.until);
        let read = windows.rows() - before;
        windows.looked(LEAST, before);
        self.rows += read.max(LEAST);
        self.move_on(span, covered, read);
        Ok(found)
    }

    fn move_on(&mut self, span: Span, covered: Span, read: usize) {
        if covered.after >= covered.until {
            // One moment alone holds more rows than were read.
            self.most = self.most.saturating_mul(4);
            return;
        }
        self.most = self.most.saturating_mul(2).min(MOST.max(self.most));
        if self.newest_first {
            self.high = covered.after.0;
        } else {
            self.low = covered.until.0;
        }
        self.width = if covered != span {
            covered.until.0.saturating_sub(covered.after.0).max(1)
        } else if read == 0 {
            // A gap: there is nothing that a wide window could bring too much of.
            self.width.saturating_mul(2)
        } else {
            self.width.saturating_mul(2).min(self.widest.max(self.width))
        };
    }
}

fn rows_per_microsecond(source: &Source) -> f64 {
    let mut stations: Vec<(i64, i64)> = Vec::new();
    let mut rows = 0.0;
    for series in source.all() {
        if !series.is_raw() {
            rows += 1.0 / series.step as f64;
        } else if stations.last() != Some(&(series.station, series.step)) {
            stations.push((series.station, series.step));
        }
    }
    stations.sort_unstable();
    stations.dedup_by_key(|(station, _)| *station);
    rows + stations.iter().map(|(_, step)| 1.0 / *step as f64).sum::<f64>()
}

fn both(a: Span, b: Span) -> Span {
    Span { after: a.after.max(b.after), until: a.until.min(b.until) }
}

/// Which starts are covered where these of the asked `ends` are. What was read to its edge covers the starts to theirs: a
/// year may begin long before it.
fn of_starts(period: Period, covered: Span, ends: Span, starts: Span) -> Span {
    Span {
        after: if covered.after <= ends.after { starts.after } else { period.start_of(covered.after) },
        until: if covered.until >= ends.until { starts.until } else { period.start_of(covered.until) },
    }
}
