//! Carrying the write-ahead log back into its file, away from the writers.
//!
//! SQLite would do it inside a commit, and on a slow disk some upload or form would then wait
//! half a second for the pages of others. A thread of its own does it without blocking anybody.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::File;
use super::errors::classify;
use super::open::{Purpose, connect};
use crate::error::Error;

/// The log is carried back when it is longer than this.
pub(super) const LONG: u64 = 16 << 20;
/// Readers hold the log open; past this length the writers are made to wait for them.
const FAR_TOO_LONG: u64 = 256 << 20;
/// Frames left by a first pass that a second, which holds the writer, may carry: a megabyte of pages.
const FEW: i64 = 256;

/// Between two looks at a log that is still long.
const PAUSE: Duration = Duration::from_secs(1);
/// How long the writer is held for readers that are about to leave the log.
const SHORT_WAIT: Duration = Duration::from_millis(30);
/// How long it is held when the log is far too long.
const LONG_WAIT: Duration = Duration::from_secs(2);

/// Tells the thread that a file was written.
#[derive(Clone)]
pub(crate) struct Bell {
    wal: PathBuf,
    file: File,
    ring: SyncSender<File>,
}

impl Bell {
    /// After a commit: asks for a checkpoint when the log has grown long. Costs one `stat`.
    pub(crate) fn committed(&self) {
        if length(&self.wal) > LONG {
            // A full channel means that the thread is about to look anyway.
            let _rung: Result<(), TrySendError<File>> = self.ring.try_send(self.file);
        }
    }
}

/// Starts the thread for the files in `dir`. It ends when all bells are gone.
pub(crate) fn start(dir: PathBuf) -> std::io::Result<([Bell; 2], JoinHandle<()>)> {
    let (ring, rung) = sync_channel(2);
    let bells = File::BOTH.map(|file| Bell { wal: wal(&dir, file), file, ring: ring.clone() });
    let thread = std::thread::Builder::new()
        .name("store-checkpoint".to_owned())
        .stack_size(256 << 10)
        .spawn(move || work(&dir, &rung))?;
    Ok((bells, thread))
}

fn wal(dir: &Path, file: File) -> PathBuf {
    dir.join(format!("{}-wal", file.name()))
}

fn length(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |m| m.len())
}

/// A ring may come while the last look is fresh, and the last ring of a burst before the readers have left:
/// so a log that is still long is looked at again, whether anybody rings or not.
fn work(dir: &Path, rung: &Receiver<File>) {
    let mut last = [None::<Instant>; 2];
    loop {
        let is_long = |file: &File| length(&wal(dir, *file)) > LONG;
        let ended = if File::BOTH.iter().any(is_long) {
            rung.recv_timeout(PAUSE) == Err(RecvTimeoutError::Disconnected)
        } else {
            rung.recv().is_err()
        };
        for file in File::BOTH.into_iter().filter(|f| ended || is_long(f)) {
            let last = &mut last[file as usize];
            if ended || last.is_none_or(|at| at.elapsed() > PAUSE) {
                carry_back(dir, file);
                *last = Some(Instant::now());
            }
        }
        // The last connections to close are those of readers, who may not carry anything back themselves.
        if ended {
            return;
        }
    }
}

fn carry_back(dir: &Path, file: File) {
    let length = length(&wal(dir, file));
    if length == 0 {
        return;
    }
    if let Err(why) = checkpoint(dir, file, length > FAR_TOO_LONG) {
        // Nothing is lost: the log keeps what it holds, and is looked at again.
        tracing::warn!(file = file.name(), %why, "store.checkpoint_failed");
    }
}

/// Two passes. The first disturbs nobody, but never reaches the end of a log that a busy writer lengthens
/// meanwhile, and only a log that was carried to its end can start anew: under a long import it grew
/// without bound. The second holds the writer for the few frames that are left, and cuts the log. It is
/// left out while a long read (a backup) holds older pages, until the log is far too long.
fn checkpoint(dir: &Path, file: File, must: bool) -> Result<(), Error> {
    let conn = connect(dir, Purpose::Alone(file), if must { LONG_WAIT } else { SHORT_WAIT })?;
    let pass = |how: &str| {
        let sql = format!("pragma main.wal_checkpoint({how})");
        conn.query_row(&sql, [], |row| Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))
            .map_err(|e| classify(&e, &sql))
    };
    let (frames, carried) = pass("passive")?;
    if must || frames - carried < FEW {
        pass("truncate")?;
    }
    Ok(())
}
