//! Puts files that are read into the database: all files of a call share its statements.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{Moment, Outcome, Problem};
use series::StatusCode;
use series::frame::{self, FrameValue};
use store::Tx;

use super::classify::{Change, Classified, Known, Prepared, Seen, classify};
use super::prepare::Ready;
use super::{Receiver, Upload, decode, profile};
use crate::average;
use crate::frame::store::{self as frames, ChangeRow, FrameRow};
use crate::latest::{self, Latest, Newest};
use crate::network::Profile;
use crate::observation;
use crate::receipt::content::{self, Head};
use crate::receipt::store::{self as receipts, NewReceipt};
use crate::receipt::{Counts, Receipt};
use crate::rules::window::Period;

/// Stores files of one station in their order; answers their receipts.
pub fn store(tx: &mut Tx, receiver: &Receiver, files: Vec<Ready>) -> Outcome<Vec<Receipt>> {
    store_all(tx, receiver, files.into_iter().map(Cow::Owned).collect())
}

/// What became of a file that may have been received before.
#[derive(Debug, Clone, PartialEq)]
pub enum Met {
    /// It was received now.
    Now(Receipt),
    /// It had its receipt already, of this number.
    Before(i64),
}

/// Stores those files of one station that have no receipt yet: one with the bytes of the newest that came under the
/// same path from the same source is the same file, met again after we were stopped, or mirrored once more. What
/// came another way in between, as a correction by FTP, does not make it news.
pub fn store_new(tx: &mut Tx, receiver: &Receiver, files: &[Arc<Ready>]) -> Outcome<Vec<Met>> {
    let Some(Upload { station, source, .. }) = files.first().map(|file| &file.upload) else { return Ok(Vec::new()) };
    if files.iter().any(|file| file.upload.source != *source) {
        return Err(Problem::new("files of several sources in one place").into());
    }
    let paths: Vec<&str> = files.iter().map(|file| file.upload.path.as_str()).collect();
    let known = receipts::newest_of_paths(tx, *station, source, &paths)?;
    let before = |file: &Ready| {
        known.get(&file.upload.path).filter(|newest| newest.sha256 == file.sha256).map(|newest| newest.id)
    };
    let new = files.iter().filter(|file| before(file).is_none()).map(|file| Cow::Borrowed(&**file)).collect();
    let mut receipts = store_all(tx, receiver, new)?.into_iter();
    let became = files.iter().map(|file| match before(file) {
        Some(id) => Ok(Met::Before(id)),
        None => receipts.next().map(Met::Now).ok_or_else(|| Problem::new("a file got no receipt").into()),
    });
    became.collect()
}

fn store_all<'a>(tx: &mut Tx, receiver: &Receiver, files: Vec<Cow<'a, Ready>>) -> Outcome<Vec<Receipt>> {
    let Some(station) = files.first().map(|file| file.upload.station) else { return Ok(Vec::new()) };
    let (profile, law) = (profile(tx, receiver, station)?, receiver.law.current());
    let under = |file: Cow<'a, Ready>| Ok(file.under(&profile, &law)?.map_or(file, Cow::Owned));
    let files: Vec<Cow<'a, Ready>> = files.into_iter().map(under).collect::<Outcome<_>>()?;
    let (written, _) = put(tx, &profile, &files)?;
    Ok(written.into_iter().map(|(id, file)| file.receipt(id)).collect())
}

/// Puts readings of the station of `profile` into the database; answers what became of them, under the numbers of
/// their receipts, and what is known afterwards of the times that they are about.
pub(super) fn put<'a, F: Borrow<Ready>>(
    tx: &mut Tx,
    profile: &Profile,
    files: &'a [F],
) -> Outcome<(Vec<(i64, Written<'a>)>, Seen)> {
    let station = profile.station.id;
    let files = || files.iter().map(|file| -> &'a Ready { file.borrow() });
    if files().any(|file| file.upload.station != station) {
        return Err(Problem::new("files of several stations in one place").into());
    }
    let mut known = known(tx, station, files().flat_map(|file| &file.read.prepared))?;
    let mut written = Vec::new();
    for file in files() {
        let classified = classify(&file.read.prepared, file.upload.arrived_at, &mut known);
        let counts = Counts {
            accepted: classified.fresh.values().map(Vec::len).sum::<usize>() as i64,
            duplicate: classified.duplicates as i64,
            conflict: classified.changes.len() as i64,
            quarantined: file.read.quarantined.len() as i64,
        };
        if counts.accepted + counts.duplicate + counts.conflict != file.read.prepared.len() as i64 {
            return Err(Problem::new("readings of a file are not all accounted for").into());
        }
        let rows = rows(&classified, file.upload.arrived_at);
        let head = Head {
            station_id: station,
            names: Cow::Borrowed(&file.names),
            arrived_at: file.upload.arrived_at,
            sha256: &file.sha256,
            counts,
        };
        let content_hash = content::hash(&head, &rows.frames, &rows.changes);
        written.push(Written { file, classified, rows, counts, content_hash });
    }
    let ids = insert(tx, &profile.station.code, &mut written)?;
    let mut follow = Follow::of(tx, station)?;
    for (id, file) in ids.iter().zip(&written) {
        follow.admit(*id, file);
    }
    follow.write(tx, station)?;
    Ok((ids.into_iter().zip(written).collect(), known))
}

/// A file and what became of it.
pub(super) struct Written<'a> {
    file: &'a Ready,
    /// What its readings were against what was known.
    pub(super) classified: Classified<'a>,
    rows: Rows,
    counts: Counts,
    content_hash: String,
}

impl Written<'_> {
    pub(super) fn receipt(self, id: i64) -> Receipt {
        let Ready { upload, read, sha256, .. } = self.file;
        Receipt {
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
            counts: self.counts,
            batch_id: None,
        }
    }
}

/// Writes receipts with all that belongs to them; answers their numbers.
fn insert(tx: &mut Tx, account: &str, written: &mut [Written<'_>]) -> Outcome<Vec<i64>> {
    let new = written.iter().map(|w| {
        let upload = &w.file.upload;
        NewReceipt {
            station_id: upload.station,
            account,
            path: &upload.path,
            source: &upload.source,
            arrived_at: upload.arrived_at,
            bytes: upload.bytes.len() as i64,
            sha256: &w.file.sha256,
            layout: w.file.read.layout,
            content: w.file.read.content,
            counts: w.counts,
            content_hash: &w.content_hash,
        }
    });
    let ids = receipts::insert_all(tx, &new.collect::<Vec<_>>())?;
    for (id, w) in ids.iter().zip(written.iter_mut()) {
        w.rows.frames.iter_mut().for_each(|row| row.receipt_id = *id);
        w.rows.changes.iter_mut().for_each(|row| row.receipt_id = *id);
    }
    let numbered = || ids.iter().copied().zip(written.iter());
    receipts::insert_evidence(tx, numbered().map(|(id, w)| (id, &w.file.evidence)))?;
    receipts::insert_quarantine(tx, numbered().map(|(id, w)| (id, w.file.read.quarantined.as_slice())))?;
    for w in written.iter() {
        let station = w.file.upload.station;
        for row in &w.rows.changes {
            frames::insert_change(tx, station, row)?;
        }
    }
    let frames_of_all = written.iter().flat_map(|w| w.rows.frames.iter().map(|row| (w.file.upload.station, row)));
    frames::insert_all(tx, frames_of_all)?;
    Ok(ids)
}

/// What is stored for the times of these readings, newest versions.
fn known<'a>(tx: &mut Tx, station: i64, readings: impl Iterator<Item = &'a Prepared>) -> Outcome<Seen> {
    let times: BTreeSet<Moment> = readings.map(|r| r.time).collect();
    let mut known = Seen::default();
    for (after, until) in ranges(&times) {
        for row in frames::between(tx, station, after, until)? {
            for (index, entry) in decode(&row)?.into_iter().enumerate() {
                let first = Known {
                    id: observation::id(row.receipt_id, row.first_ordinal + index as i64),
                    arrived_at: row.arrived_at,
                    flags: entry.flags,
                    status: entry.status,
                    value: entry.text,
                    version: 0,
                };
                known.insert(row.time, entry.slot, first);
            }
        }
        for change in frames::changes_between(tx, station, after, until)? {
            let (time, slot) = (change.time, change.slot as u16);
            let newer = Known {
                id: known.get(time, slot).map_or(0, |first| first.id),
                arrived_at: change.arrived_at,
                flags: change.flags as u16,
                status: StatusCode::from_text(&change.status).unwrap_or(StatusCode::ABSENT),
                value: change.value.into(),
                version: change.version,
            };
            known.insert(time, slot, newer);
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

/// What a file adds to the observations.
struct Rows {
    /// By time.
    frames: Vec<FrameRow>,
    /// By time, slot, version.
    changes: Vec<ChangeRow>,
}

/// The rows of what is new; they get their receipt when it has a number.
fn rows(classified: &Classified<'_>, arrived_at: Moment) -> Rows {
    let mut rows = Rows { frames: Vec::new(), changes: Vec::new() };
    let mut first_ordinal = 0;
    for (time, readings) in &classified.fresh {
        let entries: Vec<FrameValue> = readings.iter().map(|reading| reading.packed()).collect();
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
            value: reading.value.to_string(),
        });
    }
    rows.changes.sort_by_key(|c| (c.time, c.slot, c.version));
    rows
}

/// What follows from new readings: the newest values, and averages to compute.
struct Follow<'a> {
    latest: Latest,
    /// Readings that are newer than those, one of each slot.
    newer: BTreeMap<u16, &'a Prepared>,
    windows: BTreeSet<(Period, Moment)>,
    news: bool,
}

impl<'a> Follow<'a> {
    fn of(tx: &mut Tx, station: i64) -> Outcome<Follow<'a>> {
        let latest = latest::store::of_station(tx, station)?.unwrap_or_default();
        Ok(Follow { latest, newer: BTreeMap::new(), windows: BTreeSet::new(), news: false })
    }

    fn admit(&mut self, receipt: i64, file: &Written<'a>) {
        let Classified { fresh, changes, .. } = &file.classified;
        if fresh.is_empty() && changes.is_empty() {
            return;
        }
        self.news = true;
        for time in fresh.keys().copied().chain(changes.iter().map(|c| c.reading.time)) {
            self.windows.extend(Period::COMMON.map(|p| (p, p.window(time).until())));
        }
        for reading in fresh.values().flatten().copied().chain(changes.iter().map(|c| c.reading)) {
            let newer = self.newer.entry(reading.slot).or_insert(reading);
            if newer.time <= reading.time {
                *newer = reading;
            }
        }
        let arrived_at = file.file.upload.arrived_at;
        if self.latest.arrived_at <= arrived_at {
            self.latest.arrived_at = arrived_at;
            self.latest.receipt_id = receipt;
        }
    }

    fn write(mut self, tx: &mut Tx, station: i64) -> Outcome<()> {
        if !self.news {
            return Ok(());
        }
        for reading in self.newer.into_values() {
            self.latest.admit(Newest {
                slot: reading.slot,
                time: reading.time.0,
                status: reading.status.as_str().to_owned(),
                flags: reading.flags,
                value: reading.value.to_string(),
            });
        }
        latest::store::put(tx, station, &self.latest)?;
        for (period, end) in self.windows {
            average::store::mark_dirty(tx, station, period, end)?;
        }
        Ok(())
    }
}
