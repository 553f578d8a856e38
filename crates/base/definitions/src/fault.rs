//! A fault in a definition file, located so that a clerk finds it: file, line, key, and what is
//! wrong as a code with arguments (the words are in `locales/*/definitions.ftl`).

use std::fmt;

use kernel::{Arg, Failure, Refusal};

use crate::definition::Definition;
use crate::package::Package;

/// A fault in a definition file (*lỗi trong tệp định nghĩa*).
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Path of the file inside its package.
    pub file: String,
    /// Line, counted from 1; 0 where the fault has no place.
    pub line: u32,
    /// Key of the value at fault, e.g. `limit[4].values.A`; empty for the whole file.
    pub key: String,
    /// What is wrong.
    pub what: Refusal,
}

impl Fault {
    /// A fault of `key` in a definition of the package.
    pub(crate) fn of(package: &Package, definition: &Definition, key: &str, what: Refusal) -> Fault {
        let (key, line) = package.place(&definition.origin, key);
        Fault { file: definition.origin.file.clone(), line, key, what }
    }

    /// The argument of this name, for tests and machine-readable reports.
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.what.args.iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }
}

/// `limit-set/qcvn.toml:12: limit[3].unit: refused-definition-unit-unknown unit="mg/k"`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        self.what.fmt(f)
    }
}

/// The place becomes the field of the refusal: `limit-set/qcvn.toml:12 limit[3].unit`.
impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        let place = format!("{}:{} {}", fault.file, fault.line, fault.key);
        fault.what.at(place.trim_end())
    }
}

/// All faults as one refusal of the whole package; nothing of it is taken over.
pub(crate) fn refuse(faults: Vec<Fault>) -> Failure {
    Failure::Refused(faults.into_iter().map(Refusal::from).collect())
}
