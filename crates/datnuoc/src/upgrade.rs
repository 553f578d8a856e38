//! Bringing the database to the schema of this program (*nâng cấp lược đồ*), with a copy of what was there.
//!
//! The copy is the archive that `restore` reads: an archive of an older schema is brought to the newest by
//! it, and the older program reads it as it is.

use std::fs;
use std::path::{Path, PathBuf};

use kernel::{Failure, Moment, Outcome, Problem, Refusal};
use store::Location;

use crate::commands::archive;

/// The folder of the copies in the data folder.
pub const FOLDER: &str = "backups";
/// Copies that are kept.
const KEPT: usize = 3;
const FIRST: &str = "before-";
const LAST: &str = ".archive";

/// Applies the migrations that are pending. A database that was in use is backed up first; where that fails,
/// nothing is changed.
pub fn bring(data: &Path, location: &Location, backup: bool, now: Moment) -> Outcome<Option<PathBuf>> {
    let migrations = platform::migrations();
    let state = store::schema(location, &migrations).map_err(|e| Failure::Broken(e.into()))?;
    let Some(version) = state.pending.first() else { return Ok(None) };
    let mut copy = None;
    if backup && !state.applied.is_empty() {
        copy = Some(back_up(&data.join(FOLDER), location, version, now).map_err(|why| {
            tracing::error!(%why, "database.not_backed_up");
            Refusal::new("refused-backup-before-migrating").with("why", why.to_string())
        })?);
    }
    let report = store::migrate(location, &migrations).map_err(|e| Failure::Broken(e.into()))?;
    tracing::info!(applied = report.applied.len(), ?copy, "database.migrated");
    if let Some(copy) = &copy {
        eprintln!("Đã sao lưu trước khi nâng cấp / Backed up before migrating: {}", copy.display());
    }
    Ok(copy)
}

/// Writes the archive, and removes those before the newest few.
fn back_up(folder: &Path, location: &Location, version: &str, now: Moment) -> Outcome<PathBuf> {
    let broken = |e: std::io::Error| Failure::Broken(Problem::new(e).context(folder.display().to_string()));
    fs::create_dir_all(folder).map_err(broken)?;
    let copy = folder.join(format!("{FIRST}{version}-{}{LAST}", now.compact_local()));
    archive::write(location, &copy)?;
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(broken)? {
        let path = entry.map_err(broken)?.path();
        let time = path.file_name().and_then(|n| n.to_str()).and_then(time_of).map(str::to_owned);
        all.extend(time.map(|time| (time, path)));
    }
    all.sort();
    for (_, old) in all.iter().rev().skip(KEPT) {
        fs::remove_file(old).map_err(broken)?;
    }
    Ok(copy)
}

/// When a copy was made, by its name; `None` for other files.
fn time_of(name: &str) -> Option<&str> {
    let time = name.strip_prefix(FIRST)?.strip_suffix(LAST)?.rsplit('-').next()?;
    (time.len() == 14 && time.bytes().all(|b| b.is_ascii_digit())).then_some(time)
}
