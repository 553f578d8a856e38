//! What the stations of programmes deliver: read from their newest readings, which are kept beside the frames anyway.
//!
//! Of programmes whose stations measure by themselves it is counted how many of them have measured within a day. Of
//! others nothing is: no reading says whether somebody went out and took samples.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use identity::{Authority, Right};
use kernel::{MICROS_PER_DAY, Moment, Outcome};

use super::{Kind, Programme, Standing, all, by_code};
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::overview::{self, Glance, glances};
use crate::rules::condition::Condition;
use crate::station::{self, Station};

/// A programme with those of its stations that the reader may see.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The programme.
    pub programme: Programme,
    /// Its stations in its order.
    pub stations: Vec<Observed>,
    /// What they deliver; none where that is not theirs to say, or not now.
    pub delivery: Option<Delivery>,
}

/// A station of a programme as it is now.
#[derive(Debug, Clone)]
pub struct Observed {
    /// The station.
    pub profile: Arc<Profile>,
    /// How it stands.
    pub condition: Condition,
    /// Its newest measuring time.
    pub newest: Option<Moment>,
}

/// What the stations of a running automatic programme delivered (*số liệu đã có*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// Its stations that the reader may see.
    pub stations: usize,
    /// Those of them that have measured within the last 24 hours.
    pub delivering: usize,
    /// The newest measuring time of any of them.
    pub newest: Option<Moment>,
}

/// The public programmes with their public stations.
pub fn public(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Shown>> {
    let glances = overview::public(tx, network, law, now)?;
    public_among(tx, &glances, now)
}

/// The same for whoever has the public stations at a glance already.
pub fn public_among<'a>(
    tx: &mut Tx,
    glances: impl IntoIterator<Item = &'a Glance>,
    now: Moment,
) -> Outcome<Vec<Shown>> {
    let mut programmes = all(tx, now.day())?;
    programmes.retain(|p| p.setup.public);
    Ok(among(programmes, glances, now))
}

/// A public programme by its code.
pub fn public_one(tx: &mut Tx, network: &Network, law: &Current, code: &str, now: Moment) -> Outcome<Option<Shown>> {
    let Some(programme) = by_code(tx, code)?.filter(|p| p.setup.public) else { return Ok(None) };
    one(tx, network, law, programme, |station| station.public, now).map(Some)
}

/// The programmes that an officer may read, each with its public stations and those in his reach.
pub fn within(tx: &mut Tx, by: &Authority, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Shown>> {
    by.require(Right::StationsRead)?;
    let mut programmes = all(tx, now.day())?;
    programmes.retain(|p| p.seen_by(by));
    let mut stations = station::store::all(tx)?;
    stations.retain(|station| in_sight(by, station));
    let glances = glances(tx, network, law, stations, now)?;
    Ok(among(programmes, &glances, now))
}

/// One of them by its code.
pub fn one_within(
    tx: &mut Tx,
    by: &Authority,
    network: &Network,
    law: &Current,
    code: &str,
    now: Moment,
) -> Outcome<Option<Shown>> {
    by.require(Right::StationsRead)?;
    let Some(programme) = by_code(tx, code)?.filter(|p| p.seen_by(by)) else { return Ok(None) };
    one(tx, network, law, programme, |station| in_sight(by, station), now).map(Some)
}

/// Programmes with those of their stations that are among `glances`.
fn among<'a>(programmes: Vec<Programme>, glances: impl IntoIterator<Item = &'a Glance>, now: Moment) -> Vec<Shown> {
    let known: HashMap<i64, &Glance> = glances.into_iter().map(|g| (g.profile.station.id, g)).collect();
    let shown = |programme: Programme| {
        let stations: Vec<Observed> =
            programme.setup.stations.iter().filter_map(|id| known.get(id)).map(|g| observed(g)).collect();
        let delivery = delivery(&programme, &stations, now);
        Shown { programme, stations, delivery }
    };
    programmes.into_iter().map(shown).collect()
}

fn in_sight(by: &Authority, station: &Station) -> bool {
    station.public || by.scope().covers(station.area_id, station.facility_id)
}

fn one(
    tx: &mut Tx,
    network: &Network,
    law: &Current,
    programme: Programme,
    seen: impl Fn(&Station) -> bool,
    now: Moment,
) -> Outcome<Shown> {
    let mut stations = Vec::with_capacity(programme.setup.stations.len());
    for id in &programme.setup.stations {
        stations.extend(station::store::by_id(tx, *id)?.filter(&seen));
    }
    let glances = glances(tx, network, law, stations, now)?;
    let stations: Vec<Observed> = glances.iter().map(observed).collect();
    let delivery = delivery(&programme, &stations, now);
    Ok(Shown { programme, stations, delivery })
}

fn observed(glance: &Glance) -> Observed {
    Observed {
        profile: glance.profile.clone(),
        condition: glance.condition,
        newest: glance.latest.as_ref().map(|latest| latest.time),
    }
}

fn delivery(programme: &Programme, stations: &[Observed], now: Moment) -> Option<Delivery> {
    let counted = programme.setup.kind == Kind::Automatic && programme.standing(now.day()) == Standing::Running;
    if !counted || stations.is_empty() {
        return None;
    }
    let since = Moment(now.0 - MICROS_PER_DAY);
    Some(Delivery {
        stations: stations.len(),
        delivering: stations.iter().filter(|s| s.newest.is_some_and(|at| at > since)).count(),
        newest: stations.iter().filter_map(|s| s.newest).max(),
    })
}
