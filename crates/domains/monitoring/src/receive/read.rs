//! Reads a file for its station: name, content, symbols, units, times; what does not fit goes to
//! quarantine with its place and reason. Knows no database.

use definitions::NoParameter;
use definitions::kinds::Arrival;
use kernel::{Failure, Moment, Outcome, Problem};
use series::{Bounds, FileName, Reading, Status, flags, logger_file};
use smol_str::ToSmolStr;

use super::Upload;
use super::classify::Prepared;
use crate::law::Current;
use crate::network::Profile;
use crate::observation::MOST_READINGS;
use crate::receipt::QuarantinedLine;
use crate::rules::clock::{Timeliness, timeliness};
use crate::rules::file_name::belongs;
use crate::rules::plausible;

/// The longest excerpt of a path or line that quarantine keeps, in characters.
const EXCERPT: usize = 200;

/// What a file says to its station.
#[derive(Clone)]
pub struct Read {
    /// Readings that fit the station.
    pub prepared: Vec<Prepared>,
    /// All else.
    pub quarantined: Vec<QuarantinedLine>,
    /// `L1`, `L2`, `L3`, or `-`.
    pub layout: &'static str,
    /// Earliest and latest measuring time of what fits.
    pub content: Option<(Moment, Moment)>,
}

/// Reads `upload` as a file of the station of `profile`; times are judged as of `judged_at`.
pub fn read(profile: &Profile, law: &Current, upload: &Upload, judged_at: Moment) -> Outcome<Read> {
    if let Some(reason) = misnamed(profile, &upload.path) {
        return Ok(Read::whole(reason, &upload.path));
    }
    let arrival = &law.arrival(judged_at.day())?.body;
    let file = logger_file::parse(&upload.bytes, &Bounds::default());
    if file.readings.len() > MOST_READINGS {
        return Ok(Read::whole("too-many-readings", &upload.path));
    }
    // A fault of ours would be silent loss: refuse the upload rather than acknowledge it.
    file.ledger(&upload.bytes).map_err(|e| Failure::Broken(Problem::new(e)))?;
    if file.readings.is_empty() && file.quarantined.is_empty() {
        return Ok(Read::whole("file-empty", &upload.path));
    }
    let mut read = Read {
        prepared: Vec::with_capacity(file.readings.len()),
        quarantined: Vec::new(),
        layout: file.layout.map_or("-", logger_file::Layout::code),
        content: None,
    };
    for q in &file.quarantined {
        read.quarantined.push(QuarantinedLine {
            line: i64::from(q.line),
            column: i64::from(q.column),
            reason: q.reason.code().to_owned(),
            excerpt: q.excerpt.clone(),
        });
    }
    for reading in &file.readings {
        match prepare(profile, law, arrival, judged_at, reading) {
            Ok(prepared) => read.prepared.push(prepared),
            Err(reason) => read.quarantined.push(QuarantinedLine {
                line: i64::from(reading.line),
                column: i64::from(reading.column),
                reason: reason.to_owned(),
                excerpt: shorten(&format!("{} {} {}", reading.symbol, reading.text, reading.unit)),
            }),
        }
    }
    let times = read.prepared.iter().map(|p| p.time);
    read.content = times.clone().min().zip(times.max());
    read.quarantined.sort_by_key(|q| (q.line, q.column));
    Ok(read)
}

impl Read {
    /// Nothing of the file is taken, for one reason.
    pub(super) fn whole(reason: &str, path: &str) -> Read {
        let line = QuarantinedLine { line: 0, column: 0, reason: reason.to_owned(), excerpt: shorten(path) };
        Read { prepared: Vec::new(), quarantined: vec![line], layout: "-", content: None }
    }
}

fn misnamed(profile: &Profile, path: &str) -> Option<&'static str> {
    match FileName::of(path) {
        Err(_) => Some("file-name"),
        Ok(name) if !belongs(&name, &profile.station.code) => Some("file-of-another-station"),
        Ok(_) => None,
    }
}

fn prepare(
    profile: &Profile,
    law: &Current,
    arrival: &Arrival,
    arrived_at: Moment,
    reading: &Reading<'_>,
) -> Result<Prepared, &'static str> {
    let medium = &profile.station.medium;
    let symbol = profile.meaning(&reading.symbol).unwrap_or(&reading.symbol);
    let measured = law.measured(medium, symbol, reading.time.day()).map_err(|e| match e {
        NoParameter::Unknown => "symbol-unknown",
        NoParameter::OtherMedium { .. } | NoParameter::NotInForce { .. } => "parameter-not-at-station",
    })?;
    let slot = profile.by_symbol(&measured.parameter.code).filter(|slot| slot.measured_on(reading.time.day()));
    let slot = slot.ok_or("parameter-not-at-station")?;
    let conversion = law.to_kept_unit(&measured, &reading.unit).ok_or("unit-unknown")?;
    let mut bits = status_flags(reading.status.meaning());
    match timeliness(reading.time, arrived_at, arrival) {
        Timeliness::Fine => {}
        Timeliness::Late => bits |= flags::LATE,
        Timeliness::Future => return Err("clock-future"),
        Timeliness::Ancient => return Err("clock-ancient"),
    }
    let value = match reading.value {
        None if reading.is_sentinel() => {
            bits |= flags::SENTINEL;
            reading.text.to_smolstr()
        }
        None => {
            bits |= flags::MISSING;
            reading.text.to_smolstr()
        }
        Some(number) => {
            let kept = conversion.apply(number);
            bits |= plausible::flags_of(measured.kept, kept);
            if conversion.is_none() { reading.text.to_smolstr() } else { kept.to_smolstr() }
        }
    };
    Ok(Prepared { time: reading.time, slot: slot.slot, status: reading.status, flags: bits, value })
}

pub(super) fn status_flags(status: Status) -> u16 {
    match status {
        Status::Measuring | Status::Unknown => 0,
        Status::Calibrating => flags::CALIBRATION,
        Status::Fault => flags::FAULT,
        // Vendors' own codes: whatever they mean, the device was not measuring.
        Status::Other(_) => flags::MAINTENANCE,
    }
}

pub(super) fn shorten(text: &str) -> String {
    text.chars().take(EXCERPT).collect()
}
