//! Numbers without gaps (*sổ cấp số*): one series a year, `1, 2, 3 …`, as registers of the law want.
//!
//! A number is given inside the transaction that uses it: if that is undone, so is the number. It
//! must not know how a number is written (`H06.23-261122-0001`); its owner formats it.

mod store;

use ::store::Tx;
use kernel::{Moment, Outcome};

/// The next number of a series in a year. Main lane only: the lane keeps two from getting the same.
pub fn next(tx: &mut Tx, series: &str, year: i16, now: Moment) -> Outcome<i64> {
    let number = last(tx, series, year)? + 1;
    store::issue(tx, series, i64::from(year), number, now)?;
    Ok(number)
}

/// The last number given in a series and year; 0 if none was.
pub fn last(tx: &mut Tx, series: &str, year: i16) -> Outcome<i64> {
    Ok(store::last(tx, series, i64::from(year))?.unwrap_or(0))
}
