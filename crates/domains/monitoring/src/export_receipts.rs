//! Writes the receipts out as a table (*xuất danh sách biên nhận*): every file that arrived, and what became
//! of its readings.

use kernel::Outcome;
use store::Tx;

use crate::csv;
use crate::receipt::store::{Listed, each};

/// The columns; others script against them.
const COLUMNS: [&str; 9] =
    ["id", "station", "path", "arrived_at", "bytes", "accepted", "duplicate", "conflict", "quarantined"];

/// The table as CSV with its header, receipts by number; times are local (ISO 8601 with +07:00).
pub fn csv(tx: &mut Tx) -> Outcome<String> {
    let mut out = String::new();
    csv::line(&mut out, &COLUMNS);
    each(tx, |receipt: Listed| {
        csv::line(
            &mut out,
            &[
                receipt.id.to_string(),
                receipt.station,
                receipt.path,
                receipt.arrived_at.rfc3339_local(),
                receipt.bytes.to_string(),
                receipt.accepted.to_string(),
                receipt.duplicate.to_string(),
                receipt.conflict.to_string(),
                receipt.quarantined.to_string(),
            ],
        );
        Ok(())
    })?;
    Ok(out)
}
