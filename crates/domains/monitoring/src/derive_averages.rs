//! Computes the averages that wait (*tính giá trị trung bình*): hours from readings, days from hours.
//!
//! A derivation: it can be repeated at any time with the same result, and is, whenever a late or
//! corrected reading marks a window again. A window is computed once it has ended and nothing more is to come
//! in time.

use kernel::{Moment, Outcome, Problem};
use series::average::{self as mean, Making, Sample, Window};
use series::{flags, quality};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::law::{Current, Law};
use crate::network::{Network, Profile, Slot};
use crate::observation::{self, Observation};
use crate::rules::window::Period;
use crate::station;

mod suspicious;

/// Windows computed in one transaction, so that it stays short.
pub const WINDOWS: i64 = 24;

/// Computes up to [`WINDOWS`] windows that are over by `now`; answers how many.
pub fn run(tx: &mut Tx, network: &Network, law: &Law, now: Moment) -> Outcome<usize> {
    let law = law.current();
    // What may still come in time is waited for: a mean without its last readings would be judged, and told.
    let settled = now.plus_seconds(-law.arrival(now.day())?.body.late_after_seconds);
    let due = averages::due(tx, now, settled, WINDOWS)?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut changed = averages::last_change(tx)?;
    let count = due.len();
    for (station, code, ends_at) in due {
        let period = Period::from_code(&code)
            .ok_or_else(|| Problem::new(format!("a window of length {code} waits for its average")))?;
        if let Some(profile) = network.profile(tx, station)? {
            for average in compute(tx, &profile, &law, period, ends_at, now)? {
                changed += 1;
                averages::put(tx, &average, changed)?;
            }
        }
        averages::unmark(tx, station, period, ends_at)?;
    }
    Ok(count)
}

/// The averages of every parameter of a station over the window that ends at `ends_at`; none for a
/// parameter that sent nothing at all.
fn compute(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    period: Period,
    ends_at: Moment,
    now: Moment,
) -> Outcome<Vec<Average>> {
    let window = period.window(ends_at);
    let day = window.after().day();
    // What a window needs is said by the set-up of its day: a station that now reports every 15 minutes
    // reported every 5 then. History from before the set-up is read as if it had held.
    let (medium, interval) = match station::setup_on(tx, profile.station.id, day, now)? {
        Some((_, setup)) => (setup.medium, setup.interval_minutes),
        None => (profile.station.medium.clone(), profile.station.interval_minutes),
    };
    let interval = u32::try_from(interval).unwrap_or(1);
    let enough = law.enough(&medium, period, day)?;
    let readings = match period {
        Period::Hour => observation::between(tx, profile.station.id, None, window.after(), window.until())?,
        Period::Day => Vec::new(),
    };
    let mut out = Vec::new();
    for slot in &profile.slots {
        let Some(stream) = slot.stream(Averaging::Mean(period)) else { continue };
        let summary = law.summary(&slot.symbol, day);
        let using = law.parameter(&slot.symbol, day).and_then(|p| p.media.get(&medium));
        let mut flags = 0;
        let making = Making { summary, interval_minutes: interval, enough };
        let made = match period {
            Period::Hour => {
                let samples: Vec<Sample> = readings.iter().filter(|o| o.slot == slot.slot).map(sample).collect();
                if let Some(jump) = using.and_then(|u| u.jump)
                    && quality::has_spike(&samples, jump)
                {
                    flags |= flags::SPIKE;
                }
                (!samples.is_empty()).then(|| mean::hourly(window, &samples, making))
            }
            Period::Day => {
                let hours = hours(tx, slot, window)?;
                flags = hours.iter().fold(0, |all, (_, _, flags)| all | flags);
                let hours: Vec<_> = hours.into_iter().map(|(label, hour, _)| (label, hour)).collect();
                (!hours.is_empty()).then(|| mean::daily(window, &hours, making))
            }
        };
        let Some(made) = made else { continue };
        if let (Period::Hour, Some(hours)) = (period, using.and_then(|u| u.still_hours))
            && suspicious::stands_still(tx, stream, ends_at, hours, &made)?
        {
            flags |= flags::FLATLINE;
        }
        out.push(Average {
            id: 0,
            datastream_id: stream,
            starts_at: window.after(),
            ends_at,
            value: made.value,
            valid_count: i64::from(made.count),
            expected_count: i64::from(made.expected),
            minimum: made.min,
            maximum: made.max,
            flags,
            computed_at: now,
        });
    }
    suspicious::contradictions(profile, law, day, period, &mut out);
    Ok(out)
}

fn sample(o: &Observation) -> Sample {
    Sample { at: o.time, value: series::parse_value(&o.text), status: o.status, flags: o.flags }
}

/// The hourly averages of a parameter inside a day's window, each with its label and what is suspicious of it.
fn hours(tx: &mut Tx, slot: &Slot, window: Window) -> Outcome<Vec<(Moment, mean::Average, u16)>> {
    let Some(stream) = slot.stream(Averaging::Mean(Period::Hour)) else { return Ok(Vec::new()) };
    let stored = averages::between(tx, stream, window.after(), window.until())?;
    Ok(stored
        .into_iter()
        .map(|a| {
            let hour = mean::Average {
                value: a.value,
                count: u32::try_from(a.valid_count).unwrap_or(0),
                expected: u32::try_from(a.expected_count).unwrap_or(0),
                min: a.minimum,
                max: a.maximum,
                complete: a.value.is_some(),
            };
            (a.ends_at, hour, a.flags)
        })
        .collect())
}
