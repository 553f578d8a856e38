//! `definitions check`: every fault of the law files with its file, line and key.

use std::process::ExitCode;

use definitions::{Layer, Package, check};
use kernel::Outcome;

use super::words::line;
use crate::cli::Definitions;

/// Checks the built-in definitions, or those in a folder laid over them.
pub fn run(what: &Definitions) -> Outcome<ExitCode> {
    let Definitions::Check { folder } = what;
    let packages: Result<Vec<Package>, _> = std::iter::once(Package::built_in())
        .chain(folder.iter().map(|f| Package::from_folder(Layer::Province, f)))
        .collect();
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
