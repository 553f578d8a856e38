//! Names of things: public ids for citizens, command ids against double clicks.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Random;

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so it survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random 80-bit name of a thing, 16 base-32 digits: what citizens see in URLs and QR codes.
/// It reveals neither order nor number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicId(String);

impl PublicId {
    /// A fresh one.
    pub fn random(random: &Random) -> PublicId {
        PublicId(random_digits(random, 16))
    }

    /// Its 16 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of one intention (*lệnh*): a form carries it, so that a double click or a retry
/// after a lost connection gets the first outcome instead of a second effect. 26 base-32 digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CommandId(String);

impl CommandId {
    /// A fresh one.
    pub fn random(random: &Random) -> CommandId {
        CommandId(random_digits(random, 26))
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is no id of this kind: wrong length or a character outside the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

fn random_digits(random: &Random, n: usize) -> String {
    let mut bytes = vec![0_u8; n];
    random.fill(&mut bytes);
    bytes.iter().map(|b| ALPHABET[usize::from(b & 31)] as char).collect()
}

fn check(text: &str, n: usize) -> Result<String, NotAnId> {
    if text.len() == n && text.bytes().all(|b| ALPHABET.contains(&b)) { Ok(text.to_owned()) } else { Err(NotAnId) }
}

macro_rules! id_text {
    ($name:ident, $len:literal) => {
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(s: &str) -> Result<Self, NotAnId> {
                check(s, $len).map($name)
            }
        }
        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(s: String) -> Result<Self, NotAnId> {
                check(&s, $len).map($name)
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id_text!(PublicId, 16);
id_text!(CommandId, 26);
