//! The station as the hot paths see it: what its symbols are, which series they feed, remembered
//! between uploads and refreshed when its set-up has changed.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use kernel::{Day, Outcome};
use store::Tx;

use crate::datastream::{self, Averaging, Datastream};
use crate::{mend_receipt, station};

/// One parameter of a station.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Number within the station.
    pub slot: u16,
    /// Canonical symbol.
    pub symbol: String,
    /// Canonical unit.
    pub unit: String,
    /// The first day on which it is no longer measured.
    pub retired_on: Option<Day>,
    /// Its series: raw, hourly, daily, and those of the longer averages that limits are for.
    pub streams: Vec<(Averaging, i64)>,
}

impl Slot {
    /// Whether the station measures it on a day.
    pub fn measured_on(&self, day: Day) -> bool {
        self.retired_on.is_none_or(|retired| day < retired)
    }

    /// The series of an averaging.
    pub fn stream(&self, averaging: Averaging) -> Option<i64> {
        self.streams.iter().find(|(a, _)| *a == averaging).map(|(_, id)| *id)
    }
}

/// A station with its parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The station.
    pub station: station::Station,
    /// Its parameters by slot.
    pub slots: Vec<Slot>,
    /// What its logger means by symbols of its vendor.
    pub meanings: HashMap<String, String>,
}

impl Profile {
    /// The parameter with this canonical symbol.
    pub fn by_symbol(&self, symbol: &str) -> Option<&Slot> {
        self.slots.iter().find(|s| s.symbol == symbol)
    }

    /// The symbol that its logger means by what it writes, where an officer has said so.
    pub fn meaning(&self, written: &str) -> Option<&str> {
        self.meanings.get(written.trim()).map(String::as_str)
    }

    /// The parameter in this slot.
    pub fn by_slot(&self, slot: u16) -> Option<&Slot> {
        self.slots.iter().find(|s| s.slot == slot)
    }
}

/// Profiles by station id, shared by all who need them. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Network {
    profiles: Arc<RwLock<HashMap<i64, Arc<Profile>>>>,
}

impl Network {
    /// An empty one; it fills itself.
    pub fn new() -> Network {
        Network::default()
    }

    /// The profile of a station as it was seen last, without asking anybody.
    pub fn remembered(&self, id: i64) -> Option<Arc<Profile>> {
        self.profiles.read().ok()?.get(&id).cloned()
    }

    /// The profile of a station as it is in this transaction; none when there is no such station.
    pub fn profile(&self, tx: &mut Tx, id: i64) -> Outcome<Option<Arc<Profile>>> {
        let Some(revision) = station::store::revision(tx, id)? else { return Ok(None) };
        let known = self.profiles.read().ok().and_then(|map| map.get(&id).cloned());
        if let Some(profile) = known
            && profile.station.revision == revision
        {
            return Ok(Some(profile));
        }
        let Some(station) = station::store::by_id(tx, id)? else { return Ok(None) };
        let slots = group(datastream::store::of_station(tx, id)?);
        let meanings = newest(mend_receipt::store::aliases_of(tx, id)?);
        let profile = Arc::new(Profile { station, slots, meanings });
        if let Ok(mut map) = self.profiles.write() {
            map.insert(id, profile.clone());
        }
        Ok(Some(profile))
    }
}

impl Network {
    /// The profiles of all stations as they are in this transaction, by id: one question when none has changed
    /// since, three when some have.
    pub fn profiles(&self, tx: &mut Tx) -> Outcome<HashMap<i64, Arc<Profile>>> {
        let revisions: HashMap<i64, i64> = station::store::revisions(tx)?.into_iter().collect();
        let mut known = self.profiles.read().map(|map| map.clone()).unwrap_or_default();
        known.retain(|id, profile| revisions.get(id) == Some(&profile.station.revision));
        if known.len() == revisions.len() {
            return Ok(known);
        }
        let mut streams: HashMap<i64, Vec<Datastream>> = HashMap::new();
        for stream in datastream::store::all_by_slot(tx)? {
            streams.entry(stream.station_id).or_default().push(stream);
        }
        let aliases = mend_receipt::store::aliases(tx)?;
        for station in station::store::all(tx)? {
            let slots = streams.remove(&station.id).unwrap_or_default();
            let own = aliases.iter().filter(|(of, ..)| of.is_none_or(|of| of == station.id));
            let meanings = newest(own.map(|(_, written, symbol)| (written.clone(), symbol.clone())));
            known.entry(station.id).or_insert_with(|| Arc::new(Profile { station, slots: group(slots), meanings }));
        }
        if let Ok(mut map) = self.profiles.write() {
            map.extend(known.iter().map(|(id, profile)| (*id, profile.clone())));
        }
        Ok(known)
    }
}

/// The last word on each symbol.
fn newest(aliases: impl IntoIterator<Item = (String, Option<String>)>) -> HashMap<String, String> {
    let said: HashMap<String, Option<String>> = aliases.into_iter().collect();
    said.into_iter().filter_map(|(written, symbol)| Some((written, symbol?))).collect()
}

fn group(streams: Vec<Datastream>) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    for d in streams {
        match slots.iter_mut().find(|s| s.slot == d.slot) {
            Some(slot) => slot.streams.push((d.averaging, d.id)),
            None => slots.push(Slot {
                slot: d.slot,
                symbol: d.symbol,
                unit: d.unit,
                retired_on: d.retired_on,
                streams: vec![(d.averaging, d.id)],
            }),
        }
    }
    slots
}
