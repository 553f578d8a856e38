//! What people do about an exceedance (*xử lý vượt ngưỡng*): an officer takes it up, the facility explains it, an
//! officer closes it.
//!
//! The finding stays as it is; each step is a version that carries the state and the words of whoever took
//! it. Corrected data that change the finding open it again ([`crate::judge`]).

use identity::{Act, Authority, Right};
use kernel::{CommandId, Outcome, PublicId, Refusal};
use platform::commands;
use platform::journal::Entry;
use store::Tx;

use crate::exceedance::{self, EXCEEDANCE, Exceedance, Step};

/// The longest note.
pub const LONGEST_NOTE: usize = 2000;

/// What somebody asks.
#[derive(Debug, Clone)]
pub struct HandleExceedance {
    /// Which one.
    pub exceedance: PublicId,
    /// The version that the page showed.
    pub seen: i64,
    /// What he does.
    pub step: Step,
    /// Why, or what was found and done; others will read it. May be empty where the step speaks for itself.
    pub note: String,
    /// The command, so that asking twice does it once.
    pub command: CommandId,
}

/// The rights any one of which is enough for a step. Officers write down what a facility says on paper.
fn rights(step: Step) -> &'static [Right] {
    match step {
        Step::Acknowledge | Step::Close => &[Right::ExceedancesHandle],
        Step::Explain => &[Right::FacilityExplain, Right::ExceedancesHandle],
    }
}

/// The right by which somebody takes a step, or the refusal that says who may; where, the use case decides.
pub fn right(by: &Authority, step: Step) -> Result<Right, Refusal> {
    let rights = rights(step);
    let right = rights.iter().copied().find(|right| by.may(*right)).unwrap_or(rights[0]);
    by.require(right).map(|()| right)
}

/// Takes the step; gives the version that says so. What lies outside the asker's reach is not there for him.
pub fn run(tx: &mut Tx, act: Act<'_>, handle: &HandleExceedance) -> Outcome<i64> {
    let right = right(act.by, handle.step)?;
    let act = Act { command: Some(&handle.command), ..act };
    commands::once(tx, &handle.command, act.by.actor(), act.now, |tx| once(tx, act, right, handle))
}

fn once(tx: &mut Tx, act: Act<'_>, right: Right, handle: &HandleExceedance) -> Outcome<i64> {
    let unknown = || Refusal::new("refused-exceedance-unknown");
    let known = exceedance::store::by_public_id(tx, &handle.exceedance)?.ok_or_else(unknown)?;
    act.by.require_at(right, known.area_id, known.facility_id)?;
    EXCEEDANCE.table.unchanged_since(tx, known.id, handle.seen)?;
    let state = known.state.after(handle.step).ok_or_else(|| Refusal::new("refused-exceedance-not-open"))?;
    let note = note(&handle.note, handle.step)?;
    let mut evidence = exceedance::newest_evidence(tx, known.id)?.ok_or_else(unknown)?;
    evidence.state = state;
    evidence.note = note;
    let basis = evidence.citation.basis();
    let version = known.version + 1;
    let known = Exceedance { state, version, ..known };
    exceedance::store::update(tx, &known)?;
    let written = EXCEEDANCE.write(tx, known.id, act.now, &serde_json::to_value(&evidence)?)?;
    let entry = Entry::new(handle.step.verb())
        .about("exceedance", known.id)
        .about("station", known.station_id)
        .in_area(known.area_id)
        .under(basis)
        .version(written);
    act.journal(tx, entry)?;
    Ok(version)
}

/// A note as it is kept: there where it must be, and not absurdly long.
fn note(typed: &str, step: Step) -> Result<String, Refusal> {
    let note = typed.trim();
    if note.is_empty() && step.needs_words() {
        return Err(Refusal::new("refused-exceedance-note-empty").at("note"));
    }
    if note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::new("refused-field-long").at("note").with("most", LONGEST_NOTE));
    }
    Ok(note.to_owned())
}
