//! When a station was known to stand at its Location.

use crate::sta::out::{Out, moment};
use crate::sta::reader::Named;

pub const COLUMNS: &[&str] = &["id", "time"];

pub fn write(row: &Named<'_>, out: &mut Out<'_>) {
    out.put_some("time", row.moment("time").map(moment));
}
