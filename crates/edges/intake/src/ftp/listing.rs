//! What a logger sees when it looks around: folders that always exist, files that it has delivered.
//! Values in, lines out.

use kernel::{MICROS_PER_HOUR, Moment};

/// Vietnam's clock before that of the standard, in which FTP writes times.
const AHEAD_HOURS: i64 = 7;
/// From this age on `LIST` shows the year in place of the time.
const OLD_SECONDS: i64 = 180 * 86_400;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A file or folder of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name without folders.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// What stands in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A folder; each exists, so that loggers that make theirs and those that expect it are both content.
    Folder,
    /// A delivered file: bytes, and when they arrived.
    File(i64, Moment),
}

impl Entry {
    /// A delivered file, by its path.
    pub fn of(path: &str, bytes: i64, arrived_at: Moment) -> Entry {
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name).to_owned();
        Entry { name, kind: Kind::File(bytes, arrived_at) }
    }

    /// As `LIST` shows it.
    pub fn long(&self, now: Moment) -> String {
        let name = self.shown();
        match self.kind {
            Kind::Folder => format!("drwxr-xr-x 1 logger datnuoc            0 Jan  1  1970 {name}"),
            Kind::File(bytes, at) => {
                format!("-rw-r--r-- 1 logger datnuoc {bytes:>12} {} {name}", date(at, now))
            }
        }
    }

    /// As `MLSD` and `MLST` show it (RFC 3659).
    pub fn facts(&self) -> String {
        let name = self.shown();
        match self.kind {
            Kind::Folder => format!("type=dir; {name}"),
            Kind::File(bytes, at) => format!("type=file;size={bytes};modify={}; {name}", stamp(at)),
        }
    }

    /// The name, without what would end its line.
    pub fn shown(&self) -> String {
        self.name.replace(char::is_control, "?")
    }
}

/// `yyyyMMddHHmmss` in universal time.
pub fn stamp(at: Moment) -> String {
    Moment(at.0 - AHEAD_HOURS * MICROS_PER_HOUR).compact_local()
}

/// `Nov 22 10:15`, or `Nov 22  2025` for what is old.
fn date(at: Moment, now: Moment) -> String {
    let stamp = stamp(at);
    let part = |from: usize, to: usize| stamp.get(from..to).unwrap_or_default();
    let month = part(4, 6).parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1))).unwrap_or(&"Jan");
    let day = part(6, 8);
    if now.seconds_since(at) > OLD_SECONDS {
        return format!("{month} {day}  {}", part(0, 4));
    }
    format!("{month} {day} {}:{}", part(8, 10), part(10, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_shown_with_size_and_universal_time() {
        let at = Moment::from_compact_local("20261122061530").unwrap();
        let entry = Entry { name: "a\r\nb.txt".to_owned(), kind: Kind::File(278, at) };
        assert_eq!(entry.facts(), "type=file;size=278;modify=20261121231530; a??b.txt");
        assert_eq!(entry.long(at.plus_seconds(60)), "-rw-r--r-- 1 logger datnuoc          278 Nov 21 23:15 a??b.txt");
        let later = at.plus_seconds(400 * 86_400);
        assert_eq!(entry.long(later), "-rw-r--r-- 1 logger datnuoc          278 Nov 21  2026 a??b.txt");
    }
}
