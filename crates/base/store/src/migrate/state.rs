//! What a database has of the migrations, looked at without changing it.

use std::time::Duration;

use super::run::{applied_everywhere, must_fit};
use super::{Migration, steps};
use crate::error::Error;
use crate::location::Location;
use crate::sqlite::File;
use crate::sqlite::open::Purpose;
use crate::tx::{Session, Tx};
use crate::{args, postgres, sql, sqlite};

/// How long to wait for another process that migrates.
const PATIENCE: Duration = Duration::from_mins(2);

/// How far a database's schema is (*phiên bản lược đồ*).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// The names of the migrations that it has.
    pub applied: Vec<String>,
    /// The names of those that it lacks.
    pub pending: Vec<String>,
}

/// How far the schema at `location` is. A database that is absent or empty has nothing applied. As
/// [`super::migrate`], refuses one that a newer program was at.
pub fn schema(location: &Location, migrations: &[Migration]) -> Result<State, Error> {
    let steps = steps(migrations)?;
    let mut known = Vec::new();
    if let Some(mut tx) = open(location)?
        && has_memory(&mut tx)?
    {
        known = applied_everywhere(&mut tx)?;
    }
    must_fit(&known, &steps.iter().collect::<Vec<_>>())?;
    let is_there = |number: i64| known.iter().any(|k| k.number == number);
    Ok(State {
        applied: known.iter().map(|k| k.name.clone()).collect(),
        pending: steps.iter().filter(|s| !is_there(s.number)).map(|s| s.name.to_owned()).collect(),
    })
}

fn open(location: &Location) -> Result<Option<Tx>, Error> {
    let session = match location {
        Location::Sqlite { dir } => {
            if !File::BOTH.iter().all(|file| dir.join(file.name()).exists()) {
                return Ok(None);
            }
            Session::Sqlite(sqlite::session::Session::open(dir, Purpose::Read, PATIENCE)?)
        }
        Location::Postgres { url } => Session::Postgres(Box::new(postgres::session::Session::open(url, PATIENCE)?)),
    };
    Ok(Some(Tx::over(session)))
}

/// Whether it remembers migrations at all, in every file.
fn has_memory(tx: &mut Tx) -> Result<bool, Error> {
    let select = sql! {
        sqlite: "select (select count(*) from main.sqlite_schema where name = 'schema_migration')
                      + (select count(*) from observations.sqlite_schema where name = 'schema_migration') = 2",
        postgres: "select to_regclass('schema_migration') is not null",
    };
    tx.one(select, args![])
}
