//! All stations at a glance (*toàn cảnh mạng quan trắc*): what the public home, the map and the desk list show.

use kernel::{Day, MICROS_PER_DAY, Moment, Outcome};
use store::Tx;

use crate::exceedance;
use crate::latest::{self, Latest};
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::rules::condition::{Condition, Seen, condition};
use crate::station::{self, Station};

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A station at a glance.
#[derive(Debug, Clone)]
pub struct Glance {
    /// The station with its parameters.
    pub profile: Arc<Profile>,
    /// How it stands.
    pub condition: Condition,
    /// Its newest readings.
    pub latest: Option<Latest>,
    /// Symbols of parameters whose newest completed statistic is over its limit.
    pub exceeding: Vec<String>,
}

/// The stations that the public may see, in the order of their names.
pub fn public(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Glance>> {
    let stations = station::store::public(tx)?;
    glances(tx, network, law, stations, now)
}

/// These stations at a glance, in their order.
pub fn glances(
    tx: &mut Tx,
    network: &Network,
    law: &Current,
    stations: Vec<Station>,
    now: Moment,
) -> Outcome<Vec<Glance>> {
    // A page of one station asks for its own rows, a list for all of them at once.
    let (mut profiles, mut newest) = match stations.as_slice() {
        [one] => of_one(tx, network, one.id)?,
        _ => (network.profiles(tx)?, latest::store::all(tx)?.into_iter().collect()),
    };
    let mut over: HashMap<i64, Vec<String>> = HashMap::new();
    for (station, symbol) in exceedance::store::symbols_since(tx, Moment(now.0 - MICROS_PER_DAY))? {
        over.entry(station).or_default().push(symbol);
    }
    let limited = judged(tx, law, now.day())?;
    let arrival = &law.arrival(now.day())?.body;
    let mut out = Vec::with_capacity(stations.len());
    for station in stations {
        let Some(profile) = profiles.remove(&station.id) else { continue };
        let latest = newest.remove(&station.id);
        let exceeding = over.remove(&station.id).unwrap_or_default();
        let seen = Seen {
            newest: latest.as_ref().map(|l| l.time),
            interval_minutes: station.interval_minutes,
            limited: limited.contains(&station.id),
            exceeding: !exceeding.is_empty(),
        };
        let condition = condition(&seen, arrival.silent_after_slots, arrival.late_after_seconds, now);
        out.push(Glance { profile, condition, latest, exceeding });
    }
    Ok(out)
}

/// Stations whose averages are compared with limits. A set that limits single samples only says of no station that it
/// keeps its limits.
pub fn judged(tx: &mut Tx, law: &Current, day: Day) -> Outcome<HashSet<i64>> {
    let mut sets: HashMap<String, bool> = HashMap::new();
    let mut found = HashSet::new();
    for (station, set) in station::store::limited(tx)? {
        if *sets.entry(set).or_insert_with_key(|set| law.compares_averages(set, day)) {
            found.insert(station);
        }
    }
    Ok(found)
}

/// Profiles and newest readings by station.
type Known = (HashMap<i64, Arc<Profile>>, HashMap<i64, Latest>);

/// Profile and newest readings of one station.
fn of_one(tx: &mut Tx, network: &Network, id: i64) -> Outcome<Known> {
    let profile = network.profile(tx, id)?.map(|profile| (id, profile));
    let newest = latest::store::of_station(tx, id)?.map(|latest| (id, latest));
    Ok((profile.into_iter().collect(), newest.into_iter().collect()))
}
