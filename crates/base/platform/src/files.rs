//! Small files in the database (*tệp đính kèm*), by the hash of their bytes: what was handed in with
//! a form, the tables that were imported.
//!
//! The same bytes are kept once. What a file is, is read from its bytes; neither its name nor what a
//! browser claims is believed. It must not know to what a file belongs.

mod media;
mod store;

use ::store::Tx;
use kernel::{Moment, Outcome, Refusal, sha256_hex};

pub use media::{Media, sniff};

/// The largest file, in bytes. Scans of dossiers fit; archives of them go elsewhere.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256 of its bytes in hexadecimal digits; its name in the database.
    pub hash: String,
    /// What it is.
    pub media: Media,
    /// Its length in bytes.
    pub size: usize,
}

/// Keeps a file if it is of an accepted kind and not too large.
pub fn keep(tx: &mut Tx, bytes: &[u8], accepted: &[Media], now: Moment) -> Outcome<Kept> {
    if bytes.is_empty() {
        return Err(Refusal::new("refused-file-empty").into());
    }
    if bytes.len() > LARGEST {
        let megabytes = LARGEST / (1024 * 1024);
        return Err(Refusal::new("refused-file-too-large").with("megabytes", megabytes).into());
    }
    let media = sniff(bytes);
    if !accepted.contains(&media) {
        let wanted: Vec<&str> = accepted.iter().map(|m| m.extension()).collect();
        return Err(Refusal::new("refused-file-kind").with("accepted", wanted.join(", ")).into());
    }
    let hash = sha256_hex(bytes);
    store::keep(tx, &hash, media.mime(), bytes, now)?;
    Ok(Kept { hash, media, size: bytes.len() })
}

/// The bytes of a file.
pub fn read(tx: &mut Tx, hash: &str) -> Outcome<Option<Vec<u8>>> {
    Ok(store::body(tx, hash)?)
}

/// What is known of a file, without its bytes.
pub fn describe(tx: &mut Tx, hash: &str) -> Outcome<Option<Kept>> {
    let Some((mime, size)) = store::head(tx, hash)? else { return Ok(None) };
    let media = Media::from_mime(&mime).unwrap_or(Media::Unknown);
    Ok(Some(Kept { hash: hash.to_owned(), media, size: usize::try_from(size).unwrap_or(0) }))
}
