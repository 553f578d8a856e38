//! The receipt of one delivered file (*biên nhận tệp số liệu*): what arrived, when, from where, and
//! what became of every reading in it.

use kernel::{Moment, Problem};
use serde::{Deserialize, Serialize};

pub mod content;
pub mod store;

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
    /// Layout in which it was written: `L1`, `L2`, `L3`, or `-` where none was recognised.
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
    let Some((codec, body)) = store::evidence(tx, receipt)? else { return Ok(None) };
    let bytes = unpack(&codec, &body).map_err(|p| p.context(format!("evidence of receipt {receipt}")))?;
    Ok(Some(bytes))
}

/// The bytes of stored evidence, or why they cannot be had.
pub(crate) fn unpack(codec: &str, body: &[u8]) -> Result<Vec<u8>, Problem> {
    if codec != crate::receive::DEFLATE {
        return Err(Problem::new(format!("it is packed as {codec}")));
    }
    let mut bytes = Vec::new();
    // No upload is larger than this, so a damaged body cannot unpack to more.
    let mut reader = std::io::Read::take(flate2::read::DeflateDecoder::new(body), LARGEST);
    std::io::Read::read_to_end(&mut reader, &mut bytes).map_err(Problem::new)?;
    Ok(bytes)
}

/// The largest file that intake takes, in bytes.
pub const LARGEST: u64 = 1 << 20;
