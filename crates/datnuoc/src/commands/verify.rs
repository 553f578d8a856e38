//! `verify`: the chain of the journal, its signed days, the versions and receipts that it seals, the
//! published definitions.

use std::process::ExitCode;
use std::sync::Arc;

use kernel::Outcome;
use monitoring::journal_intake::{self, Tampered};
use platform::journal::{self, verify};
use platform::seal;
use platform::versions::Table;
use serde::Serialize;
use store::Db;

use super::words::{Progress, answer, line};
use crate::cli::Place;

/// Every table whose versions the journal names.
fn versioned() -> Vec<&'static Table> {
    let mut tables: Vec<&'static Table> = vec![
        &platform::settings::SETTING.table,
        &platform::area::AREA.table,
        &monitoring::station::STATION.table,
        &monitoring::exceedance::EXCEEDANCE.table,
        &monitoring::outage::OUTAGE.table,
        &monitoring::panel::PANEL.table,
        &monitoring::programme::PROGRAMME.table,
    ];
    tables.extend(identity::VERSIONED);
    tables.extend(parties::VERSIONED);
    tables
}

/// What verification found.
#[derive(Debug, Default, Serialize)]
pub struct Found {
    /// Entries of the journal looked at.
    pub entries: i64,
    /// Version rows looked at.
    pub versions: i64,
    /// Sealed batches of receipts looked at; only with `--deep`.
    pub batches: usize,
    /// Seals on days of the journal looked at, in the database and as files; none for a bare database.
    pub seals: usize,
    /// The last day that is sealed.
    pub sealed_to: Option<String>,
    /// What is wrong, in words; empty when all is well.
    pub faults: Vec<String>,
}

impl Found {
    /// The first thing that is wrong.
    pub fn first_fault(&self) -> Option<&str> {
        self.faults.first().map(String::as_str)
    }
}

/// Verifies a place; exit status 2 when something is wrong.
pub fn run(place: &Place, deep: bool) -> Outcome<ExitCode> {
    let house = super::existing_house(place)?;
    let mut found = journal(&house.db, deep)?;
    let seals = seal::check(&house.db, &house.vault, None, &house.data)?;
    found.seals = seals.anchors;
    found.sealed_to = seals.last_day;
    found.faults.extend(seals.faults);
    let sealed_to = found.sealed_to.as_deref().unwrap_or("–");
    answer(
        place.json,
        &found,
        &format!(
            "{} mục nhật ký, {} phiên bản, {} lô nhận số liệu, {} niêm phong (đến {sealed_to}): {}. / \
             {} entries, {} versions, {} batches, {} seals (to {sealed_to}): {}.",
            found.entries,
            found.versions,
            found.batches,
            found.seals,
            if found.faults.is_empty() { "nguyên vẹn" } else { "CÓ SAI LỆCH" },
            found.entries,
            found.versions,
            found.batches,
            found.seals,
            if found.faults.is_empty() { "intact" } else { "NOT INTACT" },
        ),
    )?;
    if found.faults.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    if !place.json {
        for fault in &found.faults {
            line(fault)?;
        }
    }
    Ok(ExitCode::from(2))
}

/// Verifies a database.
pub fn journal(db: &Db, deep: bool) -> Outcome<Found> {
    let mut progress = Progress::of("entries");
    let tables = if deep { versioned() } else { Vec::new() };
    let report = verify::verify(db, 1, &tables, &mut |p| progress.reached(p.done.unsigned_abs()))?;
    let mut found = Found { entries: report.entries, versions: report.versions, ..Found::default() };
    if let Some(broken) = &report.broken {
        let place = broken.seq.map_or_else(String::new, |seq| format!("entry {seq}: "));
        found.faults.push(format!("{place}{}", broken.why));
    }
    if deep {
        found.faults.extend(
            db.read_now(definitions::tampered)?
                .into_iter()
                .map(|pin| format!("definition {} {} version {} was altered", pin.kind, pin.code, pin.version)),
        );
        batches(db, &mut found)?;
    }
    Ok(found)
}

/// Compares every sealed batch with the hash that the journal carries.
fn batches(db: &Db, found: &mut Found) -> Outcome<()> {
    let mut after = 0;
    loop {
        let rows = db.read_now(move |tx| journal::after(tx, after, 200))?;
        let Some(last) = rows.last().map(|r| r.seq) else { return Ok(()) };
        after = last;
        for row in rows.into_iter().filter(|r| r.verb == journal_intake::VERB) {
            let row = Arc::new(row);
            let asked = row.clone();
            let faults = db.read_now(move |tx| journal_intake::verify_entry(tx, &asked))?;
            found.batches += 1;
            found.faults.extend(faults.iter().map(|fault| format!("entry {}: {}", row.seq, words(fault))));
        }
    }
}

fn words(fault: &Tampered) -> String {
    match fault {
        Tampered::Batch { batch } => format!("batch {batch} does not hold the receipts that were sealed"),
        Tampered::Evidence { receipt } => format!("the bytes of receipt {receipt} were altered"),
        Tampered::Readings { receipt } => format!("the readings of receipt {receipt} were altered"),
    }
}
