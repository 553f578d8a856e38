//! The days of a station (*lịch theo ngày*): of each what its index said, or whether a limit was passed. Read from the
//! stored averages and exceedances of the days asked for; nothing is stored for it.

use std::collections::HashSet;

use ::store::Tx;
use kernel::{Day, Moment, Outcome};

use crate::average::store as averages;
use crate::datastream::Averaging;
use crate::exceedance::{self, State};
use crate::index::{self, Rule, Verdict};
use crate::law::Current;
use crate::network::{Profile, Slot};
use crate::overview::judged;
use crate::rules::window::Period;

/// More exceedances than a station can have in the days of a page.
const MOST: i64 = 10_000;

/// One day.
#[derive(Debug, Clone)]
pub struct DayView {
    /// The day.
    pub day: Day,
    /// What is known of it.
    pub known: Known,
}

/// What is known of a day.
#[derive(Debug, Clone)]
pub enum Known {
    /// Its index.
    Index(Rule, Box<Verdict>),
    /// Too little was measured for the index that the law has.
    TooLittle,
    /// These parameters were over a limit in a window that ended on it.
    Over(Vec<String>),
    /// It was measured, and nothing was over a limit that binds the station.
    Kept,
    /// It was measured, and nothing binds the station.
    Measured,
    /// Nothing was measured.
    Nothing,
}

/// These days in their order, which must be one after the other.
pub fn of_station(tx: &mut Tx, law: &Current, profile: &Profile, days: &[Day]) -> Outcome<Vec<DayView>> {
    let medium = &profile.station.medium;
    let version = |day: &Day| law.index(medium, *day).map(|(rule, formula)| (rule.pin(), formula.pin()));
    let mut views = Vec::with_capacity(days.len());
    // A change of law in the middle of a month is a change from that day on.
    for run in days.chunk_by(|a, b| version(a) == version(b)) {
        match law.index(medium, run[0]) {
            Some((rule, formula)) => {
                let verdicts = index::days(tx, law, &rule, formula.body.formula, profile, run)?;
                views.extend(run.iter().zip(verdicts).map(|(day, verdict)| DayView {
                    day: *day,
                    known: verdict.map_or(Known::TooLittle, |v| Known::Index(rule.clone(), Box::new(v))),
                }));
            }
            None => views.extend(limited(tx, law, profile, run)?),
        }
    }
    Ok(views)
}

/// The day that a window belongs to: it may end with the first moment of the next.
fn day_of(ends_at: Moment) -> Day {
    Moment(ends_at.0 - 1).day()
}

fn limited(tx: &mut Tx, law: &Current, profile: &Profile, days: &[Day]) -> Outcome<Vec<DayView>> {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return Ok(Vec::new()) };
    let (after, until) = (first.start(), last.plus(1).start());
    let streams: Vec<i64> = profile.slots.iter().filter_map(|s| s.stream(Averaging::Mean(Period::Hour))).collect();
    let measured: HashSet<Day> =
        averages::values(tx, &streams, after, until)?.into_iter().map(|(_, label, _)| day_of(label)).collect();
    let bound = judged(tx, law, *last)?.contains(&profile.station.id);
    let mut over: Vec<(Day, String)> = Vec::new();
    for e in exceedance::store::of_station(tx, profile.station.id, after, MOST)? {
        if e.state != State::Withdrawn && e.ends_at <= until {
            let of = |slot: &&Slot| slot.streams.iter().any(|(_, id)| *id == e.datastream_id);
            over.extend(profile.slots.iter().find(of).map(|slot| (day_of(e.ends_at), slot.symbol.clone())));
        }
    }
    let view = |day: &Day| {
        let mut symbols: Vec<String> = over.iter().filter(|(d, _)| d == day).map(|(_, s)| s.clone()).collect();
        symbols.sort();
        symbols.dedup();
        let known = match (symbols.is_empty(), measured.contains(day)) {
            (false, _) => Known::Over(symbols),
            (true, true) if bound => Known::Kept,
            (true, true) => Known::Measured,
            (true, false) => Known::Nothing,
        };
        DayView { day: *day, known }
    };
    Ok(days.iter().map(view).collect())
}
