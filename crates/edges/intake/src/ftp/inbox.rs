//! What stands behind the FTP server: a tree in which every folder exists, every upload is received on
//! the spot, and nothing can be read, changed or removed.

use std::collections::HashSet;

use kernel::{Failure, Outcome, Problem};
use monitoring::receipt::{self, Receipt};
use monitoring::receive::Extent;
use tracing::{info, warn};

use super::listing::{Entry, Kind};
use crate::{BEGINNING, Delivery, Intake, Logger, names};

/// Receipts that `LIST` looks through: the newest.
const LISTED: i64 = 200;

/// The tree of one logger.
#[derive(Debug, Clone)]
pub struct Inbox {
    intake: Intake,
    logger: Logger,
    source: String,
}

/// A reply: code and words.
pub type Reply = (u16, String);

impl Inbox {
    /// The tree of a logger that calls from `source`.
    pub fn new(intake: Intake, logger: Logger, source: String) -> Inbox {
        Inbox { intake, logger, source }
    }

    /// Receives a whole file; what is answered with 226 is durable.
    pub async fn receive(&self, path: &str, bytes: Vec<u8>) -> Reply {
        let (size, station, path) = (bytes.len(), &self.logger.code, names::settled(path));
        match self.intake.deliver(self.logger.station, path.clone(), self.source.clone(), bytes).await {
            Ok(Receipt { id, counts, .. }) => {
                let (accepted, duplicate) = (counts.accepted, counts.duplicate);
                let (conflict, quarantined) = (counts.conflict, counts.quarantined);
                info!(station, receipt = id, size, accepted, duplicate, conflict, quarantined, "intake.received");
                let counts = format!("{accepted} new, {duplicate} known, {conflict} changed, {quarantined} set aside");
                (226, format!("Bien nhan / receipt {id}: {counts}"))
            }
            Err(Failure::Refused(refusals)) => {
                warn!(station, path, refusal = ?refusals, "intake.refused");
                (550, "Khong nhan tep nay / File refused".to_owned())
            }
            Err(Failure::Broken(problem)) => {
                warn!(station, path, %problem, "intake.broken");
                broken(&problem)
            }
        }
    }

    /// A file that is larger than is taken: refused, with a receipt that says so.
    pub async fn too_large(&self, path: &str, bytes: Vec<u8>) -> Reply {
        let (station, path) = (&self.logger.code, names::settled(path));
        let file = Delivery { path, bytes, extent: Extent::Beginning };
        match self.intake.deliver_all(self.logger.station, self.source.clone(), vec![file]).await {
            Ok(receipts) => {
                let receipt = receipts.first().map_or(0, |receipt| receipt.id);
                info!(station, receipt, "intake.too-large");
                (552, format!("Tep qua lon / File too large (bien nhan / receipt {receipt})"))
            }
            Err(failure) => {
                warn!(station, %failure, kept = BEGINNING, "intake.too-large");
                (552, "Tep qua lon / File too large".to_owned())
            }
        }
    }

    /// The newest receipt of a file under this name, or under the one that it settled to.
    pub async fn find(&self, path: &str) -> Result<Option<Receipt>, Reply> {
        let (station, path) = (self.logger.station, path.to_owned());
        let found = self.intake.db.read(move |tx| {
            Ok(match receipt::store::newest_of_path(tx, station, &path)? {
                Some(found) => Some(found),
                None => receipt::store::newest_of_path(tx, station, &names::settled(&path))?,
            })
        });
        found.await.map_err(failed)
    }

    /// A rename from a temporary name ends an upload that is received already. A rename from any other
    /// name receives the bytes again, under the name that they should have had.
    pub async fn rename(&self, from: &str, to: &str) -> Reply {
        let found = match self.find(from).await {
            Ok(Some(found)) => found,
            Ok(None) => return missing(),
            Err(reply) => return reply,
        };
        if found.path == names::settled(to) {
            return (250, "Da nhan / Received already".to_owned());
        }
        let original = self.intake.db.read(move |tx| receipt::evidence(tx, found.id)).await;
        match original.map_err(failed) {
            Ok(Some(bytes)) => match self.receive(to, bytes).await {
                (226, text) => (250, text),
                reply => reply,
            },
            Ok(None) => missing(),
            Err(reply) => reply,
        }
    }

    /// What stands in a folder; a file by itself when that is named.
    pub async fn list(&self, path: &str) -> Result<Vec<Entry>, Reply> {
        let station = self.logger.station;
        let receipts: Outcome<_> =
            self.intake.db.read(move |tx| Ok(receipt::store::of_station(tx, station, i64::MAX, LISTED)?)).await;
        let folder = path.trim_end_matches('/');
        let mut seen = HashSet::new();
        let mut listed = Vec::new();
        for receipt in receipts.map_err(failed)? {
            let Some(rest) = receipt.path.strip_prefix(folder) else { continue };
            let (name, kind) = match rest.strip_prefix('/').map(|rest| rest.split_once('/').ok_or(rest)) {
                None if rest.is_empty() => (leaf(folder), Kind::File(receipt.bytes, receipt.arrived_at)),
                None => continue,
                Some(Ok((sub, _))) => (sub, Kind::Folder),
                Some(Err(name)) => (name, Kind::File(receipt.bytes, receipt.arrived_at)),
            };
            if !name.is_empty() && seen.insert(name.to_owned()) {
                listed.push(Entry { name: name.to_owned(), kind });
            }
        }
        Ok(listed)
    }
}

/// The last part of a path.
pub fn leaf(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// What is answered for a file that nobody delivered.
pub fn missing() -> Reply {
    (550, "Khong co tep nay / No such file".to_owned())
}

/// How a read that failed is answered.
fn failed(failure: Failure) -> Reply {
    match failure {
        Failure::Broken(problem) => {
            warn!(%problem, "ftp.read");
            broken(&problem)
        }
        Failure::Refused(_) => missing(),
    }
}

/// How a problem is answered: all may be tried again (4xx), a full disk is named.
fn broken(problem: &Problem) -> Reply {
    if problem.is_storage_full() {
        (452, "May chu het cho luu, xin gui lai sau / Server is out of space, send again later".to_owned())
    } else if problem.is_passing() {
        (450, "May chu dang ban, xin gui lai / Server is busy, send again".to_owned())
    } else {
        (451, "May chu gap loi, xin gui lai / Server failed, send again".to_owned())
    }
}
