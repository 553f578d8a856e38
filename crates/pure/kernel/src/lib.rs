//! The vocabulary that every other crate speaks: moments and days, money, identities,
//! languages, actors, refusals and problems; and the counting of a crowd at a door.
//!
//! It knows no database, no network, no clock of its own and no law. Time and randomness
//! enter the program through [`Clock`] and [`Random`] at the edges and travel as arguments.

mod actor;
mod counted;
mod crowd;
mod failure;
mod identity;
mod language;
mod random;
pub mod text;
mod time;

pub use actor::{Actor, NotAnActor, Subject};
pub use counted::Counted;
pub use crowd::{Crowd, Place};
pub use failure::{Arg, Basis, Failure, Outcome, Problem, Refusal};
pub use identity::{CommandId, PublicId};
pub use language::{Bilingual, Lang};
pub use random::Random;
pub use time::{Clock, Day, DayRange, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};

use serde::{Deserialize, Serialize};

/// An amount of money in Vietnamese đồng (*đồng*), whole units; the currency has no smaller one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dong(pub i64);

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits: how the program names contents.
pub fn sha256_hex(bytes: &[u8]) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(bytes))
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for b in bytes {
        out.push(DIGITS[usize::from(b >> 4)] as char);
        out.push(DIGITS[usize::from(b & 15)] as char);
    }
    out
}
