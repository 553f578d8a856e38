//! Receives files of a data logger (*tiếp nhận tệp số liệu*), whole: evidence, receipt, readings,
//! newest values and the queue of averages in one transaction. The caller acknowledges the upload
//! only after that transaction has committed.
//!
//! Nothing of a file is dropped: a reading is accepted, a duplicate, a conflict, or stands in
//! quarantine with its place and reason (Circular 10/2021/TT-BTNMT, Annex 15). What can be done without the
//! database ([`prepare`]) may be done before its turn comes; what needs it ([`store`]) is done for many files of a
//! station at once.

use std::sync::Arc;

use kernel::{Failure, Moment, Outcome, Problem, Refusal};
use series::frame::{self, FrameBroken, FrameValue};
use store::Tx;

use crate::frame::store::FrameRow;
use crate::law::Law;
use crate::network::{Network, Profile};
use crate::receipt::Receipt;

mod append;
mod classify;
pub mod observed;
mod prepare;
pub(crate) mod read;

pub use append::{Met, store, store_new};
pub use prepare::{Ready, prepare, prepare_again};

/// What receiving needs to know: the stations and the law in force.
#[derive(Clone)]
pub struct Receiver {
    /// Stations and their parameters.
    pub network: Network,
    /// Symbols, units and rules of intake.
    pub law: Law,
}

/// A file as it arrived.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The station whose account delivered it.
    pub station: i64,
    /// The path it was stored under.
    pub path: String,
    /// The address it came from.
    pub source: String,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much of a file is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// Its beginning: there was more of it than is taken.
    Beginning,
}

/// Bytes of the path of an upload, as text: an index of PostgreSQL holds two and a half times that, and so what is mended
/// under a folder of our own before the name.
pub const LONGEST_PATH: usize = 1000;

/// Receives `upload`; answers its receipt.
pub fn run(tx: &mut Tx, receiver: &Receiver, upload: &Upload) -> Outcome<Receipt> {
    let profile = profile(tx, receiver, upload.station)?;
    let ready = prepare(&profile, &receiver.law.current(), upload.clone(), Extent::Whole)?;
    let mut receipts = store(tx, receiver, vec![ready])?;
    receipts.pop().ok_or_else(|| Problem::new("a file got no receipt").into())
}

/// The station that delivers, as it is in this transaction.
pub fn profile(tx: &mut Tx, receiver: &Receiver, station: i64) -> Outcome<Arc<Profile>> {
    let unknown = || Refusal::new("refused-station-unknown");
    Ok(receiver.network.profile(tx, station)?.ok_or_else(unknown)?)
}

/// The readings of a stored frame.
pub fn decode(row: &FrameRow) -> Outcome<Vec<FrameValue>> {
    frame::decode(&row.body).map_err(|e| damaged(row, e))
}

/// The reading of one slot in a stored frame, with its place in it.
pub fn find(row: &FrameRow, slot: u16) -> Outcome<Option<(usize, FrameValue)>> {
    frame::find(&row.body, slot).map_err(|e| damaged(row, e))
}

fn damaged(row: &FrameRow, why: FrameBroken) -> Failure {
    Failure::Broken(Problem::new(why).context(format!("frame of receipt {}", row.receipt_id)))
}
