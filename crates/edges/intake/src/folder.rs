//! A watched folder (*thư mục nhận tệp*): files that vsftpd, rsync, lftp or a share put there are taken once they
//! are complete, stored durably, then put away; those that no station may send so go to `refused/` with the reason.
//!
//! It may be killed anywhere: a file stays where it is until its receipt is committed, and one that is met again
//! afterwards, with the same name and bytes, has its receipt already. Reading goes on while the files before are
//! being stored, and those before them put away.

use std::collections::HashMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use kernel::{Outcome, Problem};
use tokio::task::{JoinHandle, spawn_blocking};
use tracing::{info, warn};

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
use stored::Done;
use taken::{Batch, take};

/// Time between two looks at a folder in which nothing was complete.
const BETWEEN: Duration = Duration::from_secs(1);
/// Time before the next look after something failed.
const REST: Duration = Duration::from_secs(5);
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

/// Watches a folder until `stop` completes. What is taken by then is stored first.
pub async fn watch(intake: Intake, options: FolderOptions, stop: impl Future<Output = ()>) -> Outcome<()> {
    tokio::pin!(stop);
    let dir = options.dir.clone();
    let Some(_lock) = alone(&dir, &mut stop).await? else { return Ok(()) };
    info!(folder = %dir.display(), trust = ?options.trust, "folder.watched");
    let watch = Arc::new(Mutex::new(Watch {
        look: Look::new(dir.clone(), options.after),
        senders: Senders::new(options.trust),
        away: Away::new(dir, options.after)?,
    }));
    // Of three batches one is read, one is stored, and the files of one are put away.
    let (mut storing, mut leaving): (Option<JoinHandle<Done>>, Option<Done>) = (None, None);
    loop {
        let (reader, held) = (intake.clone(), watch.clone());
        let batch = spawn_blocking(move || next(&reader, &held)).await.map_err(Problem::new)?;
        let done = outcome(storing.take()).await?;
        if let Some(before) = leaving.replace(done) {
            before.settle().await;
        }
        let pause = match batch {
            // What could not be stored is still there and is met again.
            Ok(Some(_)) if leaving.as_ref().is_some_and(|done| done.failed) => REST,
            Ok(Some(batch)) => {
                let away = lock(&watch).away.clone();
                storing = Some(tokio::spawn(stored::store(intake.clone(), batch, away)));
                Duration::ZERO
            }
            Ok(None) => BETWEEN,
            Err(failure) => {
                warn!(%failure, "folder.look");
                REST
            }
        };
        if pause > Duration::ZERO
            && let Some(last) = leaving.take()
        {
            last.settle().await;
        }
        let stopped = tokio::select! {
            biased;
            () = &mut stop => true,
            () = tokio::time::sleep(pause) => false,
        };
        if stopped {
            for last in [leaving, Some(outcome(storing).await?)].into_iter().flatten() {
                last.settle().await;
            }
            return Ok(());
        }
    }
}

/// What became of the batch that is being stored; as if it was empty where there is none.
async fn outcome(storing: Option<JoinHandle<Done>>) -> Outcome<Done> {
    match storing {
        Some(storing) => Ok(storing.await.map_err(Problem::new)?),
        None => Ok(Done::default()),
    }
}

/// The next files that are complete, read and prepared; none when the look is over.
fn next(intake: &Intake, watch: &Mutex<Watch>) -> Outcome<Option<Batch>> {
    let mut watch = lock(watch);
    let Watch { look, senders, away } = &mut *watch;
    let found = look.next_complete(away, intake.clock.now())?;
    if found.is_empty() { Ok(None) } else { take(intake, senders, away, found).map(Some) }
}

fn lock(watch: &Mutex<Watch>) -> std::sync::MutexGuard<'_, Watch> {
    watch.lock().unwrap_or_else(PoisonError::into_inner)
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
