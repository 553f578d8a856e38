//! An exceedance that nobody has taken up in time goes one level up (*báo cáo vượt cấp*): those who answer for
//! the whole province hear of it, once.

use ::store::Tx;
use definitions::rules::office_time;
use identity::Right;
use kernel::{Moment, Outcome, Refusal};
use platform::cursors;
use platform::settings::Setting;

use super::{NEWS, Place, TELLING, Word, exceedance, province};
use crate::exceedance as exceedances;
use crate::law::{Current, Law};
use crate::network::Network;

/// Hours, of the day or of work as the office wants it, that an exceedance may wait until it is taken up.
pub const PATIENCE: Setting<i64> = Setting {
    key: "exceedance-patience-hours",
    default: || 4,
    check: |hours| {
        if (1..=168).contains(hours) {
            Ok(())
        } else {
            Err(Refusal::new("refused-patience-hours").with("most", 168_i64))
        }
    },
};

/// The name of the place reached: when the last exceedance that was looked at was opened.
const CURSOR: &str = "exceedances.waited";

/// Whether one has waited for too long; a read.
pub fn has_next(tx: &mut Tx, law: &Current, now: Moment) -> Outcome<bool> {
    let (from, until) = waited(tx, law, now)?;
    Ok(!exceedances::store::open_between(tx, from, until)?.is_empty())
}

/// Tells of those that have waited for too long; gives how many are still open.
pub fn run(tx: &mut Tx, network: &Network, law: &Law, now: Moment) -> Outcome<usize> {
    let law = law.current();
    let (from, until) = waited(tx, &law, now)?;
    let found = exceedances::store::open_between(tx, from, until)?;
    let Some(last) = found.last().map(|e| e.open_since) else { return Ok(0) };
    let mut open = 0;
    for e in found.iter().filter(|e| e.state == exceedances::State::Open) {
        // Of windows of eight hours that overlap the first speaks for the others.
        if !exceedances::store::open_beside(tx, e)?.is_empty() {
            continue;
        }
        let (Some(profile), Some(evidence)) =
            (network.profile(tx, e.station_id)?, exceedances::newest_evidence(tx, e.id)?)
        else {
            continue;
        };
        let place = Place { area: e.area_id, facility: e.facility_id };
        let word = Word {
            template: "exceedance-waiting",
            weight: exceedance::weight(tx, e)?,
            args: exceedance::args(&profile, &law, e, &evidence),
            // Once, whatever becomes of it later, unless it is opened anew.
            occasion: exceedance::occasion(e.id, if e.open_since == e.opened_at { 1 } else { e.open_since.0 }),
        };
        province(tx, &law, Right::ExceedancesHandle, place, &word, now)?;
        open += 1;
    }
    let reached = cursors::get(tx, CURSOR)?;
    cursors::advance(tx, CURSOR, reached, last.0, now)?;
    Ok(open)
}

/// Between which moments those were opened whose time is up. What was opened before it was news is left.
fn waited(tx: &mut Tx, law: &Current, now: Moment) -> Outcome<(Moment, Moment)> {
    let seconds = PATIENCE.get(tx)? * 3600;
    let until = match law.office_calendar(now.day()) {
        Some(calendar) if TELLING.get(tx)?.patience_at_work => office_time::since(calendar, now, seconds),
        _ => now.plus_seconds(-seconds),
    };
    let from = Moment(cursors::get(tx, CURSOR)?).max(until.plus_seconds(-NEWS));
    Ok((from, until))
}
