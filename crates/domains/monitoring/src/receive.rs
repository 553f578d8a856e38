//! Receives one file of a data logger (*tiếp nhận tệp số liệu*), whole: evidence, receipt, readings,
//! newest values and the queue of averages in one transaction. The caller acknowledges the upload
//! only after that transaction has committed.
//!
//! Nothing of a file is dropped: a reading is accepted, a duplicate, a conflict, or stands in
//! quarantine with its place and reason (Circular 10/2021/TT-BTNMT, Annex 15).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use kernel::{Failure, Moment, Outcome, Problem, Refusal, sha256_hex};
use series::StatusCode;
use series::frame::{self, FrameBroken, FrameValue};
use store::Tx;

use crate::average;
use crate::frame::store::{self as frames, ChangeRow, FrameRow};
use crate::latest::{self, Newest};
use crate::law::Law;
use crate::network::Network;
use crate::receipt::content::{self, Head};
use crate::receipt::store::{self as receipts, NewReceipt};
use crate::receipt::{Counts, Receipt};
use crate::rules::window::Period;

mod classify;
mod read;

use classify::{Change, Classified, Known, Prepared, classify};

/// What receiving needs to know: the stations and the law in force.
#[derive(Clone)]
pub struct Receiver {
    /// Stations and their parameters.
    pub network: Network,
    /// Symbols, units and rules of intake.
    pub law: Law,
}

/// A file as it arrived.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The station whose account delivered it.
    pub station: i64,
    /// The path it was stored under.
    pub path: String,
    /// The address it came from.
    pub source: String,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The name by which evidence says that it is compressed as raw DEFLATE (RFC 1951).
pub const DEFLATE: &str = "deflate";

/// Receives `upload`; answers its receipt.
pub fn run(tx: &mut Tx, receiver: &Receiver, upload: &Upload) -> Outcome<Receipt> {
    let Some(profile) = receiver.network.profile(tx, upload.station)? else {
        return Err(Refusal::new("refused-station-unknown").into());
    };
    let read = read::read(&profile, &receiver.law.current(), upload)?;
    let known = known(tx, upload.station, &read.prepared)?;
    let total = read.prepared.len();
    let classified = classify(read.prepared, known);
    let counts = Counts {
        accepted: classified.fresh.values().map(Vec::len).sum::<usize>() as i64,
        duplicate: classified.duplicates as i64,
        conflict: classified.changes.len() as i64,
        quarantined: read.quarantined.len() as i64,
    };
    if counts.accepted + counts.duplicate + counts.conflict != total as i64 {
        return Err(Problem::new("readings of a file are not all accounted for").into());
    }
    let mut rows = rows(&classified, upload.arrived_at);
    let sha256 = sha256_hex(&upload.bytes);
    let head = Head {
        station_id: upload.station,
        path: &upload.path,
        source: &upload.source,
        arrived_at: upload.arrived_at,
        sha256: &sha256,
        counts,
    };
    let new = NewReceipt {
        station_id: upload.station,
        account: &profile.station.code,
        path: &upload.path,
        source: &upload.source,
        arrived_at: upload.arrived_at,
        bytes: upload.bytes.len() as i64,
        sha256: &sha256,
        layout: read.layout,
        content: read.content,
        counts,
        content_hash: &content::hash(&head, &rows.frames, &rows.changes),
    };
    let id = receipts::insert(tx, &new)?;
    receipts::insert_evidence(tx, id, DEFLATE, &compress(&upload.bytes)?)?;
    for (ordinal, line) in read.quarantined.iter().enumerate() {
        receipts::insert_quarantine(tx, id, ordinal as i64, line)?;
    }
    rows.append(tx, id, upload.station)?;
    follow(tx, id, upload, &classified)?;
    Ok(Receipt {
        id,
        station_id: upload.station,
        path: upload.path.clone(),
        source: upload.source.clone(),
        arrived_at: upload.arrived_at,
        bytes: upload.bytes.len() as i64,
        sha256: sha256.clone(),
        layout: read.layout.to_owned(),
        content_from: read.content.map(|c| c.0),
        content_to: read.content.map(|c| c.1),
        counts,
        batch_id: None,
    })
}

/// What is stored for the times of these readings, newest versions.
fn known(tx: &mut Tx, station: i64, readings: &[Prepared]) -> Outcome<BTreeMap<(Moment, u16), Known>> {
    let times: BTreeSet<Moment> = readings.iter().map(|r| r.time).collect();
    let mut known = BTreeMap::new();
    for (after, until) in ranges(&times) {
        for row in frames::between(tx, station, after, until)? {
            for entry in decode(&row)? {
                let value = Known { status: entry.status, value: entry.text.into_owned(), version: 0 };
                known.insert((row.time, entry.slot), value);
            }
        }
        for change in frames::changes_between(tx, station, after, until)? {
            let value = Known {
                status: StatusCode::from_text(&change.status).unwrap_or(StatusCode::ABSENT),
                value: change.value,
                version: change.version,
            };
            known.insert((change.time, change.slot as u16), value);
        }
    }
    Ok(known)
}

/// Spans `after < time <= until` that hold these times and little else: a live file has one time, a
/// re-sent gap hundreds in a row, a logger whose battery failed two that lie years apart.
fn ranges(times: &BTreeSet<Moment>) -> Vec<(Moment, Moment)> {
    let mut ranges: Vec<(Moment, Moment)> = Vec::new();
    for &time in times {
        match ranges.last_mut() {
            Some((_, until)) if time.seconds_since(*until) <= Period::Hour.seconds() => *until = time,
            _ => ranges.push((Moment(time.0 - 1), time)),
        }
    }
    ranges
}

/// The readings of a stored frame.
pub fn decode(row: &FrameRow) -> Outcome<Vec<FrameValue<'_>>> {
    frame::decode(&row.body).map_err(|e| damaged(row, e))
}

/// The reading of one slot in a stored frame, with its place in it.
pub fn find(row: &FrameRow, slot: u16) -> Outcome<Option<(usize, FrameValue<'_>)>> {
    frame::find(&row.body, slot).map_err(|e| damaged(row, e))
}

fn damaged(row: &FrameRow, why: FrameBroken) -> Failure {
    Failure::Broken(Problem::new(why).context(format!("frame of receipt {}", row.receipt_id)))
}

/// What a file adds to the observations.
struct Rows {
    /// By time.
    frames: Vec<FrameRow>,
    /// By time, slot, version.
    changes: Vec<ChangeRow>,
}

/// The rows of what is new; they get their receipt when it has a number.
fn rows(classified: &Classified, arrived_at: Moment) -> Rows {
    let mut rows = Rows { frames: Vec::new(), changes: Vec::new() };
    let mut first_ordinal = 0;
    for (time, readings) in &classified.fresh {
        let entries: Vec<FrameValue<'_>> = readings.iter().map(Prepared::packed).collect();
        let body = frame::encode(&entries);
        rows.frames.push(FrameRow { time: *time, receipt_id: 0, first_ordinal, arrived_at, body });
        first_ordinal += readings.len() as i64;
    }
    for Change { reading, version } in &classified.changes {
        rows.changes.push(ChangeRow {
            time: reading.time,
            slot: i64::from(reading.slot),
            version: *version,
            receipt_id: 0,
            arrived_at,
            status: reading.status.as_str().to_owned(),
            flags: i64::from(reading.flags),
            value: reading.value.clone(),
        });
    }
    rows.changes.sort_by_key(|c| (c.time, c.slot, c.version));
    rows
}

impl Rows {
    fn append(&mut self, tx: &mut Tx, receipt: i64, station: i64) -> Outcome<()> {
        for row in &mut self.frames {
            row.receipt_id = receipt;
            frames::insert(tx, station, row)?;
        }
        for row in &mut self.changes {
            row.receipt_id = receipt;
            frames::insert_change(tx, station, row)?;
        }
        Ok(())
    }
}

fn compress(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| Failure::Broken(Problem::new(e)))
}

/// What follows from new readings: the newest values, and averages to compute.
fn follow(tx: &mut Tx, receipt: i64, upload: &Upload, classified: &Classified) -> Outcome<()> {
    let news = || classified.fresh.values().flatten().chain(classified.changes.iter().map(|c| &c.reading));
    if news().next().is_none() {
        return Ok(());
    }
    let mut latest = latest::store::of_station(tx, upload.station)?.unwrap_or_default();
    for reading in news() {
        latest.admit(Newest {
            slot: reading.slot,
            time: reading.time.0,
            status: reading.status.as_str().to_owned(),
            flags: reading.flags,
            value: reading.value.clone(),
        });
    }
    if latest.arrived_at <= upload.arrived_at {
        latest.arrived_at = upload.arrived_at;
        latest.receipt_id = receipt;
    }
    latest::store::put(tx, upload.station, &latest)?;
    let windows: BTreeSet<(Period, Moment)> =
        news().flat_map(|r| Period::ALL.map(|p| (p, p.window(r.time).until()))).collect();
    for (period, end) in windows {
        average::store::mark_dirty(tx, upload.station, period, end)?;
    }
    Ok(())
}
