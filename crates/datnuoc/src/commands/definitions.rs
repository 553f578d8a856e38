//! `definitions`: every fault of the law files with its file, line and key; what a code of a unit means.

use std::process::ExitCode;

use definitions::{Catalogue, Layer, Package, check};
use kernel::{Clock, Failure, Outcome, Problem, Refusal};
use platform::area::list::{Former, List, Unit};

use super::words::{lang, line};
use crate::cli::Definitions;

/// Runs the command.
pub fn run(what: &Definitions) -> Outcome<ExitCode> {
    match what {
        Definitions::Check { folder } => {
            let packages = std::iter::once(Package::built_in())
                .chain(folder.iter().map(|f| Package::from_folder(Layer::Province, f)))
                .collect();
            faults(packages)
        }
        Definitions::Area { code } => area(code),
    }
}

/// Checks the built-in definitions, or those in a folder laid over them.
fn faults(packages: Result<Vec<Package>, Vec<definitions::Fault>>) -> Outcome<ExitCode> {
    let faults = match packages {
        Ok(packages) => {
            let faults = check(&packages);
            if faults.is_empty() {
                let count: usize = packages.iter().map(|p| p.definitions.len()).sum();
                line(&format!("{count} định nghĩa, không có lỗi. / {count} definitions, no faults."))?;
                return Ok(ExitCode::SUCCESS);
            }
            faults
        }
        Err(faults) => faults,
    };
    for fault in faults {
        line(&super::words::refusal(&fault.into()))?;
    }
    Ok(ExitCode::from(2))
}

/// Says what unit a code is today, and what it was.
fn area(code: &str) -> Outcome<ExitCode> {
    let built_in = Package::built_in()
        .map_err(|faults| Failure::Refused(faults.into_iter().map(kernel::Refusal::from).collect()))?;
    let law = Catalogue::of_packages(&[built_in]);
    let areas = law.areas(Clock::System.now().day())?;
    let list = areas.ok_or_else(|| Problem::new("no list of administrative units is in force"))?.list;
    if list.unit(code).is_none() && list.former(code).is_none() {
        return Err(Refusal::new("refused-area-unknown").at("code").into());
    }
    if let Some(unit) = list.unit(code) {
        line(&in_full(list, unit))?;
    }
    if let Some(former) = list.former(code) {
        line(&format!("trước {0} / before {0}: {1}", list.from, as_it_was(list, former)))?;
        for into in &former.into {
            let doubt = if former.doubt.contains(into) { " (cần đối chiếu / to be checked)" } else { "" };
            let name = list.unit(into).map(|unit| in_full(list, unit)).unwrap_or_default();
            line(&format!("  → {name}{doubt}"))?;
        }
    }
    for former in list.predecessors(code).filter(|f| f.unit.code != code) {
        line(&format!("  ← {}", as_it_was(list, former)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Code, name and the province.
fn in_full(list: &List<'_>, unit: &Unit<'_>) -> String {
    with_above(unit, unit.province.and_then(|code| list.unit(code)))
}

/// The same of a unit that is no more: its province may have had another name then.
fn as_it_was(list: &List<'_>, former: &Former<'_>) -> String {
    with_above(&former.unit, former.unit.province.and_then(|code| list.former(code)).map(|f| &f.unit))
}

fn with_above(unit: &Unit<'_>, above: Option<&Unit<'_>>) -> String {
    let name = |unit: &Unit<'_>| unit.name().get(lang()).to_owned();
    let above = above.map(|above| format!(", {}", name(above)));
    format!("{} {}{}", unit.code, name(unit), above.unwrap_or_default())
}
