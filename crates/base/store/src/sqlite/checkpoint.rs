//! Carrying the write-ahead log back into its file, away from the writers.
//!
//! SQLite would do it inside a commit, and on a slow disk some upload or form would then wait
//! half a second for the pages of others. A thread of its own does it without blocking anybody.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::File;
use super::open::{Purpose, connect};

/// The log is carried back when it is longer than this. SQLite cuts it to this length when it
/// starts anew, so a longer file means that there is something to carry.
pub(super) const LONG: u64 = 4 << 20;
/// Readers hold the log open; past this length the writers are made to wait for them.
const FAR_TOO_LONG: u64 = 256 << 20;

/// While a long read (a backup) holds the log open, every commit would ring in vain.
const PAUSE: Duration = Duration::from_millis(250);

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

fn work(dir: &Path, rung: &Receiver<File>) {
    let mut last = [None::<Instant>; 2];
    while let Ok(file) = rung.recv() {
        let last = &mut last[file as usize];
        if last.is_none_or(|at| at.elapsed() > PAUSE) {
            checkpoint(dir, file);
            *last = Some(Instant::now());
        }
    }
}

fn checkpoint(dir: &Path, file: File) {
    let how = if length(&wal(dir, file)) > FAR_TOO_LONG { "truncate" } else { "passive" };
    let done = connect(dir, Purpose::Alone(file), Duration::from_secs(2)).and_then(|conn| {
        let sql = format!("pragma main.wal_checkpoint({how})");
        conn.query_row(&sql, [], |_| Ok(())).map_err(|e| super::errors::classify(&e, &sql))
    });
    if let Err(why) = done {
        // Nothing is lost: the log keeps what it holds, and the next commit rings again.
        tracing::warn!(file = file.name(), %why, "store.checkpoint_failed");
    }
}
