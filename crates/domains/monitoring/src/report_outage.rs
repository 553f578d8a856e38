//! A facility says why its station sent nothing and what it does about it (*thông báo gián đoạn*); an officer
//! writes it down where it came on paper. Saying more later is a further version.

use identity::{Act, Authority, Right};
use kernel::{CommandId, Outcome, PublicId, Refusal};
use platform::commands;
use platform::journal::Entry;
use store::Tx;

use crate::outage::{self, OUTAGE, Outage};

/// The longest report.
pub const LONGEST_REPORT: usize = 2000;

/// What somebody reports.
#[derive(Debug, Clone)]
pub struct ReportOutage {
    /// Of which outage.
    pub outage: PublicId,
    /// The version that the page showed.
    pub seen: i64,
    /// Cause and remedy, in words that others will read.
    pub report: String,
    /// The command, so that asking twice reports once.
    pub command: CommandId,
}

/// The rights any one of which is enough.
const RIGHTS: [Right; 2] = [Right::FacilityExplain, Right::ReceiptsResolve];

/// The right by which somebody reports, or the refusal that says who may; where, the use case decides.
pub fn right(by: &Authority) -> Result<Right, Refusal> {
    let right = RIGHTS.into_iter().find(|right| by.may(*right)).unwrap_or(RIGHTS[0]);
    by.require(right).map(|()| right)
}

/// Writes the report; gives the version that carries it.
pub fn run(tx: &mut Tx, act: Act<'_>, report: &ReportOutage) -> Outcome<i64> {
    let right = right(act.by)?;
    let act = Act { command: Some(&report.command), ..act };
    commands::once(tx, &report.command, act.by.actor(), act.now, |tx| once(tx, act, right, report))
}

fn once(tx: &mut Tx, act: Act<'_>, right: Right, report: &ReportOutage) -> Outcome<i64> {
    let unknown = || Refusal::new("refused-outage-unknown");
    let known = outage::store::by_public_id(tx, &report.outage)?.ok_or_else(unknown)?;
    act.by.require_at(right, known.area_id, known.facility_id)?;
    OUTAGE.table.unchanged_since(tx, known.id, report.seen)?;
    let words = report.report.trim();
    if words.is_empty() {
        return Err(Refusal::new("refused-outage-report-empty").at("report").into());
    }
    if words.chars().count() > LONGEST_REPORT {
        return Err(Refusal::new("refused-field-long").at("report").with("most", LONGEST_REPORT).into());
    }
    let mut finding = outage::newest(tx, known.id)?.ok_or_else(unknown)?;
    words.clone_into(&mut finding.report);
    let reported_at = Some(known.reported_at.unwrap_or(act.now));
    let next = Outage { reported_at, version: known.version + 1, ..known };
    outage::store::update(tx, &next)?;
    let written = OUTAGE.write(tx, next.id, act.now, &serde_json::to_value(&finding)?)?;
    let entry = Entry::new("outage.reported")
        .about("outage", next.id)
        .about("station", next.station_id)
        .in_area(next.area_id)
        .version(written);
    act.journal(tx, entry)?;
    Ok(next.version)
}
