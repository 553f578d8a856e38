//! Putting files away: taken ones to `done/` or out of existence, refused ones to `refused/` with their reason.
//!
//! What is moved is compared with what was read. A file that was written further, or replaced by another in the
//! meantime, goes back and is met again; one that was moved a moment after it was written is looked after for a
//! while.

use std::fs::{self, File};
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Moment, Problem};
use monitoring::receive::LONGEST_PATH;
use rustix::fs::{AtFlags, Mode, OFlags, ResolveFlags};
use rustix::io::Errno;
use tracing::{error, warn};

use super::After;
use super::look::{Found, Identity};

/// Where taken files go.
pub const DONE: &str = "done";
/// Where refused files go.
pub const REFUSED: &str = "refused";
/// Seconds for which a file is looked after that was still being written a moment before.
const LOOKED_AFTER: i64 = 10 * 60;
/// Files looked after at one time.
const MOST_LOOKED_AFTER: usize = 10_000;

/// Why a file is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It lies outside of any station's folder.
    NoFolder,
    /// Its name says no station.
    Name,
    /// No station has this code.
    StationUnknown(String),
    /// The station has no account, or it is disabled.
    NotAllowed(String),
    /// It is larger than is taken; the number of the receipt that says so.
    TooLarge(i64),
    /// Its path is longer than a receipt keeps.
    NameTooLong,
    /// We could not store it; the log says why.
    Broken,
}

impl Reason {
    fn text(&self) -> String {
        match self {
            Reason::NoFolder => "Tệp phải nằm trong thư mục mang mã trạm, ví dụ NUO001/.\n\
                The file must lie in a folder named by a station's code, e.g. NUO001/.\n"
                .to_owned(),
            Reason::Name => {
                "Tên tệp không đúng mẫu Tinh_CoSo_Tram_yyyyMMddHHmmss.txt nên không biết là của trạm nào.\n\
                The name is not of the form Province_Site_Station_yyyyMMddHHmmss.txt, so it says no station.\n"
                    .to_owned()
            }
            Reason::StationUnknown(code) => {
                format!("Không có trạm nào mang mã {code}.\nNo station has the code {code}.\n")
            }
            Reason::NotAllowed(code) => format!(
                "Trạm {code} chưa có tài khoản truyền số liệu, hoặc tài khoản đã bị khoá.\n\
                 Station {code} has no account for sending, or it is disabled.\n"
            ),
            Reason::TooLarge(receipt) => format!(
                "Tệp quá lớn nên không nhận; xem biên nhận số {receipt}. Hãy chia nhỏ rồi gửi lại.\n\
                 The file is too large and was not taken; see receipt {receipt}. Send it in smaller pieces.\n"
            ),
            Reason::NameTooLong => format!(
                "Đường dẫn của tệp dài quá {LONGEST_PATH} byte nên không nhận. Hãy đặt tên ngắn hơn.\n\
                 The path of the file is longer than {LONGEST_PATH} bytes. Use shorter names.\n"
            ),
            Reason::Broken => "Chương trình gặp lỗi khi nhận tệp này; xem nhật ký của máy chủ.\n\
                The program failed to take this file; see the server's log.\n"
                .to_owned(),
        }
    }
}

/// A file that was moved a moment after it was written.
struct LookedAfter {
    from: PathBuf,
    to: PathBuf,
    seen: Identity,
    until: Moment,
}

/// Puts files of one watched folder away. Cheap to clone. Paths are those within the folder.
#[derive(Clone)]
pub struct Away(Arc<Inner>);

struct Inner {
    dir: PathBuf,
    root: OwnedFd,
    after: After,
    /// Whether the system notes when files were read last, as it does of those that are not ours.
    noted: AtomicBool,
    looked_after: Mutex<Vec<LookedAfter>>,
}

impl Away {
    pub fn new(dir: PathBuf, after: After) -> Result<Away, Problem> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = rustix::fs::open(&dir, flags, Mode::empty());
        let root = root.map_err(|e| Problem::new(io::Error::from(e)).context(dir.display().to_string()))?;
        Ok(Away(Arc::new(Inner { dir, root, after, noted: AtomicBool::new(false), looked_after: Mutex::default() })))
    }

    /// Opens a file without ever following a link: whoever writes into the folder must not make us read elsewhere.
    pub fn open(&self, found: &Found) -> io::Result<File> {
        if !self.0.noted.load(Ordering::Relaxed) {
            match self.open_with(found, OFlags::NOATIME) {
                // Somebody else's file: then the system notes that it was read, and writes that down.
                Err(Errno::PERM) => self.0.noted.store(true, Ordering::Relaxed),
                opened => return Ok(opened?.into()),
            }
        }
        Ok(self.open_with(found, OFlags::empty())?.into())
    }

    fn open_with(&self, found: &Found, more: OFlags) -> rustix::io::Result<OwnedFd> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC | more;
        let stays = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        rustix::fs::openat2(&self.0.root, &found.path, flags, Mode::empty(), stays)
    }

    /// Puts a file away that has its receipt.
    pub fn put(&self, found: &Found, now: Moment) {
        let to = Path::new(DONE).join(&found.path);
        match self.moved(&found.path, &to, found.seen) {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            Err(error) => return warn!(path = %found.path.display(), %error, "folder.done"),
        }
        if self.0.after == After::Remove {
            if let Err(error) = rustix::fs::unlinkat(&self.0.root, &to, AtFlags::empty()) {
                warn!(path = %to.display(), %error, "folder.remove");
            }
        } else if found.fresh {
            let mut all = self.looked_after();
            if all.len() < MOST_LOOKED_AFTER {
                let until = now.plus_seconds(LOOKED_AFTER);
                all.push(LookedAfter { from: found.path.clone(), to, seen: found.seen, until });
            }
        }
    }

    /// Puts a file away that is not taken, and says why beside it. None is ever overwritten.
    pub fn refuse(&self, found: &Found, reason: &Reason) {
        metrics::counter!("datnuoc_folder_refused_total").increment(1);
        warn!(path = %found.path.display(), ?reason, "folder.refused");
        let place = Path::new(REFUSED).join(&found.path);
        let free = (0..u32::MAX).map(|n| if n == 0 { place.clone() } else { with(&place, &format!(".{n}")) });
        let Some(to) = free.into_iter().find(|to| self.identity(to).is_err()) else { return };
        let told = || fs::write(self.0.dir.join(with(&to, ".reason.txt")), reason.text());
        let done = self.moved(&found.path, &to, found.seen).and_then(|moved| if moved { told() } else { Ok(()) });
        if let Err(error) = done {
            error!(path = %found.path.display(), %error, "folder.refuse");
        }
    }

    /// Brings back what was written further after it was put away.
    pub fn look_again(&self, now: Moment) {
        self.looked_after().retain(|file| {
            let changed = self.identity(&file.to).is_ok_and(|now| now != file.seen);
            if changed {
                self.bring_back(&file.to, &file.from);
            }
            !changed && file.until > now
        });
    }

    fn looked_after(&self) -> MutexGuard<'_, Vec<LookedAfter>> {
        self.0.looked_after.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves a file, and says whether it was the one that was read; another goes back.
    fn moved(&self, from: &Path, to: &Path, seen: Identity) -> io::Result<bool> {
        if let Err(error) = self.rename(from, to) {
            let parent = to.parent().map(|parent| self.0.dir.join(parent)).filter(|parent| !parent.exists());
            fs::create_dir_all(parent.ok_or(error)?)?;
            self.rename(from, to)?;
        }
        if self.identity(to)? == seen {
            return Ok(true);
        }
        self.bring_back(to, from);
        Ok(false)
    }

    /// Back to where it was, unless something else stands there: then it is the newer one that counts.
    fn bring_back(&self, from: &Path, to: &Path) {
        if self.identity(to).is_ok() {
            return warn!(path = %from.display(), "folder.replaced");
        }
        if let Err(error) = self.rename(from, to) {
            warn!(path = %from.display(), %error, "folder.back");
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.0.root, from, &self.0.root, to)?)
    }

    fn identity(&self, path: &Path) -> io::Result<Identity> {
        Identity::of_stat(&rustix::fs::statat(&self.0.root, path, AtFlags::SYMLINK_NOFOLLOW)?)
    }
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
