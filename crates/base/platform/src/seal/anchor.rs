//! One seal and its text file.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use kernel::{Day, Outcome, Problem, hex};

use super::signer::PublicKey;
use super::store::AnchorRow;
use crate::canonical::{Hash, unhex};

const TITLE: &str = "datnuoc journal seal 1";

/// No seal is longer; a longer file in the folder is not one.
const LONGEST: u64 = 4096;

/// The journal's end on one day, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The day.
    pub day: Day,
    /// The number of the last entry at its end.
    pub seq: i64,
    /// The hash of that entry.
    pub hash: Hash,
    /// The public half of the key.
    pub public_key: [u8; 32],
    /// Ed25519 over [`Anchor::signed_text`].
    pub signature: [u8; 64],
}

impl Anchor {
    /// What is signed: all lines of the file but the last.
    pub fn signed_text(&self) -> String {
        format!(
            "{TITLE}\nday {}\nseq {}\nhash {}\nkey {}\n",
            self.day,
            self.seq,
            hex(&self.hash),
            hex(&self.public_key)
        )
    }

    /// The text of its file.
    pub fn text(&self) -> String {
        format!("{}signature {}\n", self.signed_text(), hex(&self.signature))
    }

    /// Reads a file's text, which must be exactly as [`Anchor::text`] writes it.
    pub fn parse(text: &str) -> Option<Anchor> {
        let mut lines = text.lines().skip(1);
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let anchor = Anchor {
            day: field("day")?.parse().ok()?,
            seq: field("seq")?.parse().ok()?,
            hash: unhex(field("hash")?)?,
            public_key: unhex(field("key")?)?,
            signature: unhex(field("signature")?)?,
        };
        (anchor.text() == text).then_some(anchor)
    }

    /// Whether the signature holds and is by this key.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.public_key == key.bytes() && key.signed(&self.signed_text(), &self.signature)
    }

    /// Writes its file into `folder` unless it is there. A file with other contents is left as it
    /// is: it may be the true one, and [`super::check`] reports it.
    pub(super) fn export(&self, folder: &Path) -> Result<(), Problem> {
        let path = folder.join(format!("{}.txt", self.day));
        let at = |e: std::io::Error| Problem::new(e).context(format!("seal {}", path.display()));
        if path.try_exists().map_err(at)? {
            return Ok(());
        }
        fs::create_dir_all(folder).map_err(at)?;
        let draft = folder.join(format!(".{}-{}", self.day, std::process::id()));
        let mut file = fs::File::create(&draft).map_err(at)?;
        file.write_all(self.text().as_bytes()).and_then(|()| file.sync_all()).map_err(at)?;
        fs::rename(&draft, &path).map_err(at)
    }

    pub(super) fn from_row(row: AnchorRow) -> Outcome<Anchor> {
        let wrong = || Problem::new(format!("the seal of {} has a field of another length", row.day));
        Ok(Anchor {
            day: row.day,
            seq: row.seq,
            hash: row.hash.as_slice().try_into().map_err(|_| wrong())?,
            public_key: row.public_key.as_slice().try_into().map_err(|_| wrong())?,
            signature: row.signature.as_slice().try_into().map_err(|_| wrong())?,
        })
    }
}

/// The text files of a folder by name, those of seals; a folder that is not there has none.
pub(super) fn files(folder: &Path) -> Result<Vec<(String, String)>, Problem> {
    let at = |e: std::io::Error| Problem::new(e).context(format!("folder {}", folder.display()));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(at(e)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(at)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_seal = name.strip_suffix(".txt").is_some_and(|stem| stem.parse::<Day>().is_ok());
        if is_seal {
            let size = entry.metadata().map_err(at)?.len();
            let bytes = if size > LONGEST { Vec::new() } else { fs::read(entry.path()).map_err(at)? };
            files.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    files.sort();
    Ok(files)
}
