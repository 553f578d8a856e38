//! The schema and how it grows: numbered files of SQL, applied once each, in order.
//!
//! A migration is one text for both engines (see `dialect`). Its checksum is kept, so that a file
//! changed after it was applied is noticed, and a database of a newer program is left alone.

pub(crate) mod dialect;
mod lexer;
mod run;
mod state;

use std::borrow::Cow;

use crate::error::Error;
use crate::sqlite::File;

pub(crate) use run::{Applied, applied_everywhere};
pub use run::{Report, migrate};
pub use state::{State, schema};

/// A migration (*bước nâng cấp lược đồ*): a file `NNNN_name.sql` that starts with
/// `-- file: main` or `-- file: observations`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// Its file name without the extension, e.g. `0001_platform`.
    pub name: Cow<'static, str>,
    /// Its text.
    pub text: Cow<'static, str>,
}

/// A migration whose head has been read.
pub(crate) struct Step<'a> {
    pub(crate) number: i64,
    pub(crate) name: &'a str,
    pub(crate) file: File,
    pub(crate) text: &'a str,
    pub(crate) checksum: String,
}

impl Migration {
    /// The migration of this file name (with or without `.sql`) and text.
    pub fn new(name: impl Into<Cow<'static, str>>, text: impl Into<Cow<'static, str>>) -> Migration {
        let name = name.into();
        let name = match name.strip_suffix(".sql") {
            Some(stem) => Cow::Owned(stem.to_owned()),
            None => name,
        };
        Migration { name, text: text.into() }
    }

    pub(crate) fn step(&self) -> Result<Step<'_>, Error> {
        let fault = |what: &str| Error::wrong(format!("migration {}: {what}", self.name));
        let (digits, _) = self.name.split_once('_').ok_or_else(|| fault("its name is not NNNN_name"))?;
        let number = digits.parse().map_err(|_| fault("its name does not start with a number"))?;
        let file = match self.text.lines().next().map(str::trim) {
            Some("-- file: main") => File::Main,
            Some("-- file: observations") => File::Observations,
            _ => return Err(fault("its first line is neither `-- file: main` nor `-- file: observations`")),
        };
        let checksum = kernel::sha256_hex(self.text.as_bytes());
        Ok(Step { number, name: &self.name, file, text: &self.text, checksum })
    }
}

/// The heads of all, in order of their numbers.
pub(crate) fn steps(migrations: &[Migration]) -> Result<Vec<Step<'_>>, Error> {
    let mut steps = migrations.iter().map(Migration::step).collect::<Result<Vec<_>, _>>()?;
    steps.sort_by_key(|s| s.number);
    for pair in steps.windows(2) {
        if pair[0].number == pair[1].number {
            return Err(Error::wrong(format!("two migrations have one number: {} and {}", pair[0].name, pair[1].name)));
        }
    }
    Ok(steps)
}
