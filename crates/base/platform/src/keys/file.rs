//! The key file: a few lines of text, readable by the program's user alone.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use kernel::{Moment, Problem, Random, hex};

use crate::canonical::unhex;

/// The name of the folder in the data directory.
pub const FOLDER: &str = "keys";
/// The name of the key file in its folder.
pub const FILE_NAME: &str = "datnuoc.keys";

/// No key file is longer; a rotation each month for eighty years fits.
const LONGEST: u64 = 256 * 1024;

const HEAD: &str = "\
# Keys of a datnuoc database: `purpose id made-at key`.
# Without this file, personal data in the database cannot be read by anybody; with it and the
# database, by everybody. Keep a copy of it, and keep it apart from the backups of the database.
";

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Seals personal values.
    Data,
    /// Blinds the values that rows are found by.
    Index,
    /// Signs the journal's days.
    Sign,
}

impl Purpose {
    const ALL: [Purpose; 3] = [Purpose::Data, Purpose::Index, Purpose::Sign];

    pub(super) fn word(self) -> &'static str {
        match self {
            Purpose::Data => "data",
            Purpose::Index => "index",
            Purpose::Sign => "sign",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// One key. It has no `Debug`, so that it cannot be logged.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) purpose: Purpose,
    pub(super) id: u32,
    pub(super) made_at: Moment,
    pub(super) secret: [u8; 32],
}

/// The keys of a key file, oldest first.
#[derive(Clone)]
pub(super) struct KeyFile(Vec<Key>);

impl KeyFile {
    /// A first key for each purpose.
    pub(super) fn fresh(random: &Random, now: Moment) -> KeyFile {
        let mut keys = KeyFile(Vec::new());
        for purpose in Purpose::ALL {
            keys.add(purpose, random, now);
        }
        keys
    }

    /// A file of one key.
    pub(super) fn of(key: Key) -> KeyFile {
        KeyFile(vec![key])
    }

    /// Whether it holds the same keys.
    pub(super) fn is_like(&self, other: &KeyFile) -> bool {
        self.0 == other.0
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, purpose: Purpose, id: u32) -> Option<Key> {
        let place = self.0.iter().position(|k| k.purpose == purpose && k.id == id)?;
        Some(self.0.remove(place))
    }

    /// Adds a key; it becomes the newest of its purpose.
    pub(super) fn add(&mut self, purpose: Purpose, random: &Random, now: Moment) {
        let id = self.all(purpose).map(|k| k.id).max().unwrap_or(0) + 1;
        let mut secret = [0; 32];
        random.fill(&mut secret);
        self.0.push(Key { purpose, id, made_at: now, secret });
    }

    /// All keys.
    pub(super) fn keys(&self) -> &[Key] {
        &self.0
    }

    /// The keys of a purpose, newest first.
    pub(super) fn all(&self, purpose: Purpose) -> impl Iterator<Item = &Key> {
        self.0.iter().rev().filter(move |k| k.purpose == purpose)
    }

    pub(super) fn newest(&self, purpose: Purpose) -> Result<&Key, Problem> {
        self.all(purpose)
            .next()
            .ok_or_else(|| Problem::new(format!("the key file has no key for `{}`", purpose.word())))
    }

    pub(super) fn find(&self, purpose: Purpose, id: u32) -> Option<&Key> {
        self.all(purpose).find(|k| k.id == id)
    }

    fn text(&self) -> String {
        let line = |k: &Key| format!("{} {} {} {}\n", k.purpose.word(), k.id, k.made_at, hex(&k.secret));
        HEAD.chars().chain(self.0.iter().map(line).collect::<String>().chars()).collect()
    }

    fn parse(text: &str) -> Result<KeyFile, String> {
        let mut keys: Vec<Key> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let key = parse_line(line).ok_or_else(|| format!("line {} is no key", number + 1))?;
            if keys.iter().any(|k| k.purpose == key.purpose && k.id >= key.id) {
                return Err(format!("line {}: ids of `{}` do not rise", number + 1, key.purpose.word()));
            }
            keys.push(key);
        }
        match Purpose::ALL.into_iter().find(|p| !keys.iter().any(|k| k.purpose == *p)) {
            Some(missing) => Err(format!("there is no key for `{}`", missing.word())),
            None => Ok(KeyFile(keys)),
        }
    }
}

fn parse_line(line: &str) -> Option<Key> {
    let mut words = line.split_whitespace();
    let key = Key {
        purpose: Purpose::from_word(words.next()?)?,
        id: words.next()?.parse().ok()?,
        made_at: words.next()?.parse().ok()?,
        secret: unhex(words.next()?)?,
    };
    words.next().is_none().then_some(key)
}

/// Reads a key file; `None` if there is none. One that others can read is refused, as ssh does.
pub(super) fn read(path: &Path) -> Result<Option<KeyFile>, Problem> {
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(at(path, e)),
    };
    if meta.mode() & 0o027 != 0 {
        return Err(at(path, "others can read or change the key file; take that right away (chmod 600)"));
    }
    if meta.len() > LONGEST {
        return Err(at(path, "the file is too long for a key file"));
    }
    let text = fs::read_to_string(path).map_err(|e| at(path, e))?;
    KeyFile::parse(&text).map(Some).map_err(|why| at(path, why))
}

/// Writes the first key file. If another process did so at the same time, its keys count.
pub(super) fn create(dir: &Path, path: &Path, keys: &KeyFile) -> Result<KeyFile, Problem> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|e| at(dir, e))?;
    let draft = write_draft(path, keys)?;
    let linked = fs::hard_link(&draft, path);
    let removed = fs::remove_file(&draft);
    match linked {
        Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
        other => other.map_err(|e| at(path, e))?,
    }
    removed.map_err(|e| at(&draft, e))?;
    sync_folder(path)?;
    read(path)?.ok_or_else(|| at(path, "the key file is gone again"))
}

/// Writes the key file anew, whole or not at all.
pub(super) fn replace(path: &Path, keys: &KeyFile) -> Result<(), Problem> {
    let draft = write_draft(path, keys)?;
    fs::rename(&draft, path).map_err(|e| at(path, e))?;
    sync_folder(path)
}

/// Writes the keys beside the key file and onto the disk.
fn write_draft(path: &Path, keys: &KeyFile) -> Result<PathBuf, Problem> {
    let text = keys.text();
    // Named after its contents: two processes that make their first keys at once do not meet.
    let draft = path.with_extension(format!("draft-{}", &kernel::sha256_hex(text.as_bytes())[..12]));
    let write = || -> std::io::Result<()> {
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| at(&draft, e))?;
    Ok(draft)
}

fn sync_folder(path: &Path) -> Result<(), Problem> {
    let Some(folder) = path.parent() else { return Ok(()) };
    File::open(folder).and_then(|f| f.sync_all()).map_err(|e| at(folder, e))
}

fn at(path: &Path, why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Problem {
    Problem::new(why).context(format!("key file {}", path.display()))
}
