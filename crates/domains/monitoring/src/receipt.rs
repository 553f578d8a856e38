//! The receipt of one delivered file (*biên nhận tệp số liệu*): what arrived, when, from where, and
//! what became of every reading in it.

use kernel::Moment;
use serde::{Deserialize, Serialize};

pub mod content;
pub mod packed;
pub mod store;

/// Seconds by which the time in a file's name may miss what the file holds, before it is remarked: names say the
/// slot, the hour, or when the file was made. Nothing is decided by it.
const NAME_TOLERANCE: i64 = 3600;

/// What became of the readings of one file. The four counts add up to what the file held.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// New readings.
    pub accepted: i64,
    /// Readings that were known already, with the same value and status.
    pub duplicate: i64,
    /// Readings that were known with another value or status: kept as newer versions.
    pub conflict: i64,
    /// Lines that could not be read as a reading of this station.
    pub quarantined: i64,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// Its number.
    pub id: i64,
    /// The station it was delivered for.
    pub station_id: i64,
    /// The path under which the logger stored it.
    pub path: String,
    /// Where it came from: address of the logger.
    pub source: String,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// Size in bytes.
    pub bytes: i64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// Layout in which it was written: `L1`, `L2`, `L3`, `STA` for observations that a program sent, or `-` where none
    /// was recognised.
    pub layout: String,
    /// Earliest measuring time of the readings that fit.
    pub content_from: Option<Moment>,
    /// Latest measuring time of the readings that fit.
    pub content_to: Option<Moment>,
    /// What became of its readings.
    pub counts: Counts,
    /// The sealed batch it belongs to, once sealed.
    pub batch_id: Option<i64>,
}

impl Receipt {
    /// The time in the file's name, where it lies far from what the file holds: a remark for whoever looks, for a
    /// clock or a name is wrong, or a gap was sent again.
    pub fn name_far_from_content(&self) -> Option<Moment> {
        let named = series::FileName::of(&self.path).ok()?.time;
        let (from, to) = self.content_from.zip(self.content_to)?;
        let far = named < from.plus_seconds(-NAME_TOLERANCE) || named > to.plus_seconds(NAME_TOLERANCE);
        far.then_some(named)
    }
}

/// A line (or file) that is no reading of its station (*dòng bị cách ly*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarantinedLine {
    /// Line in the file, from 1; 0 for the file as a whole.
    pub line: i64,
    /// Column in characters, from 1; 0 for the whole line.
    pub column: i64,
    /// Stable reason code, the key `quarantine-<reason>` of its explanation.
    pub reason: String,
    /// The text, shortened.
    pub excerpt: String,
}

/// The bytes that a station delivered under `path` most recently, as they arrived.
pub fn original(tx: &mut ::store::Tx, station: i64, path: &str) -> kernel::Outcome<Option<Vec<u8>>> {
    let Some(receipt) = store::newest_of_path(tx, station, path)? else { return Ok(None) };
    evidence(tx, receipt.id)
}

/// The bytes behind a receipt, as they arrived.
pub fn evidence(tx: &mut ::store::Tx, receipt: i64) -> kernel::Outcome<Option<Vec<u8>>> {
    let Some(packed) = store::evidence(tx, receipt)? else { return Ok(None) };
    Ok(Some(packed.bytes().map_err(|p| p.context(format!("evidence of receipt {receipt}")))?))
}

/// The largest file that intake takes, in bytes: sixty days of fifteen values every five minutes in layout L1 fit.
pub const LARGEST: usize = 12 << 20;
