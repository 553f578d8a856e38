//! The key that signs, and its public half that anybody may have.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use kernel::hex;

use crate::canonical::unhex;

/// Signs seals. It has no `Debug`, so that it cannot be logged.
#[derive(Clone)]
pub struct Signer(SigningKey);

impl Signer {
    pub(crate) fn from_secret(secret: &[u8; 32]) -> Signer {
        Signer(SigningKey::from_bytes(secret))
    }

    /// The public half of its key.
    pub fn public_key(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, text: &str) -> [u8; 64] {
        self.0.sign(text.as_bytes()).to_bytes()
    }
}

/// What seals are checked with (*khoá công khai*); as text 64 hexadecimal digits, to be noted
/// outside of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Its bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    pub(super) fn signed(&self, text: &str, signature: &[u8; 64]) -> bool {
        self.0.verify_strict(text.as_bytes(), &Signature::from_bytes(signature)).is_ok()
    }
}

/// The text is no public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a public key is 64 hexadecimal digits")]
pub struct NotAPublicKey;

impl FromStr for PublicKey {
    type Err = NotAPublicKey;

    fn from_str(text: &str) -> Result<Self, NotAPublicKey> {
        let bytes = unhex(text.trim()).ok_or(NotAPublicKey)?;
        VerifyingKey::from_bytes(&bytes).map(PublicKey).map_err(|_| NotAPublicKey)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.bytes()))
    }
}
