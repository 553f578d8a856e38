//! Opening the files: creation, the settings of every connection, who may write what.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::File;
use super::errors::classify;
use crate::error::Error;

/// A table of one row that writers touch first; see [`lock`].
const LANE_TABLE: &str = "create table if not exists store_lane (id integer primary key, turn integer not null) strict";

/// The first statement of every write: it takes the write lock of the own file and of no other
/// (`begin immediate` would lock the attached file too, and the two lanes would wait for each
/// other). It changes no row, so it costs no page.
pub(crate) const LOCK_OWN: &str = "update main.store_lane set turn = turn + 1 where id < 0";

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Reads both files.
    Read,
    /// Writes this file, reads the other.
    Write(File),
    /// Writes this file, the other is not attached: migrations and loading an archive.
    Alone(File),
}

/// Makes the files if they are absent, in the journal mode that lets readers and the writer work
/// side by side.
pub(crate) fn create(dir: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(dir)?;
    for file in File::BOTH {
        let conn = plain(&dir.join(file.name()), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        settle(&conn, Duration::from_secs(10))?;
        let mode: String = conn
            .query_row("pragma journal_mode = wal", [], |r| r.get(0))
            .map_err(|e| classify(&e, "pragma journal_mode"))?;
        if mode != "wal" {
            return Err(Error::wrong(format!(
                "{} cannot be kept in WAL mode ({mode}): is it on a network share?",
                file.name()
            )));
        }
        batch(&conn, LANE_TABLE)?;
    }
    Ok(())
}

/// Opens a connection for `purpose`; the files must be there.
pub(crate) fn connect(dir: &Path, purpose: Purpose, lock_wait: Duration) -> Result<Connection, Error> {
    let own = match purpose {
        Purpose::Read => File::Main,
        Purpose::Write(file) | Purpose::Alone(file) => file,
    };
    let access =
        if purpose == Purpose::Read { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
    let conn = plain(&dir.join(own.name()), access)?;
    settle(&conn, lock_wait)?;
    if !matches!(purpose, Purpose::Alone(_)) {
        attach(&conn, dir, own.other())?;
    }
    // Pages kept in memory, of each attached file (negative: KiB). Small: the operating system
    // caches the files anyway, and an idle office server must stay under 60 MB.
    let cache = if purpose == Purpose::Read { -1_000 } else { -4_000 };
    batch(&conn, &format!("pragma main.cache_size = {cache}"))?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}

fn plain(path: &Path, access: OpenFlags) -> Result<Connection, Error> {
    let flags = access | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).map_err(|e| match classify(&e, "open") {
        Error::Full(why) => Error::Full(why),
        other => Error::Other { message: format!("{}: {other}", path.display()), fatal: true },
    })
}

/// The settings that every connection has. `like` compares case on PostgreSQL, so it does here.
fn settle(conn: &Connection, lock_wait: Duration) -> Result<(), Error> {
    conn.busy_timeout(lock_wait).map_err(|e| classify(&e, "busy_timeout"))?;
    // Plans do not depend on what is asked for: else every new value of a range is planned anew, which costs more
    // than most questions themselves.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|e| classify(&e, "planner stability"))?;
    let log = super::checkpoint::LONG;
    batch(
        conn,
        &format!(
            "pragma synchronous = full;
             pragma foreign_keys = on;
             pragma case_sensitive_like = on;
             pragma trusted_schema = off;
             pragma wal_autocheckpoint = 0;
             pragma journal_size_limit = {log};"
        ),
    )
}

/// Attaches the other file read-only, so that no lane can write where it is not the writer.
fn attach(conn: &Connection, dir: &Path, file: File) -> Result<(), Error> {
    let path = dir.join(file.name());
    let path = path.to_str().ok_or_else(|| Error::wrong("the data directory's name is not UTF-8"))?;
    let absolute = if path.starts_with('/') { "//" } else { "" };
    let uri = format!("file:{absolute}{}?mode=ro", percent_encoded(path));
    let sql = format!("attach database ?1 as {}", file.schema());
    conn.execute(&sql, [uri]).map_err(|e| classify(&e, &sql))?;
    batch(conn, &format!("pragma {}.cache_size = -1000", file.schema()))
}

fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '%' => out.push_str("%25"),
            '?' => out.push_str("%3f"),
            '#' => out.push_str("%23"),
            c => out.push(c),
        }
    }
    out
}

pub(crate) fn batch(conn: &Connection, sql: &str) -> Result<(), Error> {
    conn.execute_batch(sql).map_err(|e| classify(&e, sql))
}
