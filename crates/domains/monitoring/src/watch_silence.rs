//! Watches which stations fall silent and which speak again (*theo dõi gián đoạn số liệu*).
//!
//! A station is silent by the rule of arrival. What begins, ends or becomes due is found by reading; only then
//! is anything written, so that a province in order writes nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, PublicId, Random};
use platform::journal::{self, Entry};

use crate::latest::{self, Latest};
use crate::law::Current;
use crate::network::{Network, Profile};
use crate::outage::{self, Finding, OUTAGE, Outage};
use crate::rules::condition::{Condition, Seen, condition};
use crate::tell;

/// What has happened since the last look.
enum Turn {
    /// A station fell silent after this reading.
    Begun(Arc<Profile>, Moment),
    /// A file arrived that ended an outage.
    Over(Outage, Moment),
    /// A facility owes a written notice.
    Due(Outage),
}

/// Whether anything is to be written; a read.
pub fn has_next(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<bool> {
    Ok(!turns(tx, network, law, now)?.is_empty())
}

/// Writes what has happened, and tells those who must know; gives how many outages it touched.
pub fn run(tx: &mut Tx, network: &Network, law: &Current, random: &Random, now: Moment) -> Outcome<usize> {
    let turns = turns(tx, network, law, now)?;
    let count = turns.len();
    for turn in turns {
        match turn {
            Turn::Begun(profile, since) => begin(tx, law, &profile, since, random, now)?,
            Turn::Over(outage, at) => end(tx, outage, at, now)?,
            Turn::Due(outage) => {
                outage::store::reminded(tx, outage.id, now)?;
                if let Some(profile) = network.profile(tx, outage.station_id)? {
                    tell::outage_due(tx, &profile, law, &outage, now)?;
                }
            }
        }
    }
    Ok(count)
}

fn turns(tx: &mut Tx, network: &Network, law: &Current, now: Moment) -> Outcome<Vec<Turn>> {
    let arrival = &law.arrival(now.day())?.body;
    let newest: HashMap<i64, Latest> = latest::store::all(tx)?.into_iter().collect();
    let mut turns = Vec::new();
    let mut going_on = HashSet::new();
    for outage in outage::store::open(tx)? {
        match newest.get(&outage.station_id) {
            Some(latest) if latest.time > outage.since => turns.push(Turn::Over(outage, latest.arrived_at)),
            _ => {
                going_on.insert(outage.station_id);
                if now >= outage.due_at && outage.reminded_at.is_none() && outage.reported_at.is_none() {
                    turns.push(Turn::Due(outage));
                }
            }
        }
    }
    for (id, profile) in network.profiles(tx)? {
        let Some(latest) = newest.get(&id).filter(|_| !going_on.contains(&id)) else { continue };
        // What measures nothing any more is not silent.
        if !profile.slots.iter().any(|slot| slot.measured_on(now.day())) {
            continue;
        }
        let seen = Seen {
            newest: Some(latest.time),
            interval_minutes: profile.station.interval_minutes,
            limited: false,
            exceeding: false,
        };
        if condition(&seen, arrival.silent_after_slots, arrival.late_after_seconds, now) == Condition::Silent {
            turns.push(Turn::Begun(profile, latest.time));
        }
    }
    Ok(turns)
}

fn begin(tx: &mut Tx, law: &Current, profile: &Profile, since: Moment, random: &Random, now: Moment) -> Outcome<()> {
    let rule = law.arrival(now.day())?;
    let new = Outage {
        id: 0,
        public_id: PublicId::random(random),
        station_id: profile.station.id,
        facility_id: profile.station.facility_id,
        area_id: profile.station.area_id,
        since,
        due_at: since.plus_seconds(rule.body.notice_after_seconds),
        resumed_at: None,
        reported_at: None,
        reminded_at: None,
        version: 1,
    };
    let id = outage::store::insert(tx, &new)?;
    let new = Outage { id, ..new };
    let finding = Finding { since, rule: rule.pin(), resumed_at: None, report: String::new() };
    write(tx, "outage.began", &new, &finding, now)?;
    tell::outage_began(tx, profile, law, &new, now)
}

fn end(tx: &mut Tx, outage: Outage, at: Moment, now: Moment) -> Outcome<()> {
    let Some(finding) = outage::newest(tx, outage.id)? else { return Ok(()) };
    let next = Outage { resumed_at: Some(at), version: outage.version + 1, ..outage };
    outage::store::update(tx, &next)?;
    write(tx, "outage.ended", &next, &Finding { resumed_at: Some(at), ..finding }, now)
}

fn write(tx: &mut Tx, verb: &'static str, outage: &Outage, finding: &Finding, now: Moment) -> Outcome<()> {
    let written = OUTAGE.write(tx, outage.id, now, &serde_json::to_value(finding)?)?;
    let entry = Entry::new(verb)
        .about("outage", outage.id)
        .about("station", outage.station_id)
        .in_area(outage.area_id)
        .version(written);
    journal::write(tx, &Actor::system("watch"), None, now, None, entry)?;
    Ok(())
}
