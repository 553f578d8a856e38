//! `backup`, `restore`, `move`: the engine-neutral archive, with the keys beside it.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kernel::{Clock, Failure, Moment, Outcome, Problem, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::archive::{self, Contents};
use store::{Engine, Location};

use super::words::{Progress, answer};
use crate::cli::{Doors, Place};
use crate::settings::Settings;

/// Writes everything into one archive; the program may be serving meanwhile. Keys are not in it: a
/// backup that is stolen must not open itself.
pub fn backup(place: &Place, to: &Path) -> Outcome<ExitCode> {
    let location = existing(place)?;
    let contents = write(&location, to)?;
    note(&place.data, &Noted { at: Clock::System.now(), file: to.to_owned() })?;
    let keys = place.data.join("keys");
    answer(
        place.json,
        &json!({ "file": to, "tables": contents.tables, "rows": contents.rows, "sha256": contents.sha256 }),
        &format!(
            "{}: {} bảng, {} dòng. Hãy cất riêng thư mục khóa {}. / {} tables, {} rows. Keep the keys in {} elsewhere.",
            to.display(),
            contents.tables,
            contents.rows,
            keys.display(),
            contents.tables,
            contents.rows,
            keys.display(),
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// A backup that was written, as the doctor remembers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Noted {
    /// When.
    pub at: Moment,
    /// Where to.
    pub file: PathBuf,
}

const NOTE: &str = "newest-backup.json";

fn note(data: &Path, noted: &Noted) -> Outcome<()> {
    let path = data.join(NOTE);
    fs::write(&path, serde_json::to_vec(noted)?).map_err(|e| broken(e, &path))
}

/// The newest backup of a place, if one was ever written.
pub fn noted(data: &Path) -> Option<Noted> {
    serde_json::from_slice(&fs::read(data.join(NOTE)).ok()?).ok()
}

/// Brings an archive into an empty place.
pub fn restore(place: &Place, file: &Path) -> Outcome<ExitCode> {
    let location = location(place)?;
    if matches!(location, Location::Sqlite { .. }) {
        fs::create_dir_all(&place.data).map_err(|e| broken(e, &place.data))?;
    }
    let contents = read(&location, file)?;
    answer(
        place.json,
        &json!({ "tables": contents.tables, "rows": contents.rows, "sha256": contents.sha256 }),
        &format!(
            "{} bảng, {} dòng đã được khôi phục. / {} tables, {} rows restored.",
            contents.tables, contents.rows, contents.tables, contents.rows
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Carries everything into another, empty database, and verifies the journal there.
pub fn carry(place: &Place, to: &str) -> Outcome<ExitCode> {
    let from = location(place)?;
    let target = target(to);
    if let Location::Sqlite { dir } = &target {
        fs::create_dir_all(dir).map_err(|e| broken(e, dir))?;
    }
    let between = place.data.join("move.archive");
    let written = write(&from, &between)?;
    let moved = read(&target, &between);
    fs::remove_file(&between).map_err(|e| broken(e, &between))?;
    let moved = moved?;
    if moved.sha256 != written.sha256 {
        return Err(Problem::new("what arrived is not what was sent").into());
    }
    let db = store::Db::open(&target, store::Options::default()).map_err(|e| Failure::Broken(e.into()))?;
    let report = super::verify::journal(&db, true)?;
    if let Some(fault) = report.first_fault() {
        return Err(Problem::new(format!("the journal does not verify after the move: {fault}")).into());
    }
    answer(
        place.json,
        &json!({ "tables": moved.tables, "rows": moved.rows, "journal": report.entries, "sha256": moved.sha256 }),
        &format!(
            "{} bảng, {} dòng đã chuyển; nhật ký {} mục còn nguyên vẹn. / {} tables, {} rows moved; {} journal entries verified.",
            moved.tables, moved.rows, report.entries, moved.tables, moved.rows, report.entries
        ),
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Where a place's database lies.
pub fn location(place: &Place) -> Outcome<Location> {
    let settings = Settings::read(place, &Doors::default()).map_err(|e| Failure::Broken(Problem::new(e)))?;
    Ok(settings.location(place))
}

/// Where a place's database lies, which must be there.
pub fn existing(place: &Place) -> Outcome<Location> {
    let location = location(place)?;
    let schema = store::schema(&location, &platform::migrations()).map_err(|e| Failure::Broken(e.into()))?;
    if schema.applied.is_empty() {
        // An address of PostgreSQL may hold a password.
        let at = match &location {
            Location::Sqlite { dir } => dir.display().to_string(),
            Location::Postgres { .. } => "PostgreSQL".to_owned(),
        };
        return Err(Refusal::new("refused-no-database").with("place", at).into());
    }
    Ok(location)
}

fn target(to: &str) -> Location {
    if to.starts_with("postgres://") || to.starts_with("postgresql://") {
        Location::Postgres { url: to.to_owned() }
    } else {
        Location::Sqlite { dir: to.into() }
    }
}

/// Writes beside the file and renames at the end, so that a broken backup is never taken for one.
pub fn write(location: &Location, to: &Path) -> Outcome<Contents> {
    let partial = to.with_extension("partial");
    let file = File::create(&partial).map_err(|e| broken(e, &partial))?;
    let mut progress = Progress::of("rows");
    let written = archive::write(location, BufWriter::new(file), &mut |p| progress.reached(p.rows));
    let (contents, out) = match written {
        Ok(done) => done,
        Err(e) => {
            fs::remove_file(&partial).map_err(|e| broken(e, &partial))?;
            return Err(Failure::Broken(e.into()));
        }
    };
    let file = out.into_inner().map_err(|e| broken(e.into_error(), &partial))?;
    file.sync_all().map_err(|e| broken(e, &partial))?;
    fs::rename(&partial, to).map_err(|e| broken(e, to))?;
    Ok(contents)
}

fn read(location: &Location, file: &Path) -> Outcome<Contents> {
    let input = File::open(file).map_err(|e| broken(e, file))?;
    let mut progress = Progress::of("rows");
    archive::read(location, &platform::migrations(), BufReader::new(input), &mut |p| progress.reached(p.rows))
        .map_err(|e| Failure::Broken(e.into()))
}

fn broken(e: impl Into<Box<dyn std::error::Error + Send + Sync>>, path: &Path) -> Failure {
    Failure::Broken(Problem::new(e).context(path.display().to_string()))
}

/// The word for an engine, for messages.
pub fn engine_word(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "SQLite",
        Engine::Postgres => "PostgreSQL",
    }
}
