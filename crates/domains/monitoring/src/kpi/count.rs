//! The counters of key figures: what of one day is so, of how many. They read and decide nothing else; of a day that
//! goes on they count what is over.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use definitions::kinds::{Counter, Kpi};
use kernel::{Day, Moment, Outcome};

use super::{Share, store};
use crate::exceedance::{self, EXCEEDANCE, Evidence, Exceedance, State};
use crate::index;
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::station::STATION;

/// A day of the public stations, read once for all figures.
pub struct DayOf {
    day: Day,
    now: Moment,
    /// Public stations that were in use.
    stations: Vec<Arc<Profile>>,
    /// Valid readings by station.
    received: HashMap<i64, i64>,
    /// What was found of public stations and not withdrawn since.
    exceedances: Vec<Exceedance>,
}

impl DayOf {
    /// Reads a day as it is known now.
    pub fn read(tx: &mut Tx, network: &Network, day: Day, now: Moment) -> Outcome<DayOf> {
        let (start, end) = (day.start(), day.plus(1).start());
        let mut all: Vec<Arc<Profile>> = network.profiles(tx)?.into_values().collect();
        all.retain(|profile| profile.station.public);
        all.sort_by_key(|profile| profile.station.id);
        let mut stations = Vec::with_capacity(all.len());
        for profile in all {
            if STATION.as_of(tx, profile.station.id, day, now)?.is_some_and(|setup| setup.body.is_some()) {
                stations.push(profile);
            }
        }
        let received = store::received(tx, start, end)?.into_iter().collect();
        let mut exceedances = Vec::new();
        // Found from the day's first moment to its last.
        for e in exceedance::store::found_between(tx, Moment(start.0 - 1), Moment(end.0 - 1))? {
            let public = network.profile(tx, e.station_id)?.is_some_and(|profile| profile.station.public);
            if public && e.state != State::Withdrawn {
                exceedances.push(e);
            }
        }
        Ok(DayOf { day, now, stations, received, exceedances })
    }

    /// Counts a figure.
    pub fn count(&self, tx: &mut Tx, law: &Current, kpi: &Kpi) -> Outcome<Share> {
        let (start, end) = (self.day.start(), self.day.plus(1).start());
        match kpi.counts {
            Counter::DataReceived => Ok(self.data()),
            Counter::StationsReporting => Ok(Share {
                numerator: self.stations.iter().filter(|p| self.received_of(p) > 0).count() as i64,
                denominator: self.stations.len() as i64,
            }),
            Counter::OutagesReported => {
                let (denominator, numerator) = store::outages(tx, start, end.min(self.now))?;
                Ok(Share { numerator, denominator })
            }
            Counter::ExceedancesTaken => self.taken(tx, i64::from(kpi.within_hours.unwrap_or_default()) * 3600),
            Counter::ExceedancesClosed => Ok(Share {
                numerator: self.exceedances.iter().filter(|e| e.state == State::Closed).count() as i64,
                denominator: self.exceedances.len() as i64,
            }),
            Counter::IndexDays => self.index_days(tx, law, kpi),
            Counter::LinesMended => self.mended(tx, start, end),
        }
    }

    fn received_of(&self, profile: &Profile) -> i64 {
        self.received.get(&profile.station.id).copied().unwrap_or_default()
    }

    /// Readings of the hours that are over, against those that the interval makes.
    fn data(&self) -> Share {
        let until = self.day.plus(1).start().min(self.now.floor_hour());
        let minutes = until.seconds_since(self.day.start()).max(0) / 60;
        let mut share = Share::default();
        for profile in &self.stations {
            let measured = profile.slots.iter().filter(|slot| slot.measured_on(self.day)).count() as i64;
            let expected = measured * minutes / profile.station.interval_minutes.max(1);
            share.denominator += expected;
            share.numerator += self.received_of(profile).min(expected);
        }
        share
    }

    /// Those that were taken up in time; what may still be taken up in time does not count yet.
    fn taken(&self, tx: &mut Tx, seconds: i64) -> Outcome<Share> {
        let mut share = Share::default();
        for e in &self.exceedances {
            let due = e.opened_at.plus_seconds(seconds);
            let taken = taken_at(tx, e.id)?.is_some_and(|at| at <= due);
            if taken || self.now >= due {
                share.denominator += 1;
                share.numerator += i64::from(taken);
            }
        }
        Ok(share)
    }

    /// An index of a day is there when the day is over.
    fn index_days(&self, tx: &mut Tx, law: &Current, kpi: &Kpi) -> Outcome<Share> {
        let mut share = Share::default();
        if self.now < self.day.plus(1).start() {
            return Ok(share);
        }
        for profile in &self.stations {
            let Some((rule, formula)) = law.index(&profile.station.medium, self.day) else { continue };
            if kpi.index.as_deref() != Some(rule.code()) {
                continue;
            }
            let verdicts = index::days(tx, law, &rule, formula.body.formula, profile, &[self.day])?;
            for verdict in verdicts.into_iter().flatten() {
                share.denominator += 1;
                share.numerator += i64::from(kpi.bands.contains(&verdict.band.code));
            }
        }
        Ok(share)
    }

    fn mended(&self, tx: &mut Tx, start: Moment, end: Moment) -> Outcome<Share> {
        let mut share = Share::default();
        for (station, receipt) in store::faulty(tx, start, end)? {
            if self.stations.iter().any(|profile| profile.station.id == station) {
                share.denominator += 1;
                share.numerator += i64::from(store::is_mended(tx, receipt, self.now)?);
            }
        }
        Ok(share)
    }
}

/// When somebody took an exceedance up, or said or did more about it.
fn taken_at(tx: &mut Tx, id: i64) -> Outcome<Option<Moment>> {
    for version in EXCEEDANCE.table.history(tx, id)? {
        let Some(body) = version.body else { continue };
        let evidence: Evidence = serde_json::from_value(body)?;
        if evidence.state != State::Open {
            return Ok(Some(version.recorded_at));
        }
    }
    Ok(None)
}
