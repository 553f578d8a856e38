//! The seal on each day's end of the journal (*niêm phong nhật ký*): number and hash of the last
//! entry, signed, kept in the database and exported as a small text file.
//!
//! A hash chain alone shows that something was altered only to him who kept an older hash. The files
//! are to be kept elsewhere (a printout, another office, the ministry): who holds one can show that
//! the journal up to that day is still the same, or is not.

mod anchor;
mod signer;
mod store;

use std::path::Path;

use ::store::{Db, Tx};
use kernel::{Day, Moment, Outcome, Problem};
use serde::{Deserialize, Serialize};

use crate::canonical::Hash;
use crate::journal;
use crate::keys::Vault;

pub use anchor::Anchor;
pub use signer::{NotAPublicKey, PublicKey, Signer};

/// The name of the folder in the data directory that the files are exported to.
pub const FOLDER: &str = "anchors";

/// Days signed in one step; after a long standstill the next step goes on.
const DAYS_A_STEP: i64 = 400;

/// Signs the journal's head at the end of `day`, which must be over. Gives the seal that was made
/// before if there is one; `None` if the journal was still empty then.
pub fn sign_day(tx: &mut Tx, signer: &Signer, day: Day, now: Moment) -> Outcome<Option<Anchor>> {
    if now < day.plus(1).start() {
        return Err(Problem::new(format!("the day {day} is not over and cannot be sealed")).into());
    }
    if let Some(row) = store::of_day(tx, day)? {
        return Anchor::from_row(row).map(Some);
    }
    let Some((seq, hash)) = journal::store::last_before(tx, day.plus(1).start())? else { return Ok(None) };
    let hash: Hash = hash.try_into().map_err(|_| Problem::new(format!("journal entry {seq} has no proper hash")))?;
    let mut anchor = Anchor { day, seq, hash, public_key: signer.public_key().bytes(), signature: [0; 64] };
    anchor.signature = signer.sign(&anchor.signed_text());
    store::keep(tx, &anchor, now)?;
    Ok(Some(anchor))
}

/// Signs all days that are over and not yet signed, from the last signed one or the first entry on,
/// and exports every seal that has no file. A nightly job; never part of
/// verifying, which must not sign what it doubts.
pub fn sign_due(db: &Db, vault: &Vault, data_dir: &Path, now: Moment) -> Outcome<usize> {
    let signer = vault.signer()?;
    let mut signed = 0;
    loop {
        let signer = signer.clone();
        let step = db.write_bulk_now(move |tx| {
            let Some(first) = first_due(tx)? else { return Ok(0) };
            let mut done = 0;
            let mut day = first;
            while now >= day.plus(1).start() && done < DAYS_A_STEP {
                sign_day(tx, &signer, day, now)?;
                day = day.plus(1);
                done += 1;
            }
            Ok(done)
        })?;
        signed += usize::try_from(step).unwrap_or(0);
        if step < DAYS_A_STEP {
            break;
        }
    }
    let all = db.read_now(|tx| store::all(tx)?.into_iter().map(Anchor::from_row).collect::<Outcome<Vec<_>>>())?;
    for anchor in &all {
        anchor.export(&data_dir.join(FOLDER))?;
    }
    Ok(signed)
}

fn first_due(tx: &mut Tx) -> Outcome<Option<Day>> {
    if let Some(day) = store::last_day(tx)? {
        return Ok(Some(day.plus(1)));
    }
    Ok(journal::after(tx, 0, 1)?.first().map(|entry| entry.at.day()))
}

/// What was found about the seals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Seals looked at, in the database and as files.
    pub anchors: usize,
    /// The last day that is sealed.
    pub last_day: Option<String>,
    /// What is wrong, in words; empty if all hold.
    pub faults: Vec<String>,
}

/// Checks every seal, in the database and in the exported files: its signature, its key, and that
/// the journal still has that entry with that hash. `public_key` is the one that was noted outside;
/// without it the vault's counts.
pub fn check(db: &Db, vault: &Vault, public_key: Option<PublicKey>, data_dir: &Path) -> Outcome<Report> {
    let key = match public_key {
        Some(key) => key,
        None => vault.signer()?.public_key(),
    };
    let rows = db.read_now(|tx| Ok(store::all(tx)?))?;
    let mut report = Report { anchors: 0, last_day: None, faults: Vec::new() };
    let mut anchors = Vec::new();
    for row in rows {
        let day = row.day;
        match Anchor::from_row(row) {
            Ok(anchor) => anchors.push((format!("seal of {day}"), anchor)),
            Err(_) => report.faults.push(format!("seal of {day}: the row cannot be read")),
        }
    }
    for (name, text) in anchor::files(&data_dir.join(FOLDER))? {
        match Anchor::parse(&text) {
            Some(anchor) => anchors.push((name, anchor)),
            None => report.faults.push(format!("{name}: this is no seal")),
        }
    }
    report.anchors = anchors.len();
    report.last_day = anchors.iter().map(|(_, a)| a.day).max().map(|d| d.to_string());
    for (name, anchor) in anchors {
        if !anchor.is_signed_by(&key) {
            report.faults.push(format!("{name}: the signature is not by the key of this database"));
        }
        let (seq, hash) = (anchor.seq, anchor.hash);
        match db.read_now(move |tx| Ok(journal::store::hash_at(tx, seq)?))? {
            None => report.faults.push(format!("{name}: the journal has no entry {seq} any more")),
            Some(now) if now != hash => {
                report.faults.push(format!("{name}: entry {seq} of the journal has another hash"));
            }
            Some(_) => {}
        }
    }
    Ok(report)
}
