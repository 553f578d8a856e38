//! Readings that a program sends as Observations of its station's series (*số liệu gửi qua giao diện*), one by one or
//! as arrays. They go the way of files: a receipt over the bytes as they came, classified against what is known.
//!
//! Observations that a station sends one by one within the same moment share a receipt; its evidence holds every
//! request whole, behind a line with its path and length (docs/decisions/0008-observations-by-http.md). It knows no
//! JSON: who reads that hands over series, time, status and the text of the value.

use std::sync::Arc;

use definitions::kinds::{Arrival, MediumUse};
use kernel::{Moment, Outcome, Problem, Refusal};
use series::{StatusCode, flags, is_sentinel, parse_value};
use smol_str::SmolStr;
use store::Tx;

use super::append::put;
use super::classify::{Prepared, Seen};
use super::prepare::Ready;
use super::read::{Read, shorten, status_flags};
use super::{Receiver, Upload, profile};
use crate::datastream::Averaging;
use crate::law::Current;
use crate::network::{Profile, Slot};
use crate::observation::{self, Observation};
use crate::receipt::{QuarantinedLine, Receipt};
use crate::rules::clock::{Timeliness, timeliness};
use crate::rules::plausible;

/// The layout of their receipts.
pub const LAYOUT: &str = "STA";
/// What stands for "no value", as in files.
pub const NO_VALUE: &str = "---";

/// Time and slot of a reading: what names an observation within its station.
pub type Key = (Moment, u16);

/// What one request said.
pub struct Observed {
    profile: Arc<Profile>,
    law: Current,
    rule: Arrival,
    path: &'static str,
    arrived_at: Moment,
    series: Vec<(i64, Slot)>,
    /// What the law says of the values of each of them.
    kept: Vec<Option<MediumUse>>,
    prepared: Vec<Prepared>,
    quarantined: Vec<QuarantinedLine>,
    rows: Vec<Option<Key>>,
}

/// A reading as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct Sent<'a> {
    /// When it was measured.
    pub time: Moment,
    /// The text of the value, or [`NO_VALUE`].
    pub value: &'a str,
    /// The state of the device.
    pub status: StatusCode,
}

/// Why a row is no reading: the reason of quarantine, and which of its parts shows it, from 1.
pub type Fault = (&'static str, i64);

impl Observed {
    /// Nothing read yet of a request of the station of `profile`.
    pub fn begin(profile: Arc<Profile>, law: &Current, path: &'static str, arrived_at: Moment) -> Outcome<Observed> {
        let (law, rule) = (law.clone(), law.arrival(arrived_at.day())?.body.clone());
        let (series, kept, prepared, quarantined, rows) = Default::default();
        Ok(Observed { profile, law, rule, path, arrived_at, series, kept, prepared, quarantined, rows })
    }

    /// The station.
    pub fn station(&self) -> i64 {
        self.profile.station.id
    }

    /// When it arrived.
    pub fn arrived_at(&self) -> Moment {
        self.arrived_at
    }

    /// The place of a series among those of this request; refused where the station may not write it.
    pub fn series(&mut self, datastream: i64) -> Result<usize, Refusal> {
        if let Some(place) = self.series.iter().position(|(id, _)| *id == datastream) {
            return Ok(place);
        }
        let of = |slot: &&Slot| slot.streams.iter().any(|(_, id)| *id == datastream);
        let slot = self.profile.slots.iter().find(of);
        let slot = slot.ok_or_else(|| Refusal::new("refused-api-datastream-foreign").with("id", datastream))?;
        if slot.stream(Averaging::Raw) != Some(datastream) {
            return Err(Refusal::new("refused-api-datastream-computed").with("id", datastream));
        }
        let measured = self.law.measured(&self.profile.station.medium, &slot.symbol, self.arrived_at.day());
        self.kept.push(measured.ok().map(|measured| measured.kept.clone()));
        self.series.push((datastream, slot.clone()));
        Ok(self.series.len() - 1)
    }

    /// Takes a reading of the series at `place`, or says why it is none.
    pub fn take(&mut self, place: usize, sent: &Sent<'_>) -> Result<(), &'static str> {
        let slot = &self.series[place].1;
        if slot.retired_on.is_some() && !slot.measured_on(sent.time.day()) {
            return Err("parameter-not-at-station");
        }
        let mut bits = status_flags(sent.status.meaning());
        match timeliness(sent.time, self.arrived_at, &self.rule) {
            Timeliness::Fine => {}
            Timeliness::Late => bits |= flags::LATE,
            Timeliness::Future => return Err("clock-future"),
            Timeliness::Ancient => return Err("clock-ancient"),
        }
        bits |= match parse_value(sent.value) {
            Some(number) => self.kept[place].as_ref().map_or(0, |kept| plausible::flags_of(kept, number)),
            None if is_sentinel(sent.value) => flags::SENTINEL,
            None => flags::MISSING,
        };
        let (time, slot) = (sent.time, slot.slot);
        let value = SmolStr::new(sent.value);
        self.prepared.push(Prepared { time, slot, status: sent.status, flags: bits, value });
        self.rows.push(Some((time, slot)));
        Ok(())
    }

    /// Puts a row aside that is no reading. What was written as value, time and status is kept for whoever looks.
    pub fn set_aside(&mut self, place: usize, (reason, column): Fault, written: [&str; 3]) {
        let (slot, [value, time, status]) = (&self.series[place].1, written);
        self.rows.push(None);
        self.quarantined.push(QuarantinedLine {
            line: self.rows.len() as i64,
            column,
            reason: reason.to_owned(),
            excerpt: shorten(&format!("{}\t{value}\t{}\t{time}\t{status}", slot.symbol, slot.unit)),
        });
    }

    /// Rows read so far.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What each row is about; none where it was set aside.
    pub fn rows(&self) -> &[Option<Key>] {
        &self.rows
    }
}

/// Requests of one station that share a receipt, read and packed.
pub struct Together {
    ready: Ready,
    profile: Arc<Profile>,
    series: Vec<(i64, Slot)>,
}

impl Together {
    /// Packs requests of one station, each with its bytes and the path it came to.
    pub fn pack(source: &str, all: Vec<(Observed, String, Vec<u8>)>) -> Outcome<Together> {
        let (first, ..) = all.first().ok_or_else(|| Problem::new("nothing was sent"))?;
        let (profile, path) = (first.profile.clone(), first.path.to_owned());
        let arrived_at = all.iter().map(|(one, ..)| one.arrived_at).max().unwrap_or_default();
        let mut read = Read { prepared: Vec::new(), quarantined: Vec::new(), layout: LAYOUT, content: None };
        let (mut bytes, mut series, mut rows) = (Vec::new(), Vec::new(), 0);
        for (one, path, body) in all {
            if one.profile.station.revision != profile.station.revision {
                return Err(changed().into());
            }
            bytes.extend_from_slice(format!("POST {path} {}\n", body.len()).as_bytes());
            bytes.extend_from_slice(&body);
            bytes.push(b'\n');
            read.quarantined.extend(one.quarantined.into_iter().map(|q| QuarantinedLine { line: q.line + rows, ..q }));
            rows += one.rows.len() as i64;
            read.prepared.extend(one.prepared);
            series.extend(one.series);
        }
        let times = read.prepared.iter().map(|p| p.time);
        read.content = times.clone().min().zip(times.max());
        let station = profile.station.id;
        let upload = Upload { station, path, source: source.to_owned(), arrived_at, bytes };
        Ok(Together { ready: Ready::read_already(&profile, upload, read)?, profile, series })
    }

    /// Their station.
    pub fn station(&self) -> i64 {
        self.profile.station.id
    }

    /// Stores them; they are refused if the station's series are others than when they were read.
    pub fn store(self, tx: &mut Tx, receiver: &Receiver) -> Outcome<Stored> {
        let now = profile(tx, receiver, self.profile.station.id)?;
        if now.station.revision != self.profile.station.revision && !self.holds_under(&now) {
            return Err(changed().into());
        }
        let (mut written, mut known) = put(tx, &now, std::slice::from_ref(&self.ready))?;
        let (receipt, written) = written.pop().ok_or_else(|| Problem::new("readings got no receipt"))?;
        for (ordinal, reading) in (0..).zip(written.classified.fresh.values().flatten()) {
            if let Some(known) = known.get_mut(reading.time, reading.slot) {
                known.id = observation::id(receipt, ordinal);
            }
        }
        Ok(Stored { receipt: written.receipt(receipt), known })
    }

    fn holds_under(&self, now: &Profile) -> bool {
        self.series.iter().all(|(_, slot)| now.slots.contains(slot))
    }
}

/// The station was set up anew in between: whoever sends again is judged by what holds now.
fn changed() -> Problem {
    Problem::busy("the station was set up anew while its readings were on their way")
}

/// What was stored, and what is known now of the times that it is about.
pub struct Stored {
    /// The receipt.
    pub receipt: Receipt,
    known: Seen,
}

impl Stored {
    /// The observation that a row became or was already, as it stands now.
    pub fn observation(&self, key: Key) -> Option<Observation> {
        let known = self.known.get(key.0, key.1)?;
        Some(Observation {
            id: known.id,
            slot: key.1,
            time: key.0,
            arrived_at: known.arrived_at,
            status: known.status,
            flags: known.flags,
            text: known.value.clone(),
            version: known.version,
        })
    }

    /// Its id.
    pub fn id(&self, key: Key) -> Option<i64> {
        self.known.get(key.0, key.1).map(|known| known.id)
    }
}
