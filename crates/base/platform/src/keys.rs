//! Keys and what they seal (*khoá, mã hoá dữ liệu cá nhân*): personal values at rest, blind indexes
//! to find them by, and the key that signs the journal's days.
//!
//! It must not know whose values it seals. The keys are in a file outside the database; the database
//! knows only their fingerprints, so that a key file of another database is noticed at once and not
//! at the first value that cannot be read.

mod file;
pub mod rotation;
mod store;

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use ::store::Tx;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use kernel::{Moment, Outcome, Problem, Random};
use sha2::{Digest, Sha256};

pub use file::{FILE_NAME, FOLDER};
use file::{Key, KeyFile, Purpose};

use crate::seal::Signer;

/// The first byte of a sealed value: the layout `version, key id (4), nonce (24), ciphertext and tag`.
const LAYOUT: u8 = 1;
const HEADER: usize = 5;
const NONCE: usize = 24;

/// The keys of one database, opened (*kho khoá*).
pub struct Vault {
    path: PathBuf,
    /// Another process may have changed them: see [`Vault::refresh`].
    keys: RwLock<Arc<KeyFile>>,
    random: Random,
}

/// A value that only the vault can read: bytes for a `bytea` column.
pub type Sealed = Vec<u8>;

impl Vault {
    /// Opens the key file of a data directory, `keys/datnuoc.keys`; makes it, readable by its owner
    /// alone, if there is none.
    pub fn open(data_dir: &Path, random: &Random, now: Moment) -> Result<Vault, Problem> {
        let folder = data_dir.join(FOLDER);
        let path = folder.join(FILE_NAME);
        let keys = match file::read(&path)? {
            Some(keys) => keys,
            None => file::create(&folder, &path, &KeyFile::fresh(random, now))?,
        };
        Ok(Vault { path, keys: RwLock::new(Arc::new(keys)), random: random.clone() })
    }

    /// The keys as they are now.
    fn keys(&self) -> Arc<KeyFile> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Follows the key file, which another process may have written anew; says whether it had.
    pub fn refresh(&self) -> Result<bool, Problem> {
        let fresh = file::read(&self.path)?
            .ok_or_else(|| Problem::new(format!("the key file {} is gone", self.path.display())))?;
        let is_new = !fresh.is_like(&self.keys());
        if is_new {
            self.hold(fresh);
        }
        Ok(is_new)
    }

    fn hold(&self, keys: KeyFile) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }

    /// Seals a value. `context` says where it belongs (`account.phone:7h3k…`); it opens nowhere else,
    /// so a sealed value cannot be moved to another row.
    pub fn seal(&self, context: &str, plain: &[u8]) -> Result<Sealed, Problem> {
        let keys = self.keys();
        let key = keys.newest(Purpose::Data)?;
        let mut nonce = [0_u8; NONCE];
        self.random.fill(&mut nonce);
        let mut sealed = vec![LAYOUT];
        sealed.extend(key.id.to_be_bytes());
        sealed.extend(nonce);
        let body = cipher(key)
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: context.as_bytes() })
            .map_err(|_| Problem::new("a value is too long to be sealed"))?;
        sealed.extend(body);
        Ok(sealed)
    }

    /// Opens a value that was sealed for `context`.
    pub fn unseal(&self, context: &str, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
        let id = key_id(sealed)?;
        let mut keys = self.keys();
        if keys.find(Purpose::Data, id).is_none() && self.refresh()? {
            keys = self.keys();
        }
        let key = keys.find(Purpose::Data, id).ok_or_else(|| {
            Problem::new(format!("a value was sealed with data key {id}, which is not in {}", self.path.display()))
        })?;
        let (nonce, body) =
            sealed[HEADER..].split_first_chunk::<NONCE>().ok_or_else(|| Problem::new("a sealed value is cut short"))?;
        cipher(key).decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: context.as_bytes() }).map_err(|_| {
            Problem::new(format!(
                "a sealed value does not open with data key {id} of {}: another key, another place, or altered",
                self.path.display()
            ))
        })
    }

    /// Seals a value anew if an older key sealed it; `None` if the newest did.
    pub fn reseal(&self, context: &str, sealed: &[u8]) -> Result<Option<Sealed>, Problem> {
        if key_id(sealed)? == self.current()? {
            return Ok(None);
        }
        let plain = self.unseal(context, sealed)?;
        self.seal(context, &plain).map(Some)
    }

    /// What a value of this kind is indexed under: the same value gives the same bytes, which say
    /// nothing of it without the key. `kind` keeps a phone number from meeting an identity number.
    pub fn blind(&self, kind: &str, value: &str) -> Result<Vec<u8>, Problem> {
        Ok(blinded(self.keys().newest(Purpose::Index)?, kind, value))
    }

    /// What a value may be indexed under, newest key first: for looking up while rows are being
    /// indexed anew after a rotation.
    pub fn blind_all(&self, kind: &str, value: &str) -> Vec<Vec<u8>> {
        self.keys().all(Purpose::Index).map(|key| blinded(key, kind, value)).collect()
    }

    /// What signs the journal's days. Its key is not rotated: who keeps the public half elsewhere
    /// must be able to check every day with it.
    pub fn signer(&self) -> Result<Signer, Problem> {
        Ok(Signer::from_secret(&self.keys().newest(Purpose::Sign)?.secret))
    }

    /// The id of the key that seals now.
    pub fn current(&self) -> Result<u32, Problem> {
        Ok(self.keys().newest(Purpose::Data)?.id)
    }

    /// Adds a new key for data and one for indexes, and writes the key file; gives their id. From then on
    /// everything is sealed with the new ones; the old ones still open. See [`rotation`].
    pub fn rotate(&self, now: Moment) -> Result<u32, Problem> {
        self.refresh()?;
        let mut keys = KeyFile::clone(&self.keys());
        keys.add(Purpose::Data, &self.random, now);
        keys.add(Purpose::Index, &self.random, now);
        file::replace(&self.path, &keys)?;
        self.hold(keys);
        self.current()
    }

    /// Takes a key that nothing needs any more out of the key file, into one of its own beside it.
    fn put_away(&self, purpose: Purpose, id: u32) -> Result<bool, Problem> {
        let mut keys = KeyFile::clone(&self.keys());
        let Some(key) = keys.remove(purpose, id) else { return Ok(false) };
        let name = format!("retired-{}-{id}.keys", purpose.word());
        file::replace(&self.path.with_file_name(name), &KeyFile::of(key))?;
        file::replace(&self.path, &keys)?;
        self.hold(keys);
        Ok(true)
    }

    /// The ids of keys by purpose, for the operator: `data 1`, `data 2`, `index 1` …
    pub fn describe(&self) -> Vec<String> {
        self.keys().keys().iter().map(|k| format!("{} {} ({})", k.purpose.word(), k.id, k.made_at)).collect()
    }
}

/// Checks that this vault belongs to this database, and notes its keys there. At start-up.
pub fn pair(tx: &mut Tx, vault: &Vault, now: Moment) -> Outcome<()> {
    let place = vault.path.display();
    let keys = vault.keys();
    for (purpose, id, fingerprint) in store::needed(tx)? {
        let key = Purpose::from_word(&purpose).and_then(|p| keys.find(p, u32::try_from(id).ok()?));
        let wrong = match key {
            None => format!(
                "the database needs the key `{purpose} {id}`, which is not in {place}; bring back the key file that belongs to it, or the line of a `retired-…` file beside it"
            ),
            Some(key) if fingerprint_of(key) != fingerprint.as_slice() => {
                format!(
                    "the key `{purpose} {id}` in {place} is not the one that this database was sealed with; bring back the key file that belongs to it"
                )
            }
            Some(_) => continue,
        };
        return Err(Problem::new(wrong).into());
    }
    for key in keys.keys() {
        store::note(tx, key.purpose.word(), i64::from(key.id), &fingerprint_of(key), now)?;
    }
    Ok(())
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&key.secret.into())
}

fn key_id(sealed: &[u8]) -> Result<u32, Problem> {
    match sealed {
        [LAYOUT, a, b, c, d, ..] => Ok(u32::from_be_bytes([*a, *b, *c, *d])),
        _ => Err(Problem::new("a sealed value has an unknown layout")),
    }
}

fn blinded(key: &Key, kind: &str, value: &str) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&key.secret).expect("HMAC takes keys of any length");
    mac.update(&(kind.len() as u64).to_be_bytes());
    mac.update(kind.as_bytes());
    mac.update(value.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// Names a key without giving it away.
fn fingerprint_of(key: &Key) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(b"datnuoc key fingerprint");
    hash.update(key.purpose.word().as_bytes());
    hash.update(key.secret);
    let all: [u8; 32] = hash.finalize().into();
    let mut short = [0; 16];
    short.copy_from_slice(&all[..16]);
    short
}
