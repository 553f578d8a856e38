//! Computes the averages that wait (*tính giá trị trung bình*): hours from readings, eight hours and days from hours,
//! years from days.
//!
//! A derivation: it can be repeated at any time with the same result, and is, whenever a late or
//! corrected reading marks a window again. A window is computed once it has ended and nothing more is to come
//! in time. Windows of a station that follow one another share their questions, so that a year which is brought
//! in costs little more than its arithmetic.

use std::collections::BTreeSet;

use kernel::{MICROS_PER_SECOND, Moment, Outcome};
use series::average::{self as mean, Sample, Window};
use series::{flags, quality};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::law::{Current, Law};
use crate::network::{Network, Profile};
use crate::rules::window::Period;
use crate::station::SetupsByDay;

mod material;
mod rules;
mod suspicious;

use material::Material;
use rules::{Rules, Series};
use suspicious::Needles;

/// Windows in a row whose readings are read together.
const TOGETHER: usize = 48;

/// Computes up to `most` windows that are over by `now`, the shorter before those made of them; answers how many.
pub fn run(tx: &mut Tx, network: &Network, law: &Law, now: Moment, most: usize) -> Outcome<usize> {
    for period in Period::ALL {
        let done = of_period(tx, network, law, period, now, most)?;
        if done > 0 {
            return Ok(done);
        }
    }
    Ok(0)
}

/// Computes up to `most` windows of a period that are over by `now`; answers how many.
pub fn of_period(
    tx: &mut Tx,
    network: &Network,
    law: &Law,
    period: Period,
    now: Moment,
    most: usize,
) -> Outcome<usize> {
    let law = law.current();
    let due = due(tx, &law, period, now, most)?;
    if !due.is_empty() {
        let mut making = MakingAll { law: &law, period, now, changed: averages::last_change(tx)? };
        for windows in due.chunk_by(|(a, _), (b, _)| a == b) {
            making.station(tx, network, windows)?;
        }
    }
    Ok(due.len())
}

/// How many windows of a period are over by `now` and wait, up to `most`.
pub fn waiting(tx: &mut Tx, law: &Law, period: Period, now: Moment, most: usize) -> Outcome<usize> {
    Ok(due(tx, &law.current(), period, now, most)?.len())
}

/// Windows that are over, by station. What may still come in time is waited for: a mean without its last readings
/// would be judged, and told.
fn due(tx: &mut Tx, law: &Current, period: Period, now: Moment, most: usize) -> Outcome<Vec<(i64, Moment)>> {
    let settled = now.plus_seconds(-law.arrival(now.day())?.body.late_after_seconds);
    Ok(averages::due(tx, period, now, settled, most as i64)?)
}

/// The work of one transaction.
struct MakingAll<'a> {
    law: &'a Current,
    period: Period,
    now: Moment,
    /// The number of the newest computation.
    changed: i64,
}

impl MakingAll<'_> {
    /// Computes windows of one station, in order.
    fn station(&mut self, tx: &mut Tx, network: &Network, windows: &[(i64, Moment)]) -> Outcome<()> {
        let Some((station, last)) = windows.last().copied() else { return Ok(()) };
        if let Some(profile) = network.profile(tx, station)? {
            let mut setups = SetupsByDay::known_at(self.now);
            let step = self.period.step() * MICROS_PER_SECOND;
            self.ask_on(tx, &profile, windows)?;
            for row in windows.chunk_by(|(_, a), (_, b)| b.0 - a.0 == step).flat_map(|row| row.chunks(TOGETHER)) {
                self.row(tx, &profile, &mut setups, row)?;
            }
        }
        // Of windows that wait, the earlier is due when the later is: all until the last are done.
        averages::unmark_until(tx, station, self.period, last)?;
        Ok(())
    }

    /// Asks for what is made of these windows and what the station's limits want.
    fn ask_on(&self, tx: &mut Tx, profile: &Profile, windows: &[(i64, Moment)]) -> Outcome<()> {
        for whole in self.period.made_of_it() {
            if profile.slots.iter().any(|slot| slot.stream(Averaging::Mean(*whole)).is_some()) {
                let labels: BTreeSet<Moment> = windows.iter().flat_map(|(_, label)| whole.labels(*label)).collect();
                for label in labels {
                    averages::mark_dirty(tx, profile.station.id, *whole, label)?;
                }
            }
        }
        Ok(())
    }

    /// Computes windows that follow one another.
    fn row(&mut self, tx: &mut Tx, profile: &Profile, setups: &mut SetupsByDay, row: &[(i64, Moment)]) -> Outcome<()> {
        let (Some((_, first)), Some((_, last))) = (row.first(), row.last()) else { return Ok(()) };
        let (after, until) = (self.period.window(*first).after(), *last);
        let material = Material::read(tx, profile, self.period, after, until)?;
        let (mut rules, mut needles): (Option<Rules>, Needles) = (None, Needles::default());
        for (_, ends_at) in row {
            let window = self.period.window(*ends_at);
            let day = window.after().day();
            let rules = match &mut rules {
                Some(known) if known.day == day => known,
                other => other.insert(Rules::of(tx, profile, self.law, self.period, day, setups)?),
            };
            for average in self.window(tx, rules, &material, &mut needles, window)? {
                self.changed += 1;
                averages::put(tx, &average, self.changed)?;
            }
        }
        Ok(())
    }

    /// The averages of every parameter over one window; none for a parameter that sent nothing at all.
    fn window(
        &self,
        tx: &mut Tx,
        rules: &Rules,
        material: &Material,
        needles: &mut Needles,
        window: Window,
    ) -> Outcome<Vec<Average>> {
        let mut made = Vec::with_capacity(rules.series.len());
        for series in &rules.series {
            let Some((average, mut flags)) = material.average(series, window) else { continue };
            if let (Period::Hour, Some(hours)) = (self.period, series.still_hours)
                && needles.stand_still(tx, series.stream, window.until(), hours, &average)?
            {
                flags |= flags::FLATLINE;
            }
            made.push(self.kept(series, window, average, flags));
        }
        suspicious::contradictions(&rules.pairs, &mut made);
        Ok(made)
    }

    fn kept(&self, series: &Series, window: Window, made: mean::Average, flags: u16) -> Average {
        Average {
            id: 0,
            datastream_id: series.stream,
            starts_at: window.after(),
            ends_at: window.until(),
            value: made.value,
            valid_count: i64::from(made.count),
            expected_count: i64::from(made.expected),
            minimum: made.min,
            maximum: made.max,
            flags,
            computed_at: self.now,
        }
    }
}

/// The mean of an hour and whether a spike stands in it; none without a reading.
fn hour(samples: &[Sample], series: &Series, window: Window) -> Option<(mean::Average, u16)> {
    let spike = series.jump.is_some_and(|jump| quality::has_spike(samples, jump));
    let flags = if spike { flags::SPIKE } else { 0 };
    (!samples.is_empty()).then(|| (mean::hourly(window, samples, series.making), flags))
}
