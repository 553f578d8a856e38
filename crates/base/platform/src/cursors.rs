//! How far each consumer of the journal has come (*vị trí đọc nhật ký*).
//!
//! A consumer reads the entries after its place, does its work and moves on, all in one transaction:
//! then each entry has its effect once, whatever stops in between.

mod store;

use ::store::Tx;
use kernel::{Moment, Outcome, Problem};

use crate::journal::{self, Row};

/// The last entry that a consumer has dealt with; 0 for one that never ran.
pub fn get(tx: &mut Tx, name: &str) -> Outcome<i64> {
    Ok(store::get(tx, name)?.unwrap_or(0))
}

/// The entries that a consumer has not dealt with, oldest first.
pub fn pending(tx: &mut Tx, name: &str, limit: i64) -> Outcome<Vec<Row>> {
    let seq = get(tx, name)?;
    journal::after(tx, seq, limit)
}

/// Moves a consumer from `from`, the place it read at, to `to`. Fails when another run of it moved
/// first: then the whole transaction is undone and nothing happens twice.
pub fn advance(tx: &mut Tx, name: &str, from: i64, to: i64, now: Moment) -> Outcome<()> {
    let moved = if from == 0 { store::begin(tx, name, to, now)? } else { store::advance(tx, name, from, to, now)? };
    if moved == 1 {
        return Ok(());
    }
    Err(Problem::new(format!("the consumer {name} is no longer at entry {from}")).into())
}

/// All consumers and their places, for the operator's page.
pub fn all(tx: &mut Tx) -> Outcome<Vec<(String, i64, Moment)>> {
    Ok(store::all(tx)?)
}
