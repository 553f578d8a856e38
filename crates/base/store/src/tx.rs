//! The transaction that use cases work in: statements of either engine, synchronous and typed.

use std::time::Duration;

use crate::error::Error;
use crate::param::Param;
use crate::row::{FromRow, Row};
use crate::sql::{Engine, Sql};
use crate::value::{Cell, Value};
use crate::{postgres, sqlite};

/// A running transaction (*giao dịch*). Only lanes make one.
///
/// After a statement has failed, nothing more can be done in it on either engine (PostgreSQL is so,
/// SQLite is made so), and the closure's changes are undone even if it returns `Ok`. A statement
/// that may fail is run inside [`Tx::attempt`].
pub struct Tx {
    pub(crate) session: Session,
    /// The longest that one statement may take; zero for no limit.
    pub(crate) limit: Duration,
    /// Whether a statement has failed since the last savepoint.
    pub(crate) failed: bool,
    /// The error that took the transaction away, if one did.
    pub(crate) cause: Option<Error>,
    /// Whether the connection must be opened anew.
    broken: bool,
    /// How many attempts are open.
    depth: usize,
}

pub(crate) enum Session {
    Sqlite(sqlite::session::Session),
    Postgres(Box<postgres::session::Session>),
}

impl Tx {
    pub(crate) fn over(session: Session) -> Tx {
        Tx { session, limit: Duration::ZERO, failed: false, cause: None, broken: false, depth: 0 }
    }

    /// The engine below, for the few statements that are not text.
    pub fn engine(&self) -> Engine {
        match self.session {
            Session::Sqlite(_) => Engine::Sqlite,
            Session::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows.
    pub fn all<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[&dyn Param]) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        self.each(sql, args, |row| {
            all.push(row);
            Ok(())
        })?;
        Ok(all)
    }

    /// The only row, or none. More than one is a fault of the statement.
    pub fn maybe<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[&dyn Param]) -> Result<Option<T>, Error> {
        let text = sql.into().on(self.engine());
        let mut found = None;
        self.rows(text, args, &mut |row| {
            if found.is_some() {
                return Err(Error::wrong(format!("more than one row where at most one is read: {text}")));
            }
            found = Some(T::from_row(row)?);
            Ok(true)
        })?;
        Ok(found)
    }

    /// The only row; [`Error::NotFound`] if there is none, which does not end the transaction.
    pub fn one<T: FromRow>(&mut self, sql: impl Into<Sql>, args: &[&dyn Param]) -> Result<T, Error> {
        self.maybe(sql, args)?.ok_or(Error::NotFound)
    }

    /// Runs a statement and says how many rows it changed.
    pub fn run(&mut self, sql: impl Into<Sql>, args: &[&dyn Param]) -> Result<u64, Error> {
        let text = sql.into().on(self.engine());
        self.run_text(text, args)
    }

    /// Hands every row to `f` as it arrives, so that a result of any length takes little memory.
    pub fn each<T: FromRow>(
        &mut self,
        sql: impl Into<Sql>,
        args: &[&dyn Param],
        mut f: impl FnMut(T) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let text = sql.into().on(self.engine());
        self.rows(text, args, &mut |row| f(T::from_row(row)?).map(|()| true))
    }

    /// All rows of a generated statement, read into `T`.
    pub fn all_dynamic<T: FromRow>(&mut self, sql: &str, args: &[Value]) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        self.each_dynamic(sql, args, |row| {
            all.push(T::from_row(row)?);
            Ok(())
        })?;
        Ok(all)
    }

    /// Hands every row of a generated statement to `f`.
    pub fn each_dynamic(
        &mut self,
        sql: &str,
        args: &[Value],
        mut f: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let args: Vec<&dyn Param> = args.iter().map(|v| v as &dyn Param).collect();
        self.rows(sql, &args, &mut |row| f(row).map(|()| true))
    }

    /// Runs a generated statement and says how many rows it changed.
    pub fn run_dynamic(&mut self, sql: &str, args: &[Value]) -> Result<u64, Error> {
        let args: Vec<&dyn Param> = args.iter().map(|v| v as &dyn Param).collect();
        self.run_text(sql, &args)
    }

    /// Inserts many rows the fast way of the engine and says how many they were. Their values are borrowed where the
    /// caller has them.
    pub fn load<'a, const N: usize>(
        &mut self,
        table: &str,
        columns: [&str; N],
        rows: impl IntoIterator<Item = [Cell<'a>; N]>,
    ) -> Result<u64, Error> {
        self.load_results(table, &columns, &mut rows.into_iter().map(Ok))
    }

    /// As [`Tx::load`], of columns known at run time only, from a source that can fail.
    pub(crate) fn load_results<'a, R: AsRef<[Cell<'a>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: &mut dyn Iterator<Item = Result<R, Error>>,
    ) -> Result<u64, Error> {
        self.usable()?;
        let limit = self.limit;
        let done = match &mut self.session {
            Session::Sqlite(s) => s.load(table, columns, rows, limit),
            Session::Postgres(s) => s.load(table, columns, rows),
        };
        self.noted(done)
    }

    /// Runs `f` so that its failure undoes only what it did: for the row of an import that may be
    /// at fault, the insert that may meet its like.
    pub fn attempt<T, E: From<Error>>(&mut self, f: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
        self.usable()?;
        self.depth += 1;
        let name = format!("attempt_{}", self.depth);
        let done = self.attempted(&name, f);
        self.depth -= 1;
        done
    }

    fn attempted<T, E: From<Error>>(&mut self, name: &str, f: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
        self.control(&format!("savepoint {name}"))?;
        let done = f(self);
        if done.is_ok() && !self.failed {
            self.control(&format!("release savepoint {name}"))?;
            return done;
        }
        if self.lost() {
            self.failed = true;
        } else {
            self.control(&format!("rollback to savepoint {name}"))?;
            self.control(&format!("release savepoint {name}"))?;
            self.failed = false;
        }
        done.and_then(|_| Err(Error::wrong("a failed statement was passed over").into()))
    }

    fn run_text(&mut self, text: &str, args: &[&dyn Param]) -> Result<u64, Error> {
        self.usable()?;
        let limit = self.limit;
        let done = match &mut self.session {
            Session::Sqlite(s) => s.run(text, args, limit),
            Session::Postgres(s) => s.run(text, args),
        };
        self.noted(done)
    }

    pub(crate) fn rows(
        &mut self,
        text: &str,
        args: &[&dyn Param],
        f: &mut dyn FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        self.usable()?;
        let limit = self.limit;
        let done = match &mut self.session {
            Session::Sqlite(s) => s.rows(text, args, limit, f),
            Session::Postgres(s) => s.rows(text, args, f),
        };
        self.noted(done)
    }

    fn usable(&self) -> Result<(), Error> {
        if self.failed {
            return Err(Error::wrong("a statement of this transaction has failed; nothing more can be done in it"));
        }
        Ok(())
    }

    fn noted<T>(&mut self, done: Result<T, Error>) -> Result<T, Error> {
        if let Err(why) = &done {
            self.failed = true;
            self.broken |= why.is_fatal();
            if self.cause.is_none() && self.lost() {
                self.cause = Some(why.clone());
            }
        }
        done
    }

    /// Makes the transaction ready for the next closure.
    pub(crate) fn fresh(&mut self) {
        self.failed = false;
        self.depth = 0;
    }

    /// Steers the transaction.
    pub(crate) fn control(&mut self, sql: &str) -> Result<(), Error> {
        match &mut self.session {
            Session::Sqlite(s) => s.control(sql),
            Session::Postgres(s) => s.batch(sql),
        }
    }

    /// Runs several statements without arguments: definitions of tables.
    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        self.usable()?;
        let done = match &mut self.session {
            Session::Sqlite(s) => s.batch(sql),
            Session::Postgres(s) => s.batch(sql),
        };
        self.noted(done)
    }

    /// Whether the transaction is gone: given up by SQLite, or its connection lost.
    pub(crate) fn lost(&self) -> bool {
        match &self.session {
            Session::Sqlite(s) => s.lost_transaction(),
            Session::Postgres(s) => s.is_closed(),
        }
    }

    /// Whether the connection must be opened anew.
    pub(crate) fn lost_connection(&self) -> bool {
        self.broken || matches!(&self.session, Session::Postgres(s) if s.is_closed())
    }
}
