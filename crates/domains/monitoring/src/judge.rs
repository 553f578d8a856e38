//! Judges averages against the limits that bind their station (*so sánh với quy chuẩn*) and keeps exceedances.
//!
//! It follows the computations of averages in order, with its place in the database, so that each is
//! judged once however often the program stops. A window that is computed again is judged again:
//! an exceedance can grow, shrink, or be withdrawn, and every verdict stays as a version.

use kernel::{Actor, Moment, Outcome, PublicId, Random};
use platform::cursors;
use platform::journal::{self, Entry};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Datastream;
use crate::exceedance::{self, EXCEEDANCE, Evidence, Exceedance, State};
use crate::law::{Current, Law};
use crate::network::{Network, Profile};
use crate::tell;

mod case_file;
pub mod standing;
mod verdict;

use case_file::CaseFile;
use verdict::{Verdict, verdict};

/// Exceedances opened, revised or withdrawn after which a transaction ends, so that it stays short.
const CHANGES: usize = 40;
/// The name of the place reached.
const CURSOR: &str = "averages.judged";

/// What one step did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step {
    /// Averages judged.
    pub judged: usize,
    /// Exceedances opened, revised or withdrawn.
    pub changed: usize,
}

/// Judges up to `most` averages; nothing is left when `judged` is 0.
pub fn run(tx: &mut Tx, network: &Network, law: &Law, random: &Random, now: Moment, most: usize) -> Outcome<Step> {
    let from = cursors::get(tx, CURSOR)?;
    let computed = averages::changed_after(tx, from, most as i64)?;
    let law = law.current();
    let mut file = CaseFile::read(tx, &computed, now)?;
    let (mut step, mut to) = (Step::default(), from);
    for (changed, average) in &computed {
        step.judged += 1;
        to = *changed;
        let Some((stream, profile)) = file.of(tx, network, average)? else { continue };
        let verdict = verdict(tx, &profile, &law, &stream, average, &mut file.setups)?;
        let known = file.exceedances.remove(&(stream.id, average.ends_at));
        let judged = Judged { profile: &profile, law: &law, stream: &stream, average };
        if record(tx, &judged, known, verdict, random, now)? {
            step.changed += 1;
        }
        // What is written takes far longer than what is found to be in order.
        if step.changed == CHANGES {
            break;
        }
    }
    if step.judged > 0 {
        cursors::advance(tx, CURSOR, from, to, now)?;
    }
    Ok(step)
}

/// An average with what it is read against.
struct Judged<'a> {
    profile: &'a Profile,
    law: &'a Current,
    stream: &'a Datastream,
    average: &'a Average,
}

/// Brings the exceedance of a window in line with the verdict; answers whether anything changed.
fn record(
    tx: &mut Tx,
    judged: &Judged<'_>,
    known: Option<Exceedance>,
    verdict: Verdict,
    random: &Random,
    now: Moment,
) -> Outcome<bool> {
    let Judged { profile, law, stream, average } = *judged;
    match (known, verdict) {
        (None, Verdict::Exceeded { ratio, severity, evidence }) => {
            let new = Exceedance {
                id: 0,
                public_id: PublicId::random(random),
                station_id: stream.station_id,
                datastream_id: stream.id,
                facility_id: profile.station.facility_id,
                area_id: profile.station.area_id,
                starts_at: average.starts_at,
                ends_at: average.ends_at,
                ratio,
                severity,
                state: State::Open,
                opened_at: now,
                open_since: now,
                version: 1,
            };
            let id = exceedance::store::insert(tx, &new)?;
            let new = Exceedance { id, ..new };
            tell::exceedance_opened(tx, profile, law, &new, &evidence, now)?;
            write(tx, "exceedance.opened", &new, &evidence, now)?;
            Ok(true)
        }
        (Some(known), Verdict::Exceeded { ratio, severity, mut evidence }) => {
            let newest = exceedance::newest_evidence(tx, known.id)?;
            // A closed one stays closed while its figures stay; other figures open it again.
            if newest.as_ref().is_some_and(|n| n.same_finding(&evidence)) && known.state != State::Withdrawn {
                return Ok(false);
            }
            evidence.state = State::Open;
            let open_since = if known.state == State::Open { known.open_since } else { now };
            let version = known.version + 1;
            let next = Exceedance { ratio, severity, state: State::Open, open_since, version, ..known };
            exceedance::store::update(tx, &next)?;
            tell::exceedance_opened(tx, profile, law, &next, &evidence, now)?;
            write(tx, "exceedance.revised", &next, &evidence, now)?;
            Ok(true)
        }
        (Some(known), Verdict::Kept) if known.state != State::Withdrawn => {
            let Some(mut evidence) = exceedance::newest_evidence(tx, known.id)? else { return Ok(false) };
            evidence.state = State::Withdrawn;
            evidence.note.clear();
            let next = Exceedance { state: State::Withdrawn, version: known.version + 1, ..known };
            exceedance::store::update(tx, &next)?;
            write(tx, "exceedance.withdrawn", &next, &evidence, now)?;
            Ok(true)
        }
        (_, Verdict::Kept | Verdict::Open) => Ok(false),
    }
}

fn write(tx: &mut Tx, verb: &'static str, e: &Exceedance, evidence: &Evidence, now: Moment) -> Outcome<()> {
    let written = EXCEEDANCE.write(tx, e.id, now, &serde_json::to_value(evidence)?)?;
    let entry = Entry::new(verb)
        .about("exceedance", e.id)
        .about("station", e.station_id)
        .in_area(e.area_id)
        .under(evidence.citation.basis())
        .version(written);
    journal::write(tx, &Actor::system("judge"), None, now, None, entry)?;
    Ok(())
}

/// Whether an average waits to be judged; a read, so that an idle program writes nothing.
pub fn has_next(tx: &mut Tx) -> Outcome<bool> {
    let from = cursors::get(tx, CURSOR)?;
    Ok(averages::last_change(tx)? > from)
}
