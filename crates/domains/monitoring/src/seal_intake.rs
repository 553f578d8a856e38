//! Seals receipts into batches (*niêm phong lô nhận*): one hash over all that has arrived since the last
//! batch. Runs in the derivation lane, so batches are formed one after the other.

use kernel::{Moment, Outcome, Problem, sha256_hex};
use store::Tx;

use crate::receipt::store::{self as receipts, Batch, Unsealed};

/// Receipts that one batch holds at most, so that the transaction stays short.
pub const BATCH: usize = 2000;

/// Seals what waits, one batch; answers how many receipts that were. After less than a full one nothing was waiting
/// any more.
pub fn run(tx: &mut Tx, now: Moment) -> Outcome<usize> {
    let waiting = receipts::unsealed(tx, BATCH as i64)?;
    let (Some(first), Some(last)) = (waiting.first(), waiting.last()) else { return Ok(0) };
    let mut stations: Vec<i64> = waiting.iter().map(|r| r.station_id).collect();
    stations.sort_unstable();
    stations.dedup();
    let batch = Batch {
        id: 0,
        first_receipt: first.id,
        last_receipt: last.id,
        receipts: waiting.len() as i64,
        stations: stations.iter().map(i64::to_string).collect::<Vec<_>>().join(","),
        hash: hash(waiting.iter().map(|r: &Unsealed| (r.id, r.content_hash.as_str()))),
    };
    let id = receipts::insert_batch(tx, &batch, now)?;
    if receipts::set_batch(tx, batch.first_receipt, batch.last_receipt, id)? != waiting.len() as u64 {
        return Err(Problem::new("a batch holds other receipts than were hashed").into());
    }
    Ok(waiting.len())
}

/// The hash of a batch: SHA-256 over a line `number hash` for each receipt, in the order of numbers.
pub fn hash<'a>(receipts: impl Iterator<Item = (i64, &'a str)>) -> String {
    let mut text = String::new();
    for (id, content_hash) in receipts {
        text.push_str(&id.to_string());
        text.push(' ');
        text.push_str(content_hash);
        text.push('\n');
    }
    sha256_hex(text.as_bytes())
}
