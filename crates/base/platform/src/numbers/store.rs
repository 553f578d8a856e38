//! SQL of numbers.

use ::store::{Error, Tx, args};
use kernel::Moment;

/// The last number of a series and year.
pub(super) fn last(tx: &mut Tx, series: &str, year: i64) -> Result<Option<i64>, Error> {
    tx.maybe(
        "select number from issued_number where series = ?1 and year = ?2 order by number desc limit 1",
        args![series, year],
    )
}

/// Writes a number as given.
pub(super) fn issue(tx: &mut Tx, series: &str, year: i64, number: i64, now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into issued_number (series, year, number, issued_at) values (?1, ?2, ?3, ?4)",
        args![series, year, number, now],
    )?;
    Ok(())
}
