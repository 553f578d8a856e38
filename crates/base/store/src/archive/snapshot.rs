//! A snapshot of the whole database, taken while others work.

use std::time::Duration;

use crate::error::Error;
use crate::location::Location;
use crate::sqlite::File;
use crate::sqlite::open::Purpose;
use crate::sqlite::session::Session as SqliteSession;
use crate::tx::{Session, Tx};
use crate::{postgres, sqlite};

/// How long to wait for the writers to finish what they are at.
const PATIENCE: Duration = Duration::from_mins(1);

/// A transaction that sees one state of everything until it is dropped.
///
/// On SQLite the two files have a state each. Both write locks are held for the instant in which
/// both are fixed, so no writer, of this or another process, gets between: the journal never
/// names a sealed batch that the snapshot lacks, nor the other way round.
pub(super) fn open(location: &Location) -> Result<Tx, Error> {
    match location {
        Location::Sqlite { dir } => {
            sqlite::open::create(dir)?;
            let mut reader = SqliteSession::open(dir, Purpose::Read, PATIENCE)?;
            let mut writers = Vec::new();
            for file in File::BOTH {
                let mut writer = SqliteSession::open(dir, Purpose::Alone(file), PATIENCE)?;
                writer.begin()?;
                writers.push(writer);
            }
            reader.begin()?;
            writers.iter_mut().try_for_each(|w| w.control("rollback"))?;
            Ok(Tx::over(Session::Sqlite(reader)))
        }
        Location::Postgres { url } => {
            let mut session = postgres::session::Session::open(url, Duration::ZERO)?;
            session.batch("set idle_in_transaction_session_timeout = 0")?;
            session.batch(postgres::SNAPSHOT)?;
            Ok(Tx::over(Session::Postgres(Box::new(session))))
        }
    }
}
