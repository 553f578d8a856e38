//! Readings and averages of several series in a span of time, a bounded number at once.

use ::store::Tx;
use kernel::{Moment, Outcome};

use crate::average::Average;
use crate::observation::{self, Observation};

mod store;

/// Ids of stations or series, for statements about many of them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ids(String);

impl Ids {
    /// These ids.
    pub fn of(ids: impl IntoIterator<Item = i64>) -> Ids {
        let each: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
        Ids(each.join(","))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A span of time `after < t <= until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// What comes after it.
    pub after: Moment,
    /// Up to and with it.
    pub until: Moment,
}

/// Which end of a span is read first, and how many rows at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reach {
    /// From the newest back.
    pub newest_first: bool,
    /// Rows read at most.
    pub most: usize,
}

/// What was read of a span.
#[derive(Debug, Clone)]
pub struct Part<T> {
    /// The part of the span that `found` covers completely; empty where one moment alone holds more
    /// rows than may be read.
    pub covered: Span,
    /// All there is in it, in no particular order.
    pub found: Vec<T>,
    /// Rows read for it.
    pub rows: usize,
}

/// A reading with its station.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The station.
    pub station: i64,
    /// The reading, its newest version.
    pub observation: Observation,
}

/// Readings of stations, by the time they were measured; of one slot, or of all.
pub fn readings(tx: &mut Tx, stations: &Ids, slot: Option<u16>, span: Span, reach: Reach) -> Outcome<Part<Reading>> {
    let frames = store::frames(tx, &stations.0, span, reach)?;
    let covered = covered(span, reach, frames.len(), frames.last().map(|f| f.frame.time));
    let changes = store::changes(tx, &stations.0, covered)?;
    let rows = frames.len();
    let inside = frames.into_iter().filter(|f| inside(covered, f.frame.time));
    let mut by_station: Vec<(i64, Vec<_>, Vec<_>)> = Vec::new();
    for framed in inside {
        entry(&mut by_station, framed.station).1.push(framed.frame);
    }
    for changed in changes {
        entry(&mut by_station, changed.station).2.push(changed.change);
    }
    let mut found = Vec::new();
    for (station, frames, changes) in by_station {
        let opened = observation::open(&frames, slot, &changes)?;
        found.extend(opened.into_iter().map(|observation| Reading { station, observation }));
    }
    Ok(Part { covered, found, rows })
}

fn entry<A, B>(all: &mut Vec<(i64, Vec<A>, Vec<B>)>, station: i64) -> &mut (i64, Vec<A>, Vec<B>) {
    // Rows of a station come together or nearly so; the newest entry is looked at first.
    let at = all.iter().rposition(|(id, ..)| *id == station).unwrap_or_else(|| {
        all.push((station, Vec::new(), Vec::new()));
        all.len() - 1
    });
    &mut all[at]
}

/// Averages of series, by the end of their window.
pub fn averages(tx: &mut Tx, series: &Ids, span: Span, reach: Reach) -> Outcome<Part<Average>> {
    let mut found = store::averages(tx, &series.0, span, reach)?;
    let rows = found.len();
    let covered = covered(span, reach, rows, found.last().map(|a| a.ends_at));
    found.retain(|a| inside(covered, a.ends_at));
    Ok(Part { covered, found, rows })
}

/// How many averages series have in a span.
pub fn count_averages(tx: &mut Tx, series: &Ids, span: Span) -> Outcome<u64> {
    Ok(store::count_averages(tx, &series.0, span)?.unsigned_abs())
}

/// The first and the last moment at which any of the stations measured; none where nothing arrived.
pub fn edges(tx: &mut Tx, stations: &Ids) -> Outcome<Option<(Moment, Moment)>> {
    let (first, last) = store::edges(tx, &stations.0)?;
    Ok(first.zip(last))
}

fn inside(span: Span, time: Moment) -> bool {
    span.after < time && time <= span.until
}

/// When as many rows came as were allowed, the last moment may be cut in the middle.
fn covered(span: Span, reach: Reach, rows: usize, last: Option<Moment>) -> Span {
    match last {
        Some(last) if rows >= reach.most && reach.newest_first => Span { after: last, ..span },
        Some(last) if rows >= reach.most => Span { until: Moment(last.0 - 1), ..span },
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_that_may_be_cut_is_not_covered() {
        let span = Span { after: Moment(0), until: Moment(100) };
        let cases = [
            (true, 3, Some(40), (0, 100)),
            (true, 4, Some(40), (40, 100)),
            (true, 4, Some(100), (100, 100)),
            (false, 4, Some(40), (0, 39)),
            (false, 0, None, (0, 100)),
        ];
        for (newest_first, rows, last, (after, until)) in cases {
            let covered = covered(span, Reach { newest_first, most: 4 }, rows, last.map(Moment));
            assert_eq!(covered, Span { after: Moment(after), until: Moment(until) });
        }
    }
}
