//! What is suspicious of averages beyond their own readings: hours that repeat each other, parameters that
//! contradict each other. How much is suspicious, definitions say.

use kernel::{Day, Moment, Outcome};
use series::average::Average as Made;
use series::flags;
use series::quality::{self, Extremes};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;

/// Whether an hour and those before it, `hours` in all, have one and the same value.
pub fn stands_still(tx: &mut Tx, stream: i64, ends_at: Moment, hours: u8, made: &Made) -> Outcome<bool> {
    let newest = extremes(made.min, made.max);
    // Nearly every hour moves within itself, and nothing has to be read.
    if !quality::stands_still(&[newest]) {
        return Ok(false);
    }
    let before = i64::from(hours.saturating_sub(1));
    let from = ends_at.plus_seconds(-before * Period::Hour.seconds());
    let known = averages::between(tx, stream, Moment(from.0 - 1), Moment(ends_at.0 - 1))?;
    let mut row = vec![newest];
    row.extend(known.iter().map(|a| extremes(a.minimum, a.maximum)));
    Ok(row.len() == usize::from(hours) && quality::stands_still(&row))
}

fn extremes(min: Option<f64>, max: Option<f64>) -> Option<Extremes> {
    Some(Extremes { min: min?, max: max? })
}

/// Flags the averages of a window that contradict each other, on both sides: nobody knows yet which is wrong.
pub fn contradictions(profile: &Profile, law: &Current, day: Day, period: Period, made: &mut [Average]) {
    let stream = |symbol: &str| profile.by_symbol(symbol).and_then(|slot| slot.stream(Averaging::Mean(period)));
    for slot in &profile.slots {
        let Some(whole) = law.parameter(&slot.symbol, day) else { continue };
        for (part, share) in &whole.at_least {
            let pair = [stream(&slot.symbol), stream(part)];
            let value = |stream: Option<i64>| made.iter().find(|a| Some(a.datastream_id) == stream)?.value;
            let (Some(whole), Some(part)) = (value(pair[0]), value(pair[1])) else { continue };
            if quality::contradicts(whole, part, *share) {
                made.iter_mut()
                    .filter(|a| pair.contains(&Some(a.datastream_id)))
                    .for_each(|a| a.flags |= flags::INCONSISTENT);
            }
        }
    }
}
