//! Writes the receipts out as a table (*xuất danh sách biên nhận*): every file that arrived, and what became
//! of its readings.

use fields::csv;
use std::io::Write;

use kernel::{Outcome, Problem};
use store::Db;

use crate::receipt::store::{Listed, listed_after};

/// The columns; others script against them.
const COLUMNS: [&str; 9] =
    ["id", "station", "path", "arrived_at", "bytes", "accepted", "duplicate", "conflict", "quarantined"];
/// Receipts read at one time: years of them never lie in memory, and no snapshot is held for long.
const PAGE: i64 = 1000;

/// The table as CSV with its header, receipts by number; times are local (ISO 8601 with +07:00).
pub fn csv(db: &Db, out: &mut impl Write) -> Outcome<()> {
    let mut lines = String::new();
    csv::line(&mut lines, &COLUMNS);
    let mut after = 0;
    loop {
        let page = db.read_now(move |tx| Ok(listed_after(tx, after, PAGE)?))?;
        after = page.last().map_or(after, |r| r.id);
        for receipt in &page {
            line(&mut lines, receipt);
        }
        out.write_all(lines.as_bytes()).map_err(|e| Problem::new(e).context("writing receipts"))?;
        lines.clear();
        if page.is_empty() {
            return Ok(());
        }
    }
}

fn line(out: &mut String, receipt: &Listed) {
    csv::line(
        out,
        &[
            receipt.id.to_string(),
            receipt.station.clone(),
            receipt.path.clone(),
            receipt.arrived_at.rfc3339_local(),
            receipt.bytes.to_string(),
            receipt.accepted.to_string(),
            receipt.duplicate.to_string(),
            receipt.conflict.to_string(),
            receipt.quarantined.to_string(),
        ],
    );
}
