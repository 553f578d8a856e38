//! What is suspicious of averages beyond their own readings: hours that repeat each other, parameters that
//! contradict each other. How much is suspicious, definitions say.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use kernel::{Moment, Outcome};
use series::average::Average as Made;
use series::flags;
use series::quality::{self, Extremes};
use store::Tx;

use super::rules::Pair;
use crate::average::{Average, store as averages};
use crate::rules::window::Period;

/// The extremes of the hours of a row of windows, by series, as far as somebody had to look at them.
#[derive(Default)]
pub struct Needles(HashMap<i64, Vec<(Moment, Option<Extremes>)>>);

impl Needles {
    /// Whether an hour of a series and those before it, `hours` in all, have one and the same value. Hours are asked
    /// about in order, each after the one before it was kept.
    pub fn stand_still(&mut self, tx: &mut Tx, stream: i64, ends_at: Moment, hours: u8, made: &Made) -> Outcome<bool> {
        let newest = extremes(made.min, made.max);
        let from = ends_at.plus_seconds(-i64::from(hours.saturating_sub(1)) * Period::Hour.seconds());
        let row = match self.0.entry(stream) {
            Entry::Occupied(known) => known.into_mut(),
            // Nearly every hour moves within itself, and nothing has to be read.
            Entry::Vacant(_) if !quality::stands_still(&[newest]) => return Ok(false),
            Entry::Vacant(unknown) => {
                let before = averages::between(tx, stream, Moment(from.0 - 1), Moment(ends_at.0 - 1))?;
                unknown.insert(before.iter().map(|a| (a.ends_at, extremes(a.minimum, a.maximum))).collect())
            }
        };
        row.push((ends_at, newest));
        let last: Vec<_> = row.iter().filter(|(end, _)| *end >= from).map(|(_, extremes)| *extremes).collect();
        row.retain(|(end, _)| *end >= from);
        Ok(last.len() == usize::from(hours) && quality::stands_still(&last))
    }
}

fn extremes(min: Option<f64>, max: Option<f64>) -> Option<Extremes> {
    Some(Extremes { min: min?, max: max? })
}

/// Flags the averages of a window that contradict each other, on both sides: nobody knows yet which is wrong.
pub fn contradictions(pairs: &[Pair], made: &mut [Average]) {
    for Pair { whole, part, share } in pairs {
        let value = |stream: i64| made.iter().find(|a| a.datastream_id == stream)?.value;
        let (Some(of_whole), Some(of_part)) = (value(*whole), value(*part)) else { continue };
        if quality::contradicts(of_whole, of_part, *share) {
            let both = [*whole, *part];
            made.iter_mut().filter(|a| both.contains(&a.datastream_id)).for_each(|a| a.flags |= flags::INCONSISTENT);
        }
    }
}
