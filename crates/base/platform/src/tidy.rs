//! What this crate keeps only for a while is put away (*dọn dẹp*); a nightly job calls it.

use ::store::Tx;
use kernel::{MICROS_PER_DAY, Moment, Outcome};

use crate::{commands, jobs, table_import};

/// Days that done jobs stay in the list.
const JOBS: i64 = 14;
/// Days that the rows of a finished import stay for its report; its file and its entry in the
/// journal stay for good.
const IMPORTS: i64 = 90;

/// Forgets old commands, done jobs, and the rows of old imports.
pub fn tidy(tx: &mut Tx, now: Moment) -> Outcome<()> {
    let ago = |days: i64| Moment(now.0 - days * MICROS_PER_DAY);
    commands::purge(tx, now)?;
    jobs::purge(tx, ago(JOBS))?;
    table_import::purge(tx, ago(IMPORTS))?;
    Ok(())
}
