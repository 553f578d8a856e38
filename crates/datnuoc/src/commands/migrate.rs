//! `migrate`: brings the database to the version of this program, after a backup of what was there.

use std::process::ExitCode;

use kernel::Outcome;
use serde_json::json;

use super::words::answer;
use crate::cli::Place;

/// Opening the house migrates; this says what came of it.
pub fn run(place: &Place) -> Outcome<ExitCode> {
    let house = super::house(place)?;
    let head = house.db.read_now(platform::journal::head)?;
    answer(
        place.json,
        &json!({ "migrations": platform::migrations().len(), "journal": head.seq }),
        "Cơ sở dữ liệu đã ở phiên bản mới nhất. / The database is at the newest version.",
    )?;
    Ok(ExitCode::SUCCESS)
}
