//! Observations as they are read back (*số liệu quan trắc*): frames opened, newer versions in the place of
//! older ones.

use kernel::{Moment, Outcome};
use series::frame::FrameValue;
use series::{StatusCode, flags, parse_value};
use smol_str::SmolStr;
use store::Tx;

use crate::frame::store::{self as frames, ChangeRow, FrameRow};
use crate::receive::{decode, find};

/// How many readings one receipt can number: an observation's id is its receipt and its ordinal in it. Ids stay
/// below 2⁵³, as JSON needs, for the first 34 thousand million receipts.
const ORDINALS: i64 = 1 << 18;
/// The most readings that are taken of one file: sixty days of fifteen values every five minutes.
pub const MOST_READINGS: usize = ORDINALS as usize;

/// One reading, its newest version.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Id: the receipt and the ordinal within it, never its time.
    pub id: i64,
    /// Slot of the parameter within the station.
    pub slot: u16,
    /// When it was measured.
    pub time: Moment,
    /// When this version arrived.
    pub arrived_at: Moment,
    /// Status code as the logger wrote it.
    pub status: StatusCode,
    /// Flag bits (`series::flags`).
    pub flags: u16,
    /// The value's text.
    pub text: SmolStr,
    /// 0 as first delivered, one more for each conflict.
    pub version: i64,
}

impl Observation {
    /// The measured value, where the reading is a measurement: not calibration, fault or `---`.
    pub fn measured(&self) -> Option<f64> {
        if self.counts() { parse_value(&self.text) } else { None }
    }

    /// Whether it may enter averages and verdicts.
    pub fn counts(&self) -> bool {
        self.status.counts_for_average() && !flags::invalidated(self.flags)
    }
}

/// The id of a reading by its receipt and its ordinal in it.
pub(crate) fn id(receipt: i64, ordinal: i64) -> i64 {
    receipt * ORDINALS + ordinal
}

/// The receipt and ordinal of an observation's id.
pub fn split_id(id: i64) -> (i64, i64) {
    (id.div_euclid(ORDINALS), id.rem_euclid(ORDINALS))
}

/// The readings of a station with `after < time <= until`, by time and slot; of one slot, or of all.
pub fn between(
    tx: &mut Tx,
    station: i64,
    slot: Option<u16>,
    after: Moment,
    until: Moment,
) -> Outcome<Vec<Observation>> {
    let rows = frames::between(tx, station, after, until)?;
    let changes = frames::changes_between(tx, station, after, until)?;
    open(&rows, slot, &changes)
}

/// The newest readings of a station at or before `until`, newest first: those of the newest `frames` frames.
pub fn newest(
    tx: &mut Tx,
    station: i64,
    slot: Option<u16>,
    until: Moment,
    frame_count: i64,
) -> Outcome<Vec<Observation>> {
    let rows = frames::newest(tx, station, until, frame_count)?;
    let (Some(oldest), Some(newest)) = (rows.last().map(|r| r.time), rows.first().map(|r| r.time)) else {
        return Ok(Vec::new());
    };
    let changes = frames::changes_between(tx, station, Moment(oldest.0 - 1), newest)?;
    let mut found = open(&rows, slot, &changes)?;
    found.reverse();
    Ok(found)
}

/// The observation of an id, with its station.
pub fn by_id(tx: &mut Tx, id: i64) -> Outcome<Option<(i64, Observation)>> {
    let (receipt, ordinal) = split_id(id);
    let Some((station, time)) = frames::holding(tx, receipt, ordinal)? else { return Ok(None) };
    let wanted = |o: &Observation| o.id == id;
    let all = between(tx, station, None, Moment(time.0 - 1), time)?;
    Ok(all.into_iter().find(wanted).map(|o| (station, o)))
}

/// Opens frames of one station, by time and slot, and puts newer versions in the place of older ones. `changes`
/// come oldest version first. A slot of a time stands in one frame only: what is sent again is a change.
pub(crate) fn open(rows: &[FrameRow], slot: Option<u16>, changes: &[ChangeRow]) -> Outcome<Vec<Observation>> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        match slot {
            Some(slot) => found.extend(find(row, slot)?.map(|(index, entry)| observation(row, index, entry))),
            None => found.extend(decode(row)?.into_iter().enumerate().map(|(n, entry)| observation(row, n, entry))),
        }
    }
    found.sort_unstable_by_key(|o| (o.time, o.slot));
    for change in changes {
        let place = found.binary_search_by_key(&(change.time, change.slot as u16), |o| (o.time, o.slot));
        if let Some(observation) = place.ok().and_then(|at| found.get_mut(at)) {
            observation.arrived_at = change.arrived_at;
            observation.status = StatusCode::from_text(&change.status).unwrap_or(StatusCode::ABSENT);
            observation.flags = change.flags as u16;
            observation.text = change.value.as_str().into();
            observation.version = change.version;
        }
    }
    Ok(found)
}

fn observation(row: &FrameRow, index: usize, entry: FrameValue) -> Observation {
    Observation {
        id: id(row.receipt_id, row.first_ordinal + index as i64),
        slot: entry.slot,
        time: row.time,
        arrived_at: row.arrived_at,
        status: entry.status,
        flags: entry.flags,
        text: entry.text,
        version: 0,
    }
}
