//! Where a database lies and how much of the machine it may take.

use std::path::PathBuf;
use std::time::Duration;

use crate::sql::Engine;

/// Where a database lies.
#[derive(Clone, PartialEq, Eq)]
pub enum Location {
    /// Two files of SQLite, `datnuoc.db` and `observations.db`, in a directory.
    Sqlite {
        /// The data directory.
        dir: PathBuf,
    },
    /// A database of a PostgreSQL server.
    Postgres {
        /// `postgresql://user:password@host:port/database`, or the key-value form.
        url: String,
    },
}

impl Location {
    /// The engine there.
    pub fn engine(&self) -> Engine {
        match self {
            Location::Sqlite { .. } => Engine::Sqlite,
            Location::Postgres { .. } => Engine::Postgres,
        }
    }
}

/// Without the URL of PostgreSQL, which may hold a password.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::Sqlite { dir } => write!(f, "SQLite in {}", dir.display()),
            Location::Postgres { .. } => f.write_str("PostgreSQL"),
        }
    }
}

/// Sizes of threads, queues and deadlines. The defaults suit a province's small server.
#[derive(Debug, Clone)]
pub struct Options {
    /// Threads that read, each with a connection.
    pub readers: usize,
    /// Connections that append observations on PostgreSQL; SQLite has one writer a file.
    pub appenders: usize,
    /// How many interactive writes may wait.
    pub write_queue: usize,
    /// How many bulk writes or derivations may wait.
    pub patient_queue: usize,
    /// How many appends may wait, in each append thread.
    pub append_queue: usize,
    /// How many reads may wait.
    pub read_queue: usize,
    /// How many closures at most share one commit.
    pub group: usize,
    /// How long a group gathers work before it commits.
    pub group_time: Duration,
    /// The longest that one statement of a read, an interactive write or an append may take.
    pub deadline: Duration,
    /// The longest that one statement of a bulk write or derivation may take.
    pub patient_deadline: Duration,
    /// How long to wait for another process that writes.
    pub lock_wait: Duration,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            readers: 4,
            appenders: 4,
            write_queue: 256,
            patient_queue: 32,
            append_queue: 1024,
            read_queue: 256,
            group: 64,
            group_time: Duration::from_millis(20),
            deadline: Duration::from_secs(10),
            patient_deadline: Duration::from_mins(1),
            lock_wait: Duration::from_secs(10),
        }
    }
}
