//! One connection of SQLite at work: statements, deadline, cache.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql};

use super::errors::classify;
use super::open::{LOCK_OWN, Purpose, batch, connect};
use crate::error::Error;
use crate::param::Param;
use crate::row::{Inner, Row};
use crate::value::Cell;

/// How many instructions of SQLite's machine run between two looks at the clock.
const LOOK_EVERY: i32 = 4_000;

/// A connection and the deadline of its running statement.
pub(crate) struct Session {
    conn: Connection,
    alarm: Arc<Alarm>,
    writes: bool,
    lock_wait: Duration,
}

/// Microseconds after `start` at which the running statement must end; 0 for never.
struct Alarm {
    start: Instant,
    at: AtomicU64,
}

impl Alarm {
    fn set(&self, limit: Duration) {
        let at = if limit.is_zero() { 0 } else { (self.start.elapsed() + limit).as_micros() as u64 };
        self.at.store(at, Ordering::Relaxed);
    }

    fn rings(&self) -> bool {
        let at = self.at.load(Ordering::Relaxed);
        at != 0 && self.start.elapsed().as_micros() as u64 > at
    }
}

impl Session {
    pub(crate) fn open(dir: &std::path::Path, purpose: Purpose, lock_wait: Duration) -> Result<Session, Error> {
        let mut conn = connect(dir, purpose, lock_wait)?;
        let alarm = Arc::new(Alarm { start: Instant::now(), at: AtomicU64::new(0) });
        let watched = Arc::clone(&alarm);
        conn.progress_handler(LOOK_EVERY, Some(move || watched.rings()))
            .map_err(|e| classify(&e, "progress handler"))?;
        Ok(Session { conn, alarm, writes: purpose != Purpose::Read, lock_wait })
    }

    /// Opens a transaction: for writing with the lock of the own file, for reading with both
    /// snapshots taken now, the main file's first (it refers to batches of the other).
    pub(crate) fn begin(&mut self) -> Result<(), Error> {
        if !self.writes {
            return self.begin_with("select id from main.store_lane union all select id from observations.store_lane");
        }
        // SQLite's own waiting looks ever more seldom, and an import that commits and goes on at
        // once would be ahead of us every time. So we look every millisecond.
        self.patience(Duration::ZERO)?;
        let since = Instant::now();
        let begun = loop {
            match self.begin_with(LOCK_OWN) {
                Err(Error::Busy(_)) if since.elapsed() < self.lock_wait => std::thread::sleep(Duration::from_millis(1)),
                other => break other,
            }
        };
        self.patience(self.lock_wait)?;
        begun
    }

    fn patience(&mut self, wait: Duration) -> Result<(), Error> {
        self.conn.busy_timeout(wait).map_err(|e| classify(&e, "busy_timeout"))
    }

    fn begin_with(&mut self, first: &str) -> Result<(), Error> {
        self.control("begin")?;
        let locked = self
            .conn
            .prepare_cached(first)
            .and_then(|mut s| if self.writes { s.raw_execute().map(|_| ()) } else { s.raw_query().next().map(|_| ()) });
        locked.map_err(|e| {
            let error = classify(&e, first);
            let _nothing_was_done = self.control("rollback");
            error
        })
    }

    /// Runs a statement that steers the transaction.
    pub(crate) fn control(&mut self, sql: &str) -> Result<(), Error> {
        self.alarm.set(Duration::ZERO);
        let mut statement = self.conn.prepare_cached(sql).map_err(|e| classify(&e, sql))?;
        statement.raw_execute().map(|_| ()).map_err(|e| classify(&e, sql))
    }

    /// Whether SQLite has given up the transaction by itself, as it does when the disk is full.
    pub(crate) fn lost_transaction(&self) -> bool {
        self.conn.is_autocommit()
    }

    /// Runs several statements.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        batch(&self.conn, sql)
    }

    fn prepared(&self, sql: &str, args: &[&dyn Param], limit: Duration) -> Result<CachedStatement<'_>, Error> {
        let mut statement = self.conn.prepare_cached(sql).map_err(|e| classify(&e, sql))?;
        if statement.parameter_count() != args.len() {
            let (has, given) = (statement.parameter_count(), args.len());
            return Err(Error::wrong(format!("the statement has {has} placeholders and {given} arguments: {sql}")));
        }
        for (n, arg) in args.iter().enumerate() {
            bind(&mut statement, n + 1, &arg.cell(), sql)?;
        }
        self.alarm.set(limit);
        Ok(statement)
    }

    /// Hands every row to `f`, until it says stop (`false`).
    pub(crate) fn rows(
        &mut self,
        sql: &str,
        args: &[&dyn Param],
        limit: Duration,
        f: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let mut statement = self.prepared(sql, args, limit)?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|e| classify(&e, sql))? {
            if !f(&Row(Inner::Sqlite(row)))? {
                break;
            }
        }
        Ok(())
    }

    /// Runs a statement and counts the rows it changed.
    pub(crate) fn run(&mut self, sql: &str, args: &[&dyn Param], limit: Duration) -> Result<u64, Error> {
        let mut statement = self.prepared(sql, args, limit)?;
        statement.raw_execute().map(|n| n as u64).map_err(|e| classify(&e, sql))
    }

    /// Inserts many rows by one prepared statement.
    pub(crate) fn load<'a, R: AsRef<[Cell<'a>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<R, Error>>,
        limit: Duration,
    ) -> Result<u64, Error> {
        let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
        let sql = format!("insert into {table} ({}) values ({})", columns.join(", "), places.join(", "));
        let mut statement = self.conn.prepare_cached(&sql).map_err(|e| classify(&e, &sql))?;
        let mut count = 0;
        self.alarm.set(limit);
        for row in rows {
            let row = row?;
            let row = row.as_ref();
            if row.len() != columns.len() {
                return Err(Error::wrong(format!(
                    "a row of {} values for {} columns of {table}",
                    row.len(),
                    columns.len()
                )));
            }
            for (n, cell) in row.iter().enumerate() {
                bind(&mut statement, n + 1, cell, &sql)?;
            }
            statement.raw_execute().map_err(|e| classify(&e, &sql))?;
            count += 1;
        }
        Ok(count)
    }
}

fn bind(statement: &mut rusqlite::Statement<'_>, place: usize, cell: &Cell<'_>, sql: &str) -> Result<(), Error> {
    if let Some(fault) = cell.fault() {
        return Err(Error::wrong(format!("{fault}: argument {place} of {sql}")));
    }
    statement.raw_bind_parameter(place, Bound(cell)).map_err(|e| classify(&e, sql))
}

/// A cell as rusqlite takes it.
struct Bound<'a>(&'a Cell<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Cell::Null => ValueRef::Null,
            Cell::Int(v) => ValueRef::Integer(*v),
            Cell::Real(v) => ValueRef::Real(*v),
            Cell::Text(v) | Cell::Json(v) => ValueRef::Text(v.as_bytes()),
            Cell::Blob(v) => ValueRef::Blob(v),
            Cell::Bool(v) => ValueRef::Integer(i64::from(*v)),
        }))
    }
}
