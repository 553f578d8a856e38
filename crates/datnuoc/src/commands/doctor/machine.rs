//! What the doctor sees of the machine: room on the disk, logs of SQLite, the newest backup, the certificate.

use std::fs;
use std::path::Path;

use kernel::Moment;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde::Serialize;

use super::certificate;
use crate::commands::archive::{Noted, noted};
use crate::house::House;

/// Below this the next import or backup may not fit.
const LITTLE: u64 = 1 << 30;
/// A log that stays this long has a reader who does not leave it.
const LONG: u64 = 256 << 20;
/// A backup should be younger.
const OLD_DAYS: i64 = 7;
/// A certificate should be renewed earlier.
const SOON_DAYS: i64 = 21;

/// The machine, as far as an operator acts on it.
#[derive(Debug, Serialize)]
pub struct Machine {
    /// Bytes that may still be written into the data folder.
    pub disk_free: Option<u64>,
    /// Bytes of the write-ahead logs of SQLite.
    pub logs: u64,
    /// The newest backup that `datnuoc backup` wrote.
    pub backup: Option<Noted>,
    /// When the operator's certificate ends.
    pub certificate_ends: Option<Moment>,
}

impl Machine {
    /// Looks.
    pub fn of(house: &House) -> Machine {
        let free = rustix::fs::statvfs(&house.data).ok().map(|disk| disk.f_bavail * disk.f_frsize);
        let log = |name: &str| fs::metadata(house.data.join(name)).map_or(0, |m| m.len());
        Machine {
            disk_free: free,
            logs: log("datnuoc.db-wal") + log("observations.db-wal"),
            backup: noted(&house.data),
            certificate_ends: house.settings.tls.as_ref().and_then(|tls| end_of(&tls.certificate)),
        }
    }

    /// What the operator should do about it.
    pub fn needs(&self, now: Moment) -> Vec<String> {
        let mut needs = Vec::new();
        if let Some(free) = self.disk_free.filter(|free| *free < LITTLE) {
            let free = free >> 20;
            needs.push(format!("Đĩa chỉ còn {free} MB. / The disk has only {free} MB left."));
        }
        if self.logs > LONG {
            let size = self.logs >> 20;
            needs.push(format!(
                "Nhật ký ghi trước của SQLite dài {size} MB: có ai đọc quá lâu? / \
                 SQLite's write-ahead log is {size} MB long: does somebody read for very long?"
            ));
        }
        match &self.backup {
            None => needs.push("Chưa có bản sao lưu nào. / There is no backup yet.".to_owned()),
            Some(last) if last.at.plus_seconds(OLD_DAYS * 86_400) < now => needs.push(format!(
                "Bản sao lưu gần nhất là ngày {}. / The newest backup is of {}.",
                last.at.day().display(),
                last.at.day()
            )),
            Some(_) => {}
        }
        if let Some(end) = self.certificate_ends.filter(|end| *end < now.plus_seconds(SOON_DAYS * 86_400)) {
            needs.push(format!(
                "Chứng thư số hết hạn ngày {}. / The certificate ends on {}.",
                end.day().display(),
                end.day()
            ));
        }
        needs
    }
}

fn end_of(path: &Path) -> Option<Moment> {
    let first = CertificateDer::pem_file_iter(path).ok()?.next()?.ok()?;
    certificate::ends(&first)
}
