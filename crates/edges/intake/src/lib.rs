//! How readings come in (*tiếp nhận số liệu*): the FTP(S) server for data loggers, the watched folder, and the
//! way that files by HTTP go as well.
//!
//! An edge: it knows protocols, connections and time-outs, hands whole files to
//! [`monitoring::receive`], and answers only when that is committed. It holds no SQL and judges nothing.

use std::sync::Arc;

use kernel::{Clock, Outcome, Problem};
use monitoring::network::Profile;
use monitoring::receipt::Receipt;
use monitoring::receive::observed::{Observed, Stored, Together};
use monitoring::receive::{self, Extent, Receiver, Upload};
use store::Db;

pub mod folder;
pub mod ftp;
mod gathering;
mod loggers;
mod names;
mod room;

pub use gathering::Gathering;
pub use loggers::{Logger, Signed, sign_in};
pub use room::{BEGINNING, LARGEST, Room};

/// Up to this size a file is read on the spot; a larger one on a thread that may take its time.
const QUICK: usize = 64 * 1024;

/// The way in for whole files, whatever protocol brought them.
#[derive(Clone)]
pub struct Intake {
    /// Where they go.
    pub db: Db,
    /// What receiving needs to know of the network and its definitions.
    pub receiver: Receiver,
    /// When they arrived.
    pub clock: Clock,
    /// Called after each commit, so that averages and pages follow at once.
    pub arrived: Arc<dyn Fn() + Send + Sync>,
    /// Who may deliver: devices of stations.
    pub devices: Arc<identity::device::Door>,
    /// Who signed in a moment ago.
    pub signed: Arc<Signed>,
    /// Observations that wait to be stored together.
    pub gathering: Arc<Gathering>,
}

/// A file that somebody delivers.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// The path under which it is stored.
    pub path: String,
    /// Its bytes, or the first [`BEGINNING`] of them.
    pub bytes: Vec<u8>,
    /// Which of the two.
    pub extent: Extent,
}

impl Intake {
    /// Receives one whole file of a station; when this returns, it is durable.
    pub async fn deliver(&self, station: i64, path: String, source: String, bytes: Vec<u8>) -> Outcome<Receipt> {
        let file = Delivery { path, bytes, extent: Extent::Whole };
        let mut receipts = self.deliver_all(station, source, vec![file]).await?;
        receipts.pop().ok_or_else(|| Problem::new("a file got no receipt").into())
    }

    /// Receives files of a station together; when this returns, all are durable.
    pub async fn deliver_all(&self, station: i64, source: String, files: Vec<Delivery>) -> Outcome<Vec<Receipt>> {
        let profile = self.profile(station).await?;
        let (law, arrived_at) = (self.receiver.law.current(), self.clock.now());
        let large = files.iter().map(|file| file.bytes.len()).sum::<usize>() > QUICK;
        let prepare = move || -> Outcome<Vec<_>> {
            let ready = files.into_iter().map(|Delivery { path, bytes, extent }| {
                let upload = Upload { station, path, source: source.clone(), arrived_at, bytes };
                receive::prepare(&profile, &law, upload, extent)
            });
            ready.collect()
        };
        let ready = if large { tokio::task::spawn_blocking(prepare).await.map_err(Problem::new)?? } else { prepare()? };
        let receiver = self.receiver.clone();
        let receipts = self.db.append(station, move |tx| receive::store(tx, &receiver, ready)).await?;
        (self.arrived)();
        receipts.iter().for_each(count);
        Ok(receipts)
    }

    /// Receives many observations of a station that came to `path` in one request; when this returns, all are
    /// durable.
    pub async fn observe_all(&self, sent: Observed, source: String, path: String, body: Vec<u8>) -> Outcome<Stored> {
        let pack = move || Together::pack(&source, vec![(sent, path, body)]);
        self.append(tokio::task::spawn_blocking(pack).await.map_err(Problem::new)??).await
    }

    async fn append(&self, together: Together) -> Outcome<Stored> {
        let (station, receiver) = (together.station(), self.receiver.clone());
        let stored = self.db.append(station, move |tx| together.store(tx, &receiver)).await?;
        (self.arrived)();
        count(&stored.receipt);
        Ok(stored)
    }

    /// The station as it was seen last. Storing sees whether that still holds.
    pub async fn profile(&self, station: i64) -> Outcome<Arc<Profile>> {
        if let Some(profile) = self.receiver.network.remembered(station) {
            return Ok(profile);
        }
        let receiver = self.receiver.clone();
        self.db.read(move |tx| receive::profile(tx, &receiver, station)).await
    }
}

/// Tells whoever watches the server how much came in and what became of it.
fn count(receipt: &Receipt) {
    metrics::counter!("datnuoc_intake_files_total").increment(1);
    let counts = receipt.counts;
    for (became, readings) in [
        ("accepted", counts.accepted),
        ("duplicate", counts.duplicate),
        ("conflict", counts.conflict),
        ("quarantined", counts.quarantined),
    ] {
        metrics::counter!("datnuoc_intake_readings_total", "became" => became).increment(readings.unsigned_abs());
    }
}

impl std::fmt::Debug for Intake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Intake")
    }
}
