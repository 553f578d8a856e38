//! What a lane's connection is for, and how its transactions begin on either engine.

use std::time::Duration;

use crate::error::Error;
use crate::location::{Location, Options};
use crate::postgres::locks;
use crate::sqlite::File;
use crate::sqlite::open::Purpose;
use crate::tx::{Session, Tx};
use crate::{postgres, sqlite};

/// The part that a thread plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Snapshots.
    Read,
    /// Records and journal.
    Main,
    /// Observations as they arrive; on SQLite also derivations, since the file has one writer.
    Append,
    /// Derivations on PostgreSQL.
    Derive,
}

/// How a transaction is to begin.
pub(crate) struct Start<'a> {
    pub(crate) limit: Duration,
    pub(crate) stations: &'a [i64],
    /// Whether derivations are kept out.
    pub(crate) derives: bool,
}

/// Opens a connection for the role.
pub(crate) fn open(location: &Location, role: Role, options: &Options) -> Result<Tx, Error> {
    let session = match location {
        Location::Sqlite { dir } => {
            let purpose = match role {
                Role::Read => Purpose::Read,
                Role::Main => Purpose::Write(File::Main),
                Role::Append | Role::Derive => Purpose::Write(File::Observations),
            };
            Session::Sqlite(sqlite::session::Session::open(dir, purpose, options.lock_wait)?)
        }
        Location::Postgres { url } => {
            Session::Postgres(Box::new(postgres::session::Session::open(url, options.deadline)?))
        }
    };
    Ok(Tx::over(session))
}

/// Begins a transaction of the role: locks first, so that what it then reads stays true.
pub(crate) fn begin(tx: &mut Tx, role: Role, start: &Start<'_>) -> Result<(), Error> {
    tx.fresh();
    tx.cause = None;
    tx.limit = start.limit;
    match &mut tx.session {
        Session::Sqlite(s) => s.begin(),
        Session::Postgres(s) => {
            if role == Role::Read {
                return s.batch(postgres::SNAPSHOT);
            }
            let lock = match role {
                Role::Main => locks::lane(locks::MAIN),
                _ if start.derives => locks::lane(locks::DERIVE),
                _ => locks::stations(start.stations),
            };
            let begun = s.batch(&format!("begin; set local statement_timeout = {}; {lock}", start.limit.as_millis()));
            if begun.is_err() && !s.is_closed() {
                let _nothing_was_done = s.batch("rollback");
            }
            // A lock not had before the deadline: another node is at work, not we.
            begun.map_err(|e| match e {
                Error::Deadline => Error::Busy("another node holds the lock of this lane".to_owned()),
                e => e,
            })
        }
    }
}
