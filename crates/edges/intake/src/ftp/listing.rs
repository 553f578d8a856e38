//! What a logger sees when it looks around: folders that always exist, files that it has delivered.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use kernel::{MICROS_PER_SECOND, Moment};
use unftp_core::storage::{Metadata, Permissions, Result};

/// A file or folder of the virtual tree.
#[derive(Debug, Clone)]
pub struct Entry {
    folder: bool,
    len: u64,
    modified: Moment,
}

impl Entry {
    /// A folder; every folder of the tree exists, so that loggers that make theirs and those that
    /// expect it are both content.
    pub fn folder() -> Entry {
        Entry { folder: true, len: 0, modified: Moment(0) }
    }

    /// A delivered file.
    pub fn file(len: u64, modified: Moment) -> Entry {
        Entry { folder: false, len, modified }
    }
}

impl Metadata for Entry {
    fn len(&self) -> u64 {
        self.len
    }

    fn is_dir(&self) -> bool {
        self.folder
    }

    fn is_file(&self) -> bool {
        !self.folder
    }

    fn is_symlink(&self) -> bool {
        false
    }

    fn modified(&self) -> Result<SystemTime> {
        let seconds = u64::try_from(self.modified.0 / MICROS_PER_SECOND).unwrap_or(0);
        Ok(UNIX_EPOCH + Duration::from_secs(seconds))
    }

    fn gid(&self) -> u32 {
        0
    }

    fn uid(&self) -> u32 {
        0
    }

    fn permissions(&self) -> Permissions {
        Permissions(if self.folder { 0o755 } else { 0o644 })
    }
}
