//! Applying migrations: one transaction each, with the lock first, so that two processes that
//! start at once do it once.

use std::time::Duration;

use super::dialect::translate;
use super::{Migration, Step, steps};
use crate::error::Error;
use crate::location::Location;
use crate::postgres::locks;
use crate::sql::{Engine, Sql};
use crate::sqlite::File;
use crate::sqlite::open::Purpose;
use crate::tx::{Session, Tx};
use crate::{args, postgres, row, sql, sqlite};

/// How long to wait for another process that migrates.
const PATIENCE: Duration = Duration::from_mins(2);

const TABLE: &str = "create table if not exists schema_migration (
    number integer primary key, name text not null, checksum text not null, applied_at bigint not null);";

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The migrations that it applied, in order.
    pub applied: Vec<String>,
    /// How many were there already.
    pub already: usize,
}

row! {
    /// A migration that the database remembers.
    #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    pub(crate) struct Applied {
        pub(crate) number: i64,
        pub(crate) name: String,
        pub(crate) checksum: String,
    }
}

/// Brings the database at `location` to the newest of `migrations`. The files of SQLite are made
/// if they are absent. Refuses, changing nothing more, when a migration was changed after it was
/// applied, or when the database knows one that is not in the list.
pub fn migrate(location: &Location, migrations: &[Migration]) -> Result<Report, Error> {
    let steps = steps(migrations)?;
    let mut report = Report::default();
    match location {
        Location::Sqlite { dir } => {
            sqlite::open::create(dir)?;
            for file in File::BOTH {
                let mut session = sqlite::session::Session::open(dir, Purpose::Alone(file), PATIENCE)?;
                // Rebuilding a table drops the old one, which others may point to; all is checked before the commit.
                session.batch("pragma foreign_keys = off")?;
                let own: Vec<&Step<'_>> = steps.iter().filter(|s| s.file == file).collect();
                bring(&mut Tx::over(Session::Sqlite(session)), &own, &mut report)?;
            }
        }
        Location::Postgres { url } => {
            let mut session = postgres::session::Session::open(url, Duration::ZERO)?;
            session.batch("set lock_timeout = '2min'")?;
            let all: Vec<&Step<'_>> = steps.iter().collect();
            bring(&mut Tx::over(Session::Postgres(Box::new(session))), &all, &mut report)?;
        }
    }
    Ok(report)
}

fn bring(tx: &mut Tx, steps: &[&Step<'_>], report: &mut Report) -> Result<(), Error> {
    begin(tx)?;
    if tx.engine() == Engine::Postgres {
        must_be_unicode(tx)?;
    }
    tx.batch(&translate(TABLE, tx.engine()).map_err(Error::wrong)?)?;
    let known = applied(tx)?;
    must_fit(&known, steps)?;
    tx.control("commit")?;
    for step in steps {
        if known.iter().any(|k| k.number == step.number) {
            report.already += 1;
        } else {
            begin(tx)?;
            if apply(tx, step).map_err(|e| Error::wrong(format!("migration {}: {e}", step.name)))? {
                report.applied.push(step.name.to_owned());
            } else {
                report.already += 1;
            }
            tx.control("commit")?;
        }
    }
    Ok(())
}

fn begin(tx: &mut Tx) -> Result<(), Error> {
    match &mut tx.session {
        Session::Sqlite(s) => s.begin(),
        Session::Postgres(s) => s.batch(&format!("begin; {}", locks::lane(locks::MIGRATE))),
    }
}

fn must_be_unicode(tx: &mut Tx) -> Result<(), Error> {
    let encoding: String =
        tx.one("select pg_encoding_to_char(encoding) from pg_database where datname = current_database()", args![])?;
    if encoding == "UTF8" {
        return Ok(());
    }
    Err(Error::wrong(format!("the database is kept in {encoding}; create it with encoding UTF8")))
}

/// Applies one, unless another process did so since we looked.
fn apply(tx: &mut Tx, step: &Step<'_>) -> Result<bool, Error> {
    if applied(tx)?.iter().any(|k| k.number == step.number) {
        return Ok(false);
    }
    let text = translate(step.text, tx.engine()).map_err(Error::wrong)?;
    tx.batch(&text)?;
    if tx.engine() == Engine::Sqlite {
        let orphans: Vec<(String, Option<i64>, String, i64)> = tx.all("pragma foreign_key_check", args![])?;
        if let Some((table, _, parent, _)) = orphans.first() {
            return Err(Error::ForeignKey(format!("{table} to {parent}")));
        }
    }
    remember(tx, step)?;
    Ok(true)
}

fn remember(tx: &mut Tx, step: &Step<'_>) -> Result<u64, Error> {
    let insert: Sql = sql! {
        sqlite: "insert into schema_migration (number, name, checksum, applied_at)
                 values (?1, ?2, ?3, cast(unixepoch('subsec') * 1000000 as integer))",
        postgres: "insert into schema_migration (number, name, checksum, applied_at)
                   values (?1, ?2, ?3, (extract(epoch from clock_timestamp()) * 1000000)::bigint)",
    };
    tx.run(insert, args![step.number, step.name, step.checksum])
}

/// What both files remember, or PostgreSQL's database, in order; over a reading transaction.
pub(crate) fn applied_everywhere(tx: &mut Tx) -> Result<Vec<Applied>, Error> {
    let select = sql! {
        sqlite: "select number, name, checksum from main.schema_migration
                 union all select number, name, checksum from observations.schema_migration order by number",
        postgres: "select number, name, checksum from schema_migration order by number",
    };
    tx.all(select, args![])
}

/// What this file or database remembers, in order.
fn applied(tx: &mut Tx) -> Result<Vec<Applied>, Error> {
    tx.all("select number, name, checksum from schema_migration order by number", args![])
}

pub(super) fn must_fit(known: &[Applied], steps: &[&Step<'_>]) -> Result<(), Error> {
    for k in known {
        match steps.iter().find(|s| s.number == k.number) {
            None => {
                return Err(Error::wrong(format!(
                    "the database was brought to {} by a newer program; this one does not know it and leaves it alone",
                    k.name
                )));
            }
            Some(s) if s.checksum != k.checksum => {
                return Err(Error::wrong(format!("migration {} was changed after it had been applied", k.name)));
            }
            Some(_) => {}
        }
    }
    Ok(())
}
