//! The hash that a receipt carries (*mã băm biên nhận*): over what arrived, when and from where, and over all
//! that was made of it. Sealing takes it into a batch; `verify` computes it again from what is stored.

use std::borrow::Cow;

use kernel::{Moment, sha256_hex};

use super::Counts;
use crate::frame::store::{ChangeRow, FrameRow};

/// The receipt itself.
#[derive(Debug, Clone)]
pub struct Head<'a> {
    /// Station.
    pub station_id: i64,
    /// Hashes of path and source, as [`names`] writes them.
    pub names: Cow<'a, str>,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// SHA-256 of the bytes.
    pub sha256: &'a str,
    /// What became of the readings.
    pub counts: Counts,
}

/// SHA-256 of the path of an upload and of the address that it came from. Texts that a logger chose stand in the hash
/// of a receipt as hashes, so that none can look like another line.
pub fn names(path: &str, source: &str) -> String {
    format!("{} {}", sha256_hex(path.as_bytes()), sha256_hex(source.as_bytes()))
}

/// SHA-256 over a line for the receipt, for each frame in the order of ordinals, for each newer version in
/// the order of time, slot, version.
pub fn hash(head: &Head<'_>, frames: &[FrameRow], changes: &[ChangeRow]) -> String {
    sha256_hex(lines(head, frames, changes).as_bytes())
}

fn lines(head: &Head<'_>, frames: &[FrameRow], changes: &[ChangeRow]) -> String {
    let Head { station_id, names, arrived_at, sha256, counts } = head;
    let Counts { accepted, duplicate, conflict, quarantined } = counts;
    let at = arrived_at.0;
    let mut lines =
        format!("receipt {station_id} {at} {sha256} {names} {accepted} {duplicate} {conflict} {quarantined}\n");
    for f in frames {
        let body = sha256_hex(&f.body);
        lines += &format!("frame {} {} {} {body}\n", f.time.0, f.first_ordinal, f.arrived_at.0);
    }
    for c in changes {
        let value = sha256_hex(c.value.as_bytes());
        let [time, arrived] = [c.time.0, c.arrived_at.0];
        lines += &format!("change {time} {} {} {arrived} {} {} {value}\n", c.slot, c.version, c.status, c.flags);
    }
    lines
}
