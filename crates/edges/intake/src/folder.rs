//! A watched folder (*thư mục nhận tệp*): files that vsftpd, rsync, lftp or a share put there are taken once they
//! are complete, stored durably, then put away; those that no station may send so go to `refused/` with the reason.
//!
//! It may be killed anywhere: a file stays where it is until its receipt is committed, and one that is met again
//! afterwards, with the same name and bytes, has its receipt already. Reading goes on while the files before are
//! being stored, and those before them put away.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kernel::{Outcome, Problem};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tracing::{error, info, warn};

use crate::Intake;

mod away;
mod look;
mod names;
mod senders;
mod stored;
mod taken;

use away::Away;
use look::Look;
use senders::Senders;
use stored::Put;
use taken::{Batch, take};

/// Time between two looks at a folder in which nothing was complete.
const BETWEEN: Duration = Duration::from_secs(1);
/// Time before the next look after something failed.
const REST: Duration = Duration::from_secs(5);
/// Batches that wait between reading and storing, and between storing and putting away.
const WAITING: usize = 1;
/// Held while the folder is served: two programs must not take the same files.
const LOCK: &str = ".datnuoc.lock";

/// Which stations may send through the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// A folder for each station, named by its code, into which only its account can write: what lies in it is
    /// that station's, whatever its name says.
    Folders,
    /// Whoever can write there is trusted: the file's name says whose it is.
    Names,
}

/// What becomes of a file that has its receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It is moved to `done/`.
    Keep,
    /// It is removed; its bytes stand beside its receipt.
    Remove,
}

/// How a folder is watched.
#[derive(Debug, Clone)]
pub struct FolderOptions {
    /// The folder.
    pub dir: PathBuf,
    /// Which stations may send through it.
    pub trust: Trust,
    /// What becomes of taken files.
    pub after: After,
}

/// A folder being watched: where it has come in a look, and who may send.
struct Watch {
    look: Look,
    senders: Senders,
    away: Away,
}

/// How a look went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looked {
    /// Nothing was there that had no receipt yet.
    Nothing,
    /// Something was stored.
    Stored,
    /// Something could not be read or stored: it is still there.
    Failed,
}

impl Looked {
    /// How both went together.
    fn and(self, other: Looked) -> Looked {
        match (self, other) {
            (Looked::Failed, _) | (_, Looked::Failed) => Looked::Failed,
            (Looked::Stored, _) | (_, Looked::Stored) => Looked::Stored,
            (Looked::Nothing, Looked::Nothing) => Looked::Nothing,
        }
    }
}

/// Watches a folder until `stop` completes. What is taken by then is stored first.
pub async fn watch(intake: Intake, options: FolderOptions, stop: impl Future<Output = ()>) -> Outcome<()> {
    tokio::pin!(stop);
    let dir = options.dir.clone();
    let Some(_lock) = alone(&dir, &mut stop).await? else { return Ok(()) };
    info!(folder = %dir.display(), trust = ?options.trust, "folder.watched");
    let mut watch = Watch {
        look: Look::new(dir.clone(), options.after),
        senders: Senders::new(options.trust),
        away: Away::new(dir, options.after)?,
    };
    let stopped = Arc::new(AtomicBool::new(false));
    loop {
        let looking = look_through(&intake, watch, &stopped);
        tokio::pin!(looking);
        let looked;
        (watch, looked) = tokio::select! {
            biased;
            ended = &mut looking => ended?,
            () = &mut stop => {
                stopped.store(true, Ordering::Relaxed);
                return looking.await.map(drop);
            }
        };
        let pause = match looked {
            Looked::Nothing => BETWEEN,
            Looked::Stored => Duration::ZERO,
            Looked::Failed => {
                watch.look.begin_anew();
                REST
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => return Ok(()),
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// One look through the folder. Files are read, those before them stored, and those before them put away at the same
/// time, each in the order in which they were found; at the end none is on its way, so that the next look meets no
/// file that this one took.
async fn look_through(intake: &Intake, watch: Watch, stopped: &Arc<AtomicBool>) -> Outcome<(Watch, Looked)> {
    let (read, mut to_store) = mpsc::channel(WAITING);
    let (stored, mut to_leave) = mpsc::channel::<Vec<Put>>(WAITING);
    let away = watch.away.clone();
    let reading = spawn_blocking({
        let (intake, stopped) = (intake.clone(), stopped.clone());
        move || read_all(&intake, watch, &stopped, &read)
    });
    // One thread: the system moves one file of a disk at a time between folders.
    let leaving = spawn_blocking(move || {
        while let Some(files) = to_leave.blocking_recv() {
            for put in files {
                put();
            }
        }
    });
    let storing = async {
        let mut looked = Looked::Nothing;
        while let Some(batch) = to_store.recv().await {
            let done = stored::store(intake, batch, &away).await;
            looked = looked.and(done.looked);
            // What could not be stored is met again by the next look, before what came after it.
            if stored.send(done.leaving).await.is_err() || looked == Looked::Failed {
                break;
            }
        }
        to_store.close();
        drop(stored);
        looked
    };
    let (read, stored, left) = tokio::join!(reading, storing, leaving);
    let left = left.map_or_else(
        |panicked| {
            error!(%panicked, "folder.put");
            Looked::Failed
        },
        |()| Looked::Nothing,
    );
    let (watch, read) = read.map_err(Problem::new)?;
    Ok((watch, read.and(stored).and(left)))
}

/// Reads what is complete in the folder until the look is over, or nobody takes it any more.
fn read_all(intake: &Intake, mut watch: Watch, stopped: &AtomicBool, to: &mpsc::Sender<Batch>) -> (Watch, Looked) {
    while !stopped.load(Ordering::Relaxed) {
        match next(intake, &mut watch) {
            Ok(batch) => {
                let refused = !batch.stations.is_empty() && to.blocking_send(batch).is_err();
                if refused || watch.look.is_over() {
                    break;
                }
            }
            Err(failure) => {
                warn!(%failure, "folder.look");
                return (watch, Looked::Failed);
            }
        }
    }
    (watch, Looked::Nothing)
}

/// The next files that are complete, read and prepared.
fn next(intake: &Intake, watch: &mut Watch) -> Outcome<Batch> {
    let found = watch.look.next_complete(&watch.away, intake.clock.now())?;
    take(intake, &mut watch.senders, &watch.away, found)
}

/// Makes the folder and holds it, waiting while another program does; none when told to stop before.
async fn alone(dir: &Path, stop: &mut (impl Future<Output = ()> + Unpin)) -> Outcome<Option<File>> {
    let problem = |e: std::io::Error| Problem::new(e).context(format!("the watched folder {}", dir.display()));
    std::fs::create_dir_all(dir).map_err(problem)?;
    let file = File::options().write(true).create(true).truncate(false).open(dir.join(LOCK)).map_err(problem)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(Some(file)),
            Err(std::fs::TryLockError::WouldBlock) => {}
            // Some shares know no locks: then the administrator must see to it.
            Err(std::fs::TryLockError::Error(error)) => {
                warn!(%error, "folder.no-lock");
                return Ok(Some(file));
            }
        }
        tokio::select! {
            () = &mut *stop => return Ok(None),
            () = tokio::time::sleep(REST) => {}
        }
    }
}

/// Things by station.
type ByStation<T> = HashMap<i64, Vec<T>>;
