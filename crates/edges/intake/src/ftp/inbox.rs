//! The storage behind the FTP server: a tree in which every folder exists, every upload is received
//! on the spot, and nothing can be read, changed or removed.

use std::collections::HashSet;
use std::fmt::Debug;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use kernel::{Failure, Problem};
use tokio::io::{AsyncRead, AsyncReadExt};
use tracing::{info, warn};
use unftp_core::storage::{Error, ErrorKind, Fileinfo, Result, StorageBackend};

use super::listing::Entry;
use super::loggers::Logger;
use super::names;
use crate::Intake;

/// No logger's file comes near; sixty days of a large station re-sent in one file are 1 MiB.
pub const MAX_FILE_BYTES: u64 = 1024 * 1024;
/// A sender that is silent for this long in the middle of a file is gone.
const READ_PATIENCE: Duration = Duration::from_mins(1);
/// Files that `LIST` shows: the newest receipts.
const LISTED: i64 = 200;

/// The virtual tree of one session.
#[derive(Debug)]
pub struct Inbox {
    intake: Intake,
    source: IpAddr,
    /// Names under which this session delivered files that settled under another name.
    delivered: Mutex<HashSet<String>>,
}

impl Inbox {
    /// A tree for a session from `source`.
    pub fn new(intake: Intake, source: IpAddr) -> Inbox {
        Inbox { intake, source, delivered: Mutex::default() }
    }

    async fn receive(&self, logger: &Logger, path: String, bytes: Vec<u8>) -> Result<()> {
        let size = bytes.len();
        match self.intake.deliver(logger.station, path.clone(), self.source.to_string(), bytes).await {
            Ok(receipt) => {
                info!(
                    station = logger.code,
                    receipt = receipt.id,
                    size,
                    accepted = receipt.counts.accepted,
                    duplicate = receipt.counts.duplicate,
                    conflict = receipt.counts.conflict,
                    quarantined = receipt.counts.quarantined,
                    "intake.received"
                );
                Ok(())
            }
            Err(Failure::Refused(refusals)) => {
                warn!(station = logger.code, path, refusal = ?refusals, "intake.refused");
                Err(Error::from(ErrorKind::PermissionDenied))
            }
            Err(Failure::Broken(problem)) => {
                warn!(station = logger.code, path, %problem, "intake.broken");
                Err(reply(&problem))
            }
        }
    }
}

/// How a problem is answered: what may pass is asked for again (4xx), a full disk is named.
fn reply(problem: &Problem) -> Error {
    let kind = if problem.is_storage_full() {
        ErrorKind::InsufficientStorageSpaceError
    } else if problem.is_passing() {
        ErrorKind::TransientFileNotAvailable
    } else {
        ErrorKind::LocalError
    };
    Error::new(kind, problem.to_string())
}

/// The path as text, rooted; what is no UTF-8 is kept readable.
fn text(path: &Path) -> String {
    let text = path.to_string_lossy();
    if text.starts_with('/') { text.into_owned() } else { format!("/{text}") }
}

/// Reads a whole upload, at most [`MAX_FILE_BYTES`].
async fn read_whole(mut input: impl AsyncRead + Unpin) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(4096);
    let mut chunk = vec![0_u8; 16 * 1024];
    loop {
        let read = tokio::time::timeout(READ_PATIENCE, input.read(&mut chunk))
            .await
            .map_err(|_| Error::from(ErrorKind::ConnectionClosed))?
            .map_err(|e| Error::new(ErrorKind::ConnectionClosed, e))?;
        if read == 0 {
            return Ok(bytes);
        }
        if bytes.len() as u64 + read as u64 > MAX_FILE_BYTES {
            return Err(Error::from(ErrorKind::ExceededStorageAllocationError));
        }
        bytes.extend_from_slice(&chunk[..read]);
    }
}

#[async_trait]
impl StorageBackend<Logger> for Inbox {
    type Metadata = Entry;

    async fn metadata<P: AsRef<Path> + Send + Debug>(&self, user: &Logger, path: P) -> Result<Entry> {
        let path = text(path.as_ref());
        let station = user.station;
        let found = self
            .intake
            .db
            .read(move |tx| Ok(monitoring::receipt::store::newest_of_path(tx, station, &path)?))
            .await
            .map_err(|f| Error::new(ErrorKind::LocalError, f.to_string()))?;
        match found {
            Some(receipt) => Ok(Entry::file(u64::try_from(receipt.bytes).unwrap_or(0), receipt.arrived_at)),
            None => Err(Error::from(ErrorKind::PermanentFileNotAvailable)),
        }
    }

    async fn list<P: AsRef<Path> + Send + Debug>(
        &self,
        user: &Logger,
        path: P,
    ) -> Result<Vec<Fileinfo<PathBuf, Entry>>> {
        let folder = text(path.as_ref());
        let folder = folder.trim_end_matches('/').to_owned();
        let station = user.station;
        let receipts = self
            .intake
            .db
            .read(move |tx| Ok(monitoring::receipt::store::of_station(tx, station, i64::MAX, LISTED)?))
            .await
            .map_err(|f| Error::new(ErrorKind::LocalError, f.to_string()))?;
        let mut seen = HashSet::new();
        let mut listed = Vec::new();
        for receipt in receipts {
            let Some(rest) = receipt.path.strip_prefix(&folder).and_then(|r| r.strip_prefix('/')) else { continue };
            let (name, entry) = match rest.split_once('/') {
                Some((sub, _)) => (sub, Entry::folder()),
                None => (rest, Entry::file(u64::try_from(receipt.bytes).unwrap_or(0), receipt.arrived_at)),
            };
            if !name.is_empty() && seen.insert(name.to_owned()) {
                listed.push(Fileinfo { path: PathBuf::from(format!("{folder}/{name}")), metadata: entry });
            }
        }
        Ok(listed)
    }

    async fn get<P: AsRef<Path> + Send + Debug>(
        &self,
        _user: &Logger,
        _path: P,
        _start_pos: u64,
    ) -> Result<Box<dyn AsyncRead + Send + Sync + Unpin>> {
        Err(Error::from(ErrorKind::PermissionDenied))
    }

    async fn put<P: AsRef<Path> + Send + Debug, R: AsyncRead + Send + Sync + Unpin + 'static>(
        &self,
        user: &Logger,
        input: R,
        path: P,
        start_pos: u64,
    ) -> Result<u64> {
        if start_pos > 0 {
            // A file is received whole or not at all; the logger must send it again from the start.
            return Err(Error::from(ErrorKind::CommandNotImplemented));
        }
        let sent = text(path.as_ref());
        let bytes = read_whole(input).await?;
        let size = bytes.len() as u64;
        self.receive(user, names::settled(&sent), bytes).await?;
        self.delivered.lock().unwrap_or_else(PoisonError::into_inner).insert(sent);
        Ok(size)
    }

    async fn del<P: AsRef<Path> + Send + Debug>(&self, _user: &Logger, _path: P) -> Result<()> {
        Err(Error::from(ErrorKind::PermissionDenied))
    }

    async fn mkd<P: AsRef<Path> + Send + Debug>(&self, _user: &Logger, _path: P) -> Result<()> {
        Ok(())
    }

    /// A rename from a temporary name ends an upload that is received already. A rename from any
    /// other name receives the bytes again under the name that they should have had.
    async fn rename<P: AsRef<Path> + Send + Debug>(&self, user: &Logger, from: P, to: P) -> Result<()> {
        let (from, to) = (text(from.as_ref()), text(to.as_ref()));
        if !self.delivered.lock().unwrap_or_else(PoisonError::into_inner).contains(&from) {
            return Err(Error::from(ErrorKind::PermissionDenied));
        }
        let settled = names::settled(&from);
        if settled == to {
            return Ok(());
        }
        let station = user.station;
        let bytes = self
            .intake
            .db
            .read(move |tx| monitoring::receipt::original(tx, station, &settled))
            .await
            .map_err(|f| Error::new(ErrorKind::LocalError, f.to_string()))?
            .ok_or_else(|| Error::from(ErrorKind::PermanentFileNotAvailable))?;
        self.receive(user, to, bytes).await
    }

    async fn rmd<P: AsRef<Path> + Send + Debug>(&self, _user: &Logger, _path: P) -> Result<()> {
        Err(Error::from(ErrorKind::PermissionDenied))
    }

    async fn cwd<P: AsRef<Path> + Send + Debug>(&self, _user: &Logger, _path: P) -> Result<()> {
        Ok(())
    }
}
