//! Reading an archive into an empty database.

use std::io::Read;
use std::time::Duration;

use super::catalog::{Table, quoted, tables};
use super::keys::{ForeignKey, go_on_after, lift, restore};
use super::records::{Next, Reader};
use super::{Contents, Head, Progress, REPORT_EVERY, TableHead, snapshot};
use crate::error::Error;
use crate::location::Location;
use crate::migrate::{Applied, Migration, applied_everywhere, migrate, steps};
use crate::sqlite::File;
use crate::sqlite::open::Purpose;
use crate::tx::{Session, Tx};
use crate::{postgres, sqlite};

/// How long to wait for a lock on the database that is filled; nobody else should be at it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Fills the database at `location`, which must be absent or empty, and brings it to the newest of
/// `migrations`: an archive of an older release is welcome, of a newer one not. On an error the
/// database holds no row.
pub fn read(
    location: &Location,
    migrations: &[Migration],
    input: impl Read,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Contents, Error> {
    let (mut reader, head) = Reader::new(input)?;
    migrate(location, &as_archived(&head, migrations)?)?;
    must_be_like(location, &head)?;
    let contents = fill(location, &head, &mut reader, progress)?;
    migrate(location, migrations)?;
    Ok(contents)
}

/// Reads an archive to its end without loading it: whether it is whole, and what it holds.
pub fn check(input: impl Read) -> Result<Contents, Error> {
    let (mut reader, head) = Reader::new(input)?;
    let mut contents = Contents { schema: newest(&head), ..Contents::default() };
    loop {
        match reader.next()? {
            Next::End(sha256) => return Ok(Contents { sha256, ..contents }),
            Next::Table(table) => {
                let mut rows = 0;
                while reader.row(table.columns.len(), rows)?.is_some() {
                    rows += 1;
                }
                contents.tables += 1;
                contents.rows += rows;
            }
        }
    }
}

fn newest(head: &Head) -> String {
    head.migrations.last().map(|m| m.name.clone()).unwrap_or_default()
}

/// Those of `migrations` that the archived database had.
fn as_archived(head: &Head, migrations: &[Migration]) -> Result<Vec<Migration>, Error> {
    let known = steps(migrations)?;
    for old in &head.migrations {
        match known.iter().find(|s| s.number == old.number) {
            None => return Err(Error::wrong(format!("the archive is of a newer program: it has {}", old.name))),
            Some(s) if s.checksum != old.checksum => {
                return Err(Error::wrong(format!("the archive has another migration {}", old.name)));
            }
            Some(_) => {}
        }
    }
    let archived = |m: &&Migration| head.migrations.iter().any(|old| old.name == m.name);
    Ok(migrations.iter().filter(archived).cloned().collect())
}

/// The schema must be exactly the archived one before rows are loaded.
fn must_be_like(location: &Location, head: &Head) -> Result<(), Error> {
    let there: Vec<Applied> = applied_everywhere(&mut snapshot::open(location)?)?;
    if there == head.migrations {
        Ok(())
    } else {
        Err(Error::wrong("the database is not empty: it has another schema"))
    }
}

/// The transactions that the rows go into: one for each file, or one for PostgreSQL.
struct Target {
    parts: Vec<Part>,
}

struct Part {
    tx: Tx,
    tables: Vec<Table>,
    keys: Vec<ForeignKey>,
}

fn fill<R: Read>(
    location: &Location,
    head: &Head,
    reader: &mut Reader<R>,
    progress: &mut dyn FnMut(&Progress),
) -> Result<Contents, Error> {
    let mut target = Target::open(location)?;
    let mut contents = Contents { schema: newest(head), ..Contents::default() };
    loop {
        match reader.next()? {
            Next::End(sha256) => {
                target.commit()?;
                return Ok(Contents { sha256, ..contents });
            }
            Next::Table(table) => {
                progress(&Progress { table: table.name.clone(), rows: contents.rows });
                contents.rows += target.load(&table, reader, contents.rows, progress)?;
                contents.tables += 1;
            }
        }
    }
}

impl Part {
    fn over(mut tx: Tx, file: File) -> Result<Part, Error> {
        let tables = tables(&mut tx, &[("main", file)])?;
        for table in &tables {
            let sql = format!("select exists (select 1 from {})", quoted(&table.name));
            if tx.all_dynamic::<bool>(&sql, &[])? == [true] {
                return Err(Error::wrong(format!("the database is not empty: {} has rows", table.name)));
            }
        }
        let keys = lift(&mut tx)?;
        Ok(Part { tx, tables, keys })
    }
}

impl Target {
    fn open(location: &Location) -> Result<Target, Error> {
        let mut parts = Vec::new();
        match location {
            Location::Sqlite { dir } => {
                for file in File::BOTH {
                    let mut session = sqlite::session::Session::open(dir, Purpose::Alone(file), PATIENCE)?;
                    // Tables come in order of their names; keys between them are checked at the end.
                    session.batch("pragma foreign_keys = off")?;
                    session.begin()?;
                    parts.push(Part::over(Tx::over(Session::Sqlite(session)), file)?);
                }
            }
            Location::Postgres { url } => {
                let mut session = postgres::session::Session::open(url, Duration::ZERO)?;
                session.batch("set idle_in_transaction_session_timeout = 0; begin")?;
                parts.push(Part::over(Tx::over(Session::Postgres(Box::new(session))), File::Main)?);
            }
        }
        Ok(Target { parts })
    }

    fn load<R: Read>(
        &mut self,
        head: &TableHead,
        reader: &mut Reader<R>,
        before: u64,
        progress: &mut dyn FnMut(&Progress),
    ) -> Result<u64, Error> {
        let place = self
            .parts
            .iter_mut()
            .find_map(|Part { tx, tables, .. }| tables.iter().find(|t| t.name == head.name).map(|t| (tx, t)));
        let (tx, table) = place.ok_or_else(|| Error::wrong(format!("the database has no table {}", head.name)))?;
        let columns: Vec<String> = head.columns.iter().map(|c| quoted(c)).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let mut rows = 0;
        let mut all = std::iter::from_fn(|| {
            let row = reader.row(columns.len(), rows).transpose()?;
            rows += 1;
            if (before + rows).is_multiple_of(REPORT_EVERY) {
                progress(&Progress { table: head.name.clone(), rows: before + rows });
            }
            Some(row)
        });
        let relation = quoted(&head.name);
        let loaded = tx.load_results(&relation, &columns, &mut all)?;
        if let (Some(last), Some((column, _))) = (head.last_id, &table.identity) {
            go_on_after(tx, &head.name, column, last)?;
        }
        Ok(loaded)
    }

    fn commit(mut self) -> Result<(), Error> {
        for part in &mut self.parts {
            restore(&mut part.tx, &part.keys)?;
        }
        // The main file last: with its journal the database is there as a whole, or not at all.
        for part in self.parts.iter_mut().rev() {
            part.tx.control("commit")?;
        }
        Ok(())
    }
}
