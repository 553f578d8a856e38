//! Closes an exceedance (*kết thúc xử lý vượt ngưỡng*): an officer has dealt with it and says how.
//!
//! The finding stays as it is; a new version carries the state and the officer's words. Corrected data
//! that change the finding open it again ([`crate::judge`]).

use identity::{Act, Right};
use kernel::{CommandId, Outcome, PublicId, Refusal};
use platform::commands;
use platform::journal::Entry;
use store::Tx;

use crate::exceedance::{self, EXCEEDANCE, State};

/// The longest note.
pub const LONGEST_NOTE: usize = 2000;

/// What an officer asks.
#[derive(Debug, Clone)]
pub struct CloseExceedance {
    /// Which one.
    pub exceedance: PublicId,
    /// The version that his page showed.
    pub seen: i64,
    /// What was found and done; others will read it.
    pub note: String,
    /// The command, so that asking twice closes once.
    pub command: CommandId,
}

/// Closes it; gives the version that says so. What lies outside the officer's reach is not there for him.
pub fn run(tx: &mut Tx, act: Act<'_>, close: &CloseExceedance) -> Outcome<i64> {
    act.require(Right::ExceedancesHandle)?;
    let act = Act { command: Some(&close.command), ..act };
    commands::once(tx, &close.command, act.by.actor(), act.now, |tx| once(tx, act, close))
}

fn once(tx: &mut Tx, act: Act<'_>, close: &CloseExceedance) -> Outcome<i64> {
    let unknown = || Refusal::new("refused-exceedance-unknown");
    let known = exceedance::store::by_public_id(tx, &close.exceedance)?.ok_or_else(unknown)?;
    act.by.require_at(Right::ExceedancesHandle, known.area_id, known.facility_id)?;
    EXCEEDANCE.table.unchanged_since(tx, known.id, close.seen)?;
    if known.state != State::Open {
        return Err(Refusal::new("refused-exceedance-not-open").into());
    }
    let note = note(&close.note)?;
    let mut evidence = exceedance::newest_evidence(tx, known.id)?.ok_or_else(unknown)?;
    evidence.state = State::Closed;
    evidence.note = note;
    let basis = evidence.citation.basis();
    let version = known.version + 1;
    exceedance::store::update(tx, known.id, known.ratio, &known.severity, State::Closed, version)?;
    let written = EXCEEDANCE.write(tx, known.id, act.now, &serde_json::to_value(&evidence)?)?;
    let entry = Entry::new("exceedance.closed")
        .about("exceedance", known.id)
        .about("station", known.station_id)
        .in_area(known.area_id)
        .under(basis)
        .version(written);
    act.journal(tx, entry)?;
    Ok(version)
}

/// A note as it is kept: there, and not absurdly long.
fn note(typed: &str) -> Result<String, Refusal> {
    let note = typed.trim();
    if note.is_empty() {
        return Err(Refusal::new("refused-exceedance-note-empty").at("note"));
    }
    if note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::new("refused-field-long").at("note").with("most", LONGEST_NOTE));
    }
    Ok(note.to_owned())
}
