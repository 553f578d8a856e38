//! Storing what was taken: files of a station in their order, stations beside one another, all of them in as few
//! commits as the lane makes of it.

use std::sync::Arc;

use kernel::{Failure, Outcome};
use monitoring::receive::{self, Extent, Met, Ready};
use tokio::task::JoinSet;
use tracing::{error, warn};

use super::Looked;
use super::away::{Away, Reason};
use super::look::Found;
use super::taken::{Batch, Taken};
use crate::{Intake, count};

/// Files of a station in one transaction; those of live loggers wait as long as it takes.
const TOGETHER: usize = 1024;

/// Puts some files away.
pub type Put = Box<dyn FnOnce() + Send>;

/// What became of a batch.
pub struct Done {
    /// Whether something was stored, and whether all was that could be.
    pub looked: Looked,
    /// How the files that have their receipts get out of the folder.
    pub leaving: Vec<Put>,
}

/// Stores a batch.
pub async fn store(intake: &Intake, batch: Batch, away: &Away) -> Done {
    let mut stations = JoinSet::new();
    for (station, files) in batch.stations {
        stations.spawn(of_station(intake.clone(), station, files, away.clone()));
    }
    let mut all = Done { looked: Looked::Nothing, leaving: Vec::new() };
    while let Some(ended) = stations.join_next().await {
        match ended {
            Ok(done) => {
                all.looked = all.looked.and(done.looked);
                all.leaving.extend(done.leaving);
            }
            Err(panicked) => {
                error!(%panicked, "folder.store");
                all.looked = Looked::Failed;
            }
        }
    }
    (intake.arrived)();
    all
}

/// Stores files of a station.
async fn of_station(intake: Intake, station: i64, files: Vec<Taken>, away: Away) -> Done {
    let mut files = files.into_iter().peekable();
    let mut done = Done { looked: Looked::Nothing, leaving: Vec::new() };
    while files.peek().is_some() {
        let (lying, ready): (Vec<_>, Vec<_>) =
            files.by_ref().take(TOGETHER).map(|t| ((t.found, t.extent), Arc::new(t.ready))).unzip();
        let receipts = match commit(&intake, station, ready.clone()).await {
            Err(failure) if is_passing(&failure) => Err(failure),
            // One of them breaks the others: each by itself, and that one aside.
            Err(_) => one_by_one(&intake, station, ready, &lying, &away).await,
            receipts => receipts,
        };
        let receipts = match receipts {
            Ok(receipts) => receipts,
            Err(failure) => {
                warn!(%failure, "folder.store");
                done.looked = Looked::Failed;
                return done;
            }
        };
        if receipts.iter().any(|receipt| matches!(receipt, Stored::Now(_))) {
            done.looked = Looked::Stored;
        }
        let (away, now) = (away.clone(), intake.clock.now());
        done.leaving.push(Box::new(move || {
            for ((found, extent), receipt) in lying.iter().zip(receipts) {
                match (extent, receipt) {
                    (_, Stored::Not) => {}
                    (Extent::Whole, Stored::Now(_) | Stored::Before(_)) => away.put(found, now),
                    // Only its beginning was read and is kept: the file itself must stay, however often it is met.
                    (Extent::Beginning, Stored::Now(receipt) | Stored::Before(receipt)) => {
                        away.refuse(found, &Reason::TooLarge(receipt));
                    }
                }
            }
        }));
    }
    done
}

/// What became of a file.
enum Stored {
    /// It has the receipt of this number.
    Now(i64),
    /// It had its receipt already, of this number.
    Before(i64),
    /// It was put aside.
    Not,
}

async fn commit(intake: &Intake, station: i64, files: Vec<Arc<Ready>>) -> Outcome<Vec<Stored>> {
    let receiver = intake.receiver.clone();
    let stored = intake.db.append(station, move |tx| receive::store_new(tx, &receiver, &files)).await?;
    let stored = stored.into_iter().map(|receipt| match receipt {
        Met::Now(receipt) => {
            count(&receipt);
            Stored::Now(receipt.id)
        }
        Met::Before(receipt) => Stored::Before(receipt),
    });
    Ok(stored.collect())
}

async fn one_by_one(
    intake: &Intake,
    station: i64,
    files: Vec<Arc<Ready>>,
    lying: &[(Found, Extent)],
    away: &Away,
) -> Outcome<Vec<Stored>> {
    let mut all = Vec::with_capacity(files.len());
    for (file, (found, _)) in files.into_iter().zip(lying) {
        match commit(intake, station, vec![file]).await {
            Ok(stored) => all.extend(stored),
            Err(failure) if is_passing(&failure) => return Err(failure),
            Err(failure) => {
                error!(path = %found.path.display(), %failure, "folder.broken");
                away.refuse(found, &Reason::Broken);
                all.push(Stored::Not);
            }
        }
    }
    Ok(all)
}

/// Whether trying again later may go well: the disk is full, the database is busy or away.
fn is_passing(failure: &Failure) -> bool {
    matches!(failure, Failure::Broken(problem) if problem.is_passing() || problem.is_storage_full())
}
