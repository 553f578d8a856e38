//! The history of the sample province: files of many months, received like any other, as if each had arrived when
//! it was measured.
//!
//! Until a month ago the province's data came from an older system, an hourly value each, a file a day; since then
//! its loggers send every few minutes themselves.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use kernel::{MICROS_PER_DAY, MICROS_PER_HOUR, Moment, Outcome, Problem};
use monitoring::receive::{self, Extent, Ready, Upload};
use tracing::info;

use super::files;
use super::stations::{STATIONS, SampleStation};
use super::year::{self, Outage};
use crate::house::House;

/// Minutes between the values of the older system.
pub const HOURLY: i64 = 60;
/// Bytes received in one transaction.
const TOGETHER: usize = 400_000;
/// Seconds from the end of an hour to the arrival of its file.
const TRANSIT: i64 = 20;
/// Hours that a broken logger has been silent when the history ends: long enough that its facility owes a notice.
const BROKEN_HOURS: i64 = 14;
/// Days at the end of the history of which every hour has a file of its own.
const DETAILED_DAYS: i64 = 3;

/// When the history begins, turns and ends.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Its first midnight.
    pub began: Moment,
    /// The midnight since which the loggers send themselves.
    pub origin: Moment,
    /// Its end.
    pub until: Moment,
}

/// Receives the history of every station, some at a time.
pub fn write_all(house: &House, span: Span) -> Outcome<()> {
    let (next, workers) = (AtomicUsize::new(0), thread::available_parallelism().map_or(1, usize::from));
    let work = || -> Outcome<()> {
        while let Some(station) = STATIONS.get(next.fetch_add(1, Ordering::Relaxed)) {
            let code = station.code;
            let id = house.db.read_now(move |tx| monitoring::station::id_of_code(tx, code))?;
            let id = id.ok_or_else(|| Problem::new(format!("the demo has no station {code}")))?;
            let files = write(house, station, id, span)?;
            info!(station = code, files, days = (span.until.0 - span.began.0) / MICROS_PER_DAY, "demo.history");
        }
        Ok(())
    };
    thread::scope(|scope| {
        let working: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        working.into_iter().try_for_each(|worker| {
            worker.join().unwrap_or_else(|_| Err(Problem::new("a worker of the demo's history panicked").into()))
        })
    })
}

/// Receives the history of a station; answers how many files that were.
fn write(house: &House, station: &'static SampleStation, id: i64, span: Span) -> Outcome<usize> {
    let until = if station.broken { span.until.plus_seconds(-BROKEN_HOURS * 3600) } else { span.until };
    let (receiver, mut batch, mut waiting, mut written) = (house.receiver(), Vec::new(), 0, 0);
    let of_station = receiver.clone();
    let profile = house.db.read_now(move |tx| receive::profile(tx, &of_station, id))?;
    for (after, end) in spans(span.began, until) {
        let interval =
            if after < span.origin { station.interval_minutes.max(HOURLY) } else { station.interval_minutes };
        let (slots, late) = arriving(station, files::slots(interval, after, end), span);
        let Some(file) = files::file(station, span.origin, &slots) else { continue };
        // What was held back comes with the rest of its day.
        let arrived_at = late.map_or(end, |late| late.max(end)).plus_seconds(TRANSIT).min(span.until);
        waiting += file.bytes.len();
        let upload =
            Upload { station: id, path: file.path, source: "127.0.0.1".to_owned(), arrived_at, bytes: file.bytes };
        batch.push(receive::prepare(&profile, &receiver.law.current(), upload, Extent::Whole)?);
        if waiting > TOGETHER {
            written += batch.len();
            flush(house, id, std::mem::take(&mut batch))?;
            waiting = 0;
        }
    }
    written += batch.len();
    flush(house, id, batch)?;
    Ok(written)
}

/// What a file each covers: days, and the hours of the last days.
fn spans(began: Moment, until: Moment) -> Vec<(Moment, Moment)> {
    let detailed = until.0 - DETAILED_DAYS * MICROS_PER_DAY;
    let (mut spans, mut after) = (Vec::new(), began);
    while after < until {
        let length = if after.0 < detailed { MICROS_PER_DAY } else { MICROS_PER_HOUR };
        let end = Moment(after.0 + length).min(until);
        spans.push((after, end));
        after = end;
    }
    spans
}

/// The slots of a day that ever arrived, and when they did where that was later.
fn arriving(station: &SampleStation, slots: Vec<Moment>, span: Span) -> (Vec<Moment>, Option<Moment>) {
    let outage = |slot: &Moment| if *slot <= span.origin { year::outage(station, *slot) } else { None };
    let kept = slots.iter().filter(|slot| outage(slot).is_none_or(|out| out.sends_later)).copied().collect();
    let late = slots.iter().filter_map(outage).filter(|out| out.sends_later).map(|Outage { until, .. }| until);
    (kept, late.max())
}

/// Receives these files of a station.
pub fn flush(house: &House, station: i64, files: Vec<Ready>) -> Outcome<()> {
    let receiver = house.receiver();
    house.db.append_now(station, move |tx| receive::store(tx, &receiver, files).map(|_| ()))
}
