//! How readings come in (*tiếp nhận số liệu*): today the FTP(S) server for data loggers.
//!
//! An edge: it knows protocols, connections and time-outs, hands whole files to
//! [`monitoring::receive`], and answers only when that is committed. It holds no SQL and judges nothing.

use kernel::{Clock, Outcome};
use monitoring::receipt::Receipt;
use monitoring::receive::{self, Receiver, Upload};
use store::Db;

pub mod ftp;

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
    pub arrived: std::sync::Arc<dyn Fn() + Send + Sync>,
    /// Who may deliver: devices of stations.
    pub devices: std::sync::Arc<identity::device::Door>,
}

impl Intake {
    /// Receives one whole file of a station; when this returns, it is durable.
    pub async fn deliver(&self, station: i64, path: String, source: String, bytes: Vec<u8>) -> Outcome<Receipt> {
        let upload = Upload { station, path, source, arrived_at: self.clock.now(), bytes };
        let receiver = self.receiver.clone();
        let receipt = self.db.append(station, move |tx| receive::run(tx, &receiver, &upload)).await?;
        (self.arrived)();
        count(&receipt);
        Ok(receipt)
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
