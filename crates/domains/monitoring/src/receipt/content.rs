//! The hash that a receipt carries (*mã băm biên nhận*): over what arrived, when and from where, and over all
//! that was made of it. Sealing takes it into a batch; `verify` computes it again from what is stored.

use kernel::{Moment, sha256_hex};

use super::Counts;
use crate::frame::store::{ChangeRow, FrameRow};

/// The receipt itself.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// Station.
    pub station_id: i64,
    /// Path of the upload.
    pub path: &'a str,
    /// Address it came from.
    pub source: &'a str,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// SHA-256 of the bytes.
    pub sha256: &'a str,
    /// What became of the readings.
    pub counts: Counts,
}

/// SHA-256 over a line for the receipt, for each frame in the order of ordinals, for each newer version in
/// the order of time, slot, version. Texts that a logger chose stand in it as hashes, so that none can
/// look like another line.
pub fn hash(head: &Head<'_>, frames: &[FrameRow], changes: &[ChangeRow]) -> String {
    let Counts { accepted, duplicate, conflict, quarantined } = head.counts;
    let mut lines = vec![format!(
        "receipt {} {} {} {} {} {accepted} {duplicate} {conflict} {quarantined}\n",
        head.station_id,
        head.arrived_at.0,
        head.sha256,
        sha256_hex(head.path.as_bytes()),
        sha256_hex(head.source.as_bytes()),
    )];
    for f in frames {
        let body = sha256_hex(&f.body);
        lines.push(format!("frame {} {} {} {body}\n", f.time.0, f.first_ordinal, f.arrived_at.0));
    }
    for c in changes {
        let value = sha256_hex(c.value.as_bytes());
        let [time, arrived] = [c.time.0, c.arrived_at.0];
        lines.push(format!("change {time} {} {} {arrived} {} {} {value}\n", c.slot, c.version, c.status, c.flags));
    }
    sha256_hex(lines.concat().as_bytes())
}
