//! `import` and `export` of tables.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use identity::Authority;
use kernel::{Actor, Failure, Outcome, Problem};
use monitoring::{export_receipts, export_stations, import_stations};
use platform::table_import::{Report, Upload};

use super::words::{answer, line, refusal};
use crate::cli::{ExportKind, ImportKind, Place};

/// Brings a table in; exit status 2 and every fault with its row when it was not applied.
pub fn import(place: &Place, kind: ImportKind, file: &Path) -> Outcome<ExitCode> {
    let bytes = std::fs::read(file)
        .map_err(|e| Failure::Broken(Problem::new(e).context(format!("reading {}", file.display()))))?;
    let house = super::house(place)?;
    let file_name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let upload = Upload { file_name, bytes, actor: Actor::Console, skip_faulty: false };
    let ImportKind::Stations = kind;
    let import = house.import(Authority::console());
    let report = import_stations::run(&house.db, import, house.clock.now(), &house.random, upload)?;
    tell(place, &report)
}

fn tell(place: &Place, report: &Report) -> Outcome<ExitCode> {
    answer(
        place.json,
        report,
        &format!(
            "{} dòng, {} có lỗi, {} đã ghi. / {} rows, {} faulty, {} applied.",
            report.total_rows,
            report.faulty_rows,
            report.applied_rows,
            report.total_rows,
            report.faulty_rows,
            report.applied_rows
        ),
    )?;
    if !place.json {
        for column in &report.unknown_columns {
            line(&format!("? {column}"))?;
        }
        for fault in &report.faults {
            line(&format!("{}: {}", fault.line, refusal(&fault.refusal)))?;
        }
    }
    Ok(if report.faulty_rows == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Writes a table out as CSV.
pub fn export(place: &Place, kind: ExportKind, to: Option<&Path>) -> Outcome<ExitCode> {
    let house = super::existing_house(place)?;
    let now = house.clock.now();
    let broken = |e: std::io::Error| {
        let place = to.map_or_else(|| "standard output".to_owned(), |path| path.display().to_string());
        Failure::Broken(Problem::new(e).context(format!("writing {place}")))
    };
    let mut out: Box<dyn Write> = match to {
        Some(path) => Box::new(BufWriter::new(File::create(path).map_err(broken)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    match kind {
        ExportKind::Stations => {
            let table = house.db.read_now(move |tx| export_stations::csv(tx, &Authority::console(), now))?;
            out.write_all(table.as_bytes()).map_err(broken)?;
        }
        ExportKind::Receipts => export_receipts::csv(&house.db, &mut out)?,
    }
    out.flush().map_err(broken)?;
    Ok(ExitCode::SUCCESS)
}
