//! Looking at the folder: which files are there, and which of them are complete.
//!
//! A file is complete when nobody has written to it for a moment: its time of change is that old, or two looks
//! that far apart saw the same (clocks of shares go wrong). One that is written further after all is met again
//! ([`super::away`]).

use std::collections::HashMap;
use std::fs::{DirEntry, Metadata, ReadDir};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use kernel::{MICROS_PER_SECOND, Moment, Outcome, Problem};
use rustix::fs::Stat;
use tracing::warn;

use super::After;
use super::away::{Away, DONE, REFUSED};
use super::names::is_temporary;

/// Files taken together.
const TOGETHER: usize = 1024;
/// Bytes taken together; a larger file comes alone.
const BYTES_TOGETHER: u64 = 4 * 1024 * 1024;
/// After so many seconds without a change a file is complete.
const SETTLED: i64 = 2;
/// The same where it is removed afterwards, so that nobody could see it grow.
const SETTLED_FOR_GOOD: i64 = 60;
/// An empty folder is cleared away when it is so many seconds old; a younger one may be about to be filled.
const FORGOTTEN: i64 = 24 * 3600;
/// Folders in one another that are followed.
const DEEPEST: usize = 32;

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
}

impl Identity {
    /// Of a file as the system describes it.
    pub fn of(meta: &Metadata) -> Identity {
        let changed = (meta.mtime(), meta.mtime_nsec());
        Identity { device: meta.dev(), inode: meta.ino(), size: meta.size(), changed }
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        usize::try_from(self.size).unwrap_or(usize::MAX)
    }

    /// Of a file as [`rustix::fs::statat`] describes it.
    pub fn of_stat(stat: &Stat) -> io::Result<Identity> {
        let changed = (stat.st_mtime, i64::try_from(stat.st_mtime_nsec).map_err(io::Error::other)?);
        let size = u64::try_from(stat.st_size).map_err(io::Error::other)?;
        Ok(Identity { device: stat.st_dev, inode: stat.st_ino, size, changed })
    }

    /// When it was changed, in seconds and nanoseconds.
    pub fn changed(&self) -> (i64, i64) {
        self.changed
    }
}

/// A file that is complete.
#[derive(Debug)]
pub struct Found {
    /// Where it is within the folder.
    pub path: PathBuf,
    /// Its state when it was seen.
    pub seen: Identity,
    /// Whether it was written to a moment ago only.
    pub fresh: bool,
}

/// A look that goes on from call to call, folder by folder.
pub struct Look {
    dir: PathBuf,
    settled: i64,
    /// Folders that are open, the innermost last, by their paths within the folder; whether something was met there.
    open: Vec<(PathBuf, ReadDir, bool)>,
    /// Files that were not complete, as they were, and since when.
    waiting: HashMap<PathBuf, (Identity, Moment)>,
    /// Those of this look.
    still: HashMap<PathBuf, (Identity, Moment)>,
}

impl Look {
    pub fn new(dir: PathBuf, after: After) -> Look {
        let settled = if after == After::Remove { SETTLED_FOR_GOOD } else { SETTLED };
        Look { dir, settled, open: Vec::new(), waiting: HashMap::new(), still: HashMap::new() }
    }

    /// The next complete files; none when the look is over. The next call begins another.
    pub fn next_complete(&mut self, away: &Away, now: Moment) -> Outcome<Vec<Found>> {
        if self.open.is_empty() {
            away.look_again(now);
            let read = std::fs::read_dir(&self.dir);
            let read = read.map_err(|e| Problem::new(e).context(self.dir.display().to_string()))?;
            self.open.push((PathBuf::new(), read, false));
        }
        let (mut found, mut bytes) = (Vec::new(), 0);
        while let Some((folder, entries, filled)) = self.open.last_mut() {
            let Some(entry) = entries.next() else {
                let (folder, filled) = (folder.clone(), *filled);
                self.leave(&folder, filled, now);
                continue;
            };
            *filled = true;
            match entry.and_then(|entry| self.meet(&entry, now)) {
                Ok(Some(file)) => {
                    bytes += file.seen.size;
                    found.push(file);
                    if found.len() >= TOGETHER || bytes >= BYTES_TOGETHER {
                        return Ok(found);
                    }
                }
                Ok(None) => {}
                // Gone while we looked: renamed or removed by whoever put it there.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => warn!(%error, "folder.entry"),
            }
        }
        self.waiting = std::mem::take(&mut self.still);
        Ok(found)
    }

    /// Whether everything was met: the next call begins another look.
    pub fn is_over(&self) -> bool {
        self.open.is_empty()
    }

    /// Breaks the look off: the next call begins another.
    pub fn begin_anew(&mut self) {
        self.open.clear();
        self.waiting.extend(self.still.drain());
    }

    /// Goes out of a folder, and clears it away if it has long been empty.
    fn leave(&mut self, folder: &Path, filled: bool, now: Moment) {
        self.open.pop();
        if filled || self.open.is_empty() {
            return;
        }
        let folder = self.dir.join(folder);
        if std::fs::metadata(&folder).is_ok_and(|meta| age(&meta, now) > FORGOTTEN) {
            // Somebody may fill it at this moment: then it stays.
            let _ = std::fs::remove_dir(&folder);
        }
    }

    /// An entry: a complete file, or nothing yet. Folders are opened; whatever else there is, is left alone.
    fn meet(&mut self, entry: &DirEntry, now: Moment) -> io::Result<Option<Found>> {
        let name = entry.file_name();
        let said = name.to_string_lossy();
        if is_temporary(&said) || self.open.len() == 1 && [DONE, REFUSED].contains(&said.as_ref()) {
            return Ok(None);
        }
        let kind = entry.file_type()?;
        let within = |open: &[(PathBuf, ReadDir, bool)]| open.last().map_or_else(PathBuf::new, |(f, ..)| f.join(&name));
        if kind.is_dir() {
            if self.open.len() < DEEPEST {
                let read = std::fs::read_dir(entry.path())?;
                self.open.push((within(&self.open), read, false));
            }
            return Ok(None);
        }
        if !kind.is_file() {
            return Ok(None);
        }
        let path = within(&self.open);
        let meta = entry.metadata()?;
        let seen = Identity::of(&meta);
        let age = age(&meta, now);
        if age >= SETTLED_FOR_GOOD {
            return Ok(Some(Found { path, seen, fresh: false }));
        }
        let since = match self.waiting.get(&path) {
            Some((before, since)) if *before == seen => *since,
            _ => now,
        };
        self.still.insert(path.clone(), (seen, since));
        let watched = now.seconds_since(since);
        let complete = age >= self.settled || watched >= self.settled;
        Ok(complete.then_some(Found { path, seen, fresh: watched < SETTLED_FOR_GOOD }))
    }
}

/// Seconds since a file was changed, by its own clock.
fn age(meta: &Metadata, now: Moment) -> i64 {
    now.0.div_euclid(MICROS_PER_SECOND) - meta.mtime()
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    /// Seconds since the epoch at which these looks begin.
    const BEGIN: u64 = 1_795_000_000;

    fn at(seconds: u64) -> Moment {
        Moment(i64::try_from(BEGIN + seconds).unwrap() * MICROS_PER_SECOND)
    }

    fn write(path: &Path, text: &str, changed: u64) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(BEGIN + changed)).unwrap();
    }

    /// Names of what is complete at a moment, in order.
    fn complete(look: &mut Look, away: &Away, seconds: u64) -> Vec<String> {
        let found = look.next_complete(away, at(seconds)).unwrap();
        let mut names: Vec<String> =
            found.iter().map(|f| f.path.file_name().unwrap().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_taken_when_nobody_writes_them_any_more() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        let away = Away::new(dir.path().to_owned(), After::Keep).unwrap();
        let mut look = Look::new(dir.path().to_owned(), After::Keep);
        write(&path("NUO001/2026/11/22/old.txt"), "x", 0);
        write(&path("NUO001/new.txt"), "x", 99);
        write(&path("future.txt"), "x", 5000);
        write(&path("growing.txt"), "x", 5000);
        write(&path("NUO001/.in.half.txt"), "x", 0);
        write(&path("NUO001/half.txt.part"), "x", 0);
        write(&path("done/taken.txt"), "x", 0);
        write(&path("refused/not.txt"), "x", 0);
        write(&path("NUO001/done/inside.txt"), "x", 0);
        write(&path(".hidden/there.txt"), "x", 0);
        std::os::unix::fs::symlink("/etc/hostname", path("link.txt")).unwrap();
        std::os::unix::fs::symlink("/etc", path("etc")).unwrap();
        assert_eq!(complete(&mut look, &away, 100), ["inside.txt", "old.txt"]);
        write(&path("growing.txt"), "xx", 5000);
        assert_eq!(complete(&mut look, &away, 101), ["inside.txt", "new.txt", "old.txt"]);
        assert_eq!(complete(&mut look, &away, 102), ["future.txt", "inside.txt", "new.txt", "old.txt"]);
        assert_eq!(complete(&mut look, &away, 103), ["future.txt", "growing.txt", "inside.txt", "new.txt", "old.txt"]);
    }

    #[test]
    fn what_is_moved_is_what_was_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        let away = Away::new(dir.path().to_owned(), After::Keep).unwrap();
        let mut look = Look::new(dir.path().to_owned(), After::Keep);
        let found = |look: &mut Look| look.next_complete(&away, at(100)).unwrap().remove(0);

        write(&path("a/b.txt"), "x", 0);
        let first = found(&mut look);
        write(&path("a/b.txt"), "xy", 0);
        away.put(&first, at(100));
        assert_eq!(fs::read_to_string(path("a/b.txt")).unwrap(), "xy", "written further, it is met again");

        let mut look = Look::new(dir.path().to_owned(), After::Keep);
        let second = Found { fresh: true, ..found(&mut look) };
        away.put(&second, at(100));
        assert_eq!(fs::read_to_string(path("done/a/b.txt")).unwrap(), "xy");
        fs::write(path("done/a/b.txt"), "xyz").unwrap();
        away.look_again(at(110));
        assert_eq!(fs::read_to_string(path("a/b.txt")).unwrap(), "xyz", "who goes on writing is heard");
    }

    #[test]
    fn refused_files_keep_company() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        let away = Away::new(dir.path().to_owned(), After::Remove).unwrap();
        for (text, place) in [("x", "refused/b.txt"), ("y", "refused/b.txt.1")] {
            write(&path("b.txt"), text, 0);
            let found =
                Look::new(dir.path().to_owned(), After::Remove).next_complete(&away, at(100)).unwrap().remove(0);
            away.refuse(&found, &super::super::away::Reason::NoFolder);
            assert_eq!(fs::read_to_string(path(place)).unwrap(), text);
            assert!(fs::read_to_string(path(&format!("{place}.reason.txt"))).unwrap().contains("NUO001/"));
        }
        write(&path("c/d.txt"), "x", 0);
        let found = Look::new(dir.path().to_owned(), After::Remove).next_complete(&away, at(100)).unwrap().remove(0);
        assert!(away.open(&found).is_ok());
        fs::remove_dir_all(path("c")).unwrap();
        std::os::unix::fs::symlink("/etc", path("c")).unwrap();
        let through_link = Found { path: "c/hostname".into(), ..found };
        assert!(away.open(&through_link).is_err(), "no link is followed on the way");
    }
}
