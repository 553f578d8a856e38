//! Writes each sealed batch of receipts into the journal (*ghi nhật ký lô nhận*), so that what was received
//! is part of the chain; and checks afterwards that it still is what was sealed.

use kernel::{Actor, Moment, Outcome};
use platform::cursors;
use platform::journal::{self, Entry};
use serde_json::json;
use store::Tx;

use crate::frame::store as frames;
use crate::receipt::content;
use crate::receipt::store::{self as receipts, Batch};
use crate::seal_intake;

/// Batches journalled in one transaction.
const BATCHES: i64 = 20;
/// The name of the place reached.
const CURSOR: &str = "intake.journalled";
/// The verb of a batch's entry.
pub const VERB: &str = "intake.sealed";

/// Journals the next batches; answers how many.
pub fn run(tx: &mut Tx, now: Moment) -> Outcome<usize> {
    let from = cursors::get(tx, CURSOR)?;
    let batches = receipts::batches_after(tx, from, BATCHES)?;
    let Some(to) = batches.last().map(|b| b.id) else { return Ok(0) };
    for batch in &batches {
        let mut entry = Entry::new(VERB).about("intake_batch", batch.id).with(json!({
            "first_receipt": batch.first_receipt,
            "last_receipt": batch.last_receipt,
            "receipts": batch.receipts,
            "hash": batch.hash,
        }));
        for station in batch.stations.split(',').filter_map(|s| s.parse().ok()) {
            entry = entry.about("station", station);
        }
        journal::write(tx, &Actor::system("intake"), None, now, None, entry)?;
    }
    cursors::advance(tx, CURSOR, from, to, now)?;
    Ok(batches.len())
}

/// What is wrong with a sealed batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tampered {
    /// Receipts of the batch are missing, added, or carry another hash.
    Batch {
        /// Its number.
        batch: i64,
    },
    /// The bytes of a receipt are no longer those that arrived.
    Evidence {
        /// Its number.
        receipt: i64,
    },
    /// A receipt or its readings are no longer what was made of the bytes.
    Readings {
        /// Its number.
        receipt: i64,
    },
}

/// Compares the batch of a journal entry with what is stored now.
pub fn verify_entry(tx: &mut Tx, row: &journal::Row) -> Outcome<Vec<Tampered>> {
    let number = |name: &str| row.body.get(name).and_then(serde_json::Value::as_i64).unwrap_or_default();
    let batch = Batch {
        id: row.subjects.iter().find(|s| s.kind == "intake_batch").map_or(0, |s| s.id),
        first_receipt: number("first_receipt"),
        last_receipt: number("last_receipt"),
        receipts: number("receipts"),
        stations: String::new(),
        hash: String::new(),
    };
    let hash = row.body.get("hash").and_then(serde_json::Value::as_str).unwrap_or_default();
    verify(tx, &batch, hash)
}

/// Compares a batch with what is stored now; `hash` is the one that the journal carries.
pub fn verify(tx: &mut Tx, batch: &Batch, hash: &str) -> Outcome<Vec<Tampered>> {
    let mut faults = Vec::new();
    let sealed = receipts::of_batch(tx, batch)?;
    let now = seal_intake::hash(sealed.iter().map(|r| (r.id, r.content_hash.as_str())));
    if now != hash || sealed.len() as i64 != batch.receipts {
        faults.push(Tampered::Batch { batch: batch.id });
    }
    for receipt in &sealed {
        // Evidence that is gone or cannot be unpacked any more is a finding, too, not an end of the search.
        let evidence = receipts::evidence(tx, receipt.id)?;
        let bytes = evidence.and_then(|packed| packed.bytes().ok());
        if bytes.is_none_or(|bytes| kernel::sha256_hex(&bytes) != receipt.sha256) {
            faults.push(Tampered::Evidence { receipt: receipt.id });
        }
        let stored = frames::of_receipt(tx, receipt.id)?;
        let changes = frames::changes_of_receipt(tx, receipt.id)?;
        let computed = content::hash(&receipt.head(), &stored, &changes);
        if computed != receipt.content_hash {
            faults.push(Tampered::Readings { receipt: receipt.id });
        }
    }
    Ok(faults)
}

/// Whether a batch waits to be journalled; a read, so that an idle program writes nothing.
pub fn has_next(tx: &mut Tx) -> Outcome<bool> {
    let from = cursors::get(tx, CURSOR)?;
    Ok(!receipts::batches_after(tx, from, 1)?.is_empty())
}
