//! `migrate`: brings the database to the version of this program, after a backup of what was there.

use std::process::ExitCode;

use kernel::{Clock, Outcome};
use serde_json::json;

use super::words::answer;
use crate::cli::Place;
use crate::upgrade;

/// Migrates, and publishes the definitions that came with the program by opening the house.
pub fn run(place: &Place, backup: bool) -> Outcome<ExitCode> {
    let location = super::archive::location(place)?;
    let copy = upgrade::bring(&place.data, &location, backup, Clock::System.now())?;
    let house = super::house(place)?;
    let head = house.db.read_now(platform::journal::head)?;
    answer(
        place.json,
        &json!({ "migrations": platform::migrations().len(), "journal": head.seq, "backup": copy }),
        "Cơ sở dữ liệu đã ở phiên bản mới nhất. / The database is at the newest version.",
    )?;
    Ok(ExitCode::SUCCESS)
}
