//! One connection of PostgreSQL at work: statements prepared once, rows as they arrive.

use std::collections::HashMap;
use std::time::Duration;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use postgres::{Client, Statement};

use super::connect::connect;
use super::errors::{classify, is_stale_statement};
use super::types::{Bound, declared};
use crate::error::Error;
use crate::param::Param;
use crate::placeholder::dollars;
use crate::row::{Inner, Row};
use crate::value::{Cell, Kind};

/// How many prepared statements a connection keeps. Past it all are forgotten at once: the program
/// has fewer texts than this, only generated ones can overflow it.
const KEPT: usize = 512;

/// A connection and its prepared statements, by text and kinds of arguments.
pub(crate) struct Session {
    client: Client,
    prepared: HashMap<String, Vec<(Vec<Kind>, Statement)>>,
    kept: usize,
}

impl Session {
    pub(crate) fn open(url: &str, deadline: Duration) -> Result<Session, Error> {
        Ok(Session { client: connect(url, deadline)?, prepared: HashMap::new(), kept: 0 })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Runs statements without arguments in one round trip.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.client.batch_execute(sql).map_err(|e| classify(&e, sql))
    }

    fn statement(&mut self, sql: &str, args: &[&dyn Param]) -> Result<Statement, Error> {
        let fits = |kinds: &[Kind]| kinds.len() == args.len() && kinds.iter().zip(args).all(|(k, a)| *k == a.kind());
        if let Some((_, known)) = self.prepared.get(sql).and_then(|l| l.iter().find(|(kinds, _)| fits(kinds))) {
            return Ok(known.clone());
        }
        let kinds: Vec<Kind> = args.iter().map(|a| a.kind()).collect();
        let types: Vec<_> = kinds.iter().map(|k| declared(*k)).collect();
        let statement = self.client.prepare_typed(&dollars(sql), &types).map_err(|e| classify(&e, sql))?;
        if self.kept >= KEPT {
            self.forget();
        }
        self.kept += 1;
        self.prepared.entry(sql.to_owned()).or_default().push((kinds, statement.clone()));
        Ok(statement)
    }

    fn forget(&mut self) {
        self.prepared.clear();
        self.kept = 0;
    }

    fn failed(&mut self, e: &postgres::Error, sql: &str) -> Error {
        if is_stale_statement(e) {
            self.forget();
        }
        classify(e, sql)
    }

    /// Hands every row to `f`, until it says stop (`false`).
    pub(crate) fn rows(
        &mut self,
        sql: &str,
        args: &[&dyn Param],
        f: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let statement = self.statement(sql, args)?;
        let bound = bind(args, sql)?;
        let done = (|| {
            let mut rows = self.client.query_raw(&statement, bound).map_err(Ok)?;
            while let Some(row) = rows.next().map_err(Ok)? {
                if !f(&Row(Inner::Postgres(&row))).map_err(Err)? {
                    break;
                }
            }
            Ok(())
        })();
        done.map_err(|e: Result<postgres::Error, Error>| match e {
            Ok(e) => self.failed(&e, sql),
            Err(e) => e,
        })
    }

    /// Runs a statement and counts the rows it changed.
    pub(crate) fn run(&mut self, sql: &str, args: &[&dyn Param]) -> Result<u64, Error> {
        let statement = self.statement(sql, args)?;
        let bound = bind(args, sql)?;
        let bound: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|b| b as &(dyn ToSql + Sync)).collect();
        self.client.execute(&statement, &bound).map_err(|e| self.failed(&e, sql))
    }

    /// Inserts many rows by COPY in the binary form.
    pub(crate) fn load<'a, R: AsRef<[Cell<'a>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<R, Error>>,
    ) -> Result<u64, Error> {
        let names = columns.join(", ");
        let shape = format!("select {names} from {table} limit 0");
        let types: Vec<_> = self.statement(&shape, &[])?.columns().iter().map(|c| c.type_().clone()).collect();
        let copy = format!("copy {table} ({names}) from stdin (format binary)");
        let done = (|| {
            let mut writer = BinaryCopyInWriter::new(self.client.copy_in(&copy).map_err(Ok)?, &types);
            for row in rows {
                let row = row.map_err(Err)?;
                let row = row.as_ref();
                if row.len() != columns.len() {
                    let wrong = format!("a row of {} values for {} columns of {table}", row.len(), columns.len());
                    return Err(Err(Error::wrong(wrong)));
                }
                let cells = row.iter().map(|cell| checked(cell.borrowed(), &copy));
                let cells: Vec<Bound<'_>> = cells.collect::<Result<_, Error>>().map_err(Err)?;
                writer.write_raw(cells).map_err(Ok)?;
            }
            writer.finish().map_err(Ok)
        })();
        done.map_err(|e: Result<postgres::Error, Error>| match e {
            Ok(e) => self.failed(&e, &copy),
            Err(e) => e,
        })
    }
}

fn bind<'a>(args: &'a [&dyn Param], sql: &str) -> Result<Vec<Bound<'a>>, Error> {
    args.iter().map(|arg| checked(arg.cell(), sql)).collect()
}

fn checked<'a>(cell: Cell<'a>, sql: &str) -> Result<Bound<'a>, Error> {
    match cell.fault() {
        None => Ok(Bound(cell)),
        Some(fault) => Err(Error::wrong(format!("{fault}: an argument of {sql}"))),
    }
}
