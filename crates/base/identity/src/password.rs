//! Passwords of people and of loggers (*mật khẩu*): policy, argon2id, and a bound on memory.
//!
//! It knows no account and no database. Hashing takes tens of milliseconds and 19 MiB, so it is
//! done outside of transactions and never by more callers at once than the [`Hasher`] allows.

mod change;
mod common;
mod policy;
pub(crate) mod store;

use std::fmt;
use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::{Output, PasswordHash, Salt, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use kernel::{Problem, Random};
use unicode_normalization::UnicodeNormalization;

pub use change::{Change, change};
pub use policy::{NewPassword, Owner};

/// argon2id, 19 MiB, two passes, one lane: the least that OWASP recommends, and what a 2-core
/// server from 2013 does in about 50 ms.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const OUTPUT_BYTES: usize = 32;

/// Room reserved for a hash, of which only the 19 MiB are touched. Above 32 MiB glibc always maps
/// memory afresh and gives it back at once; below, every thread would keep its own 19 MiB for good.
const RESERVED_BLOCKS: usize = 33 * 1024;

/// A hash that no password has, for accounts that do not exist: it takes as long to refuse.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keS0wMA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password that somebody typed to prove himself (*mật khẩu nhập vào*); nothing is checked of it
/// but its length, and it does not print.
#[derive(Clone)]
pub struct Typed(String);

impl Typed {
    /// Longer texts prove nothing and only cost time.
    const MAX_BYTES: usize = 1024;

    /// The text in one Unicode form: the same `ế` from any keyboard.
    pub fn new(text: &str) -> Typed {
        if text.len() > Typed::MAX_BYTES { Typed(String::new()) } else { Typed(text.nfc().collect()) }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed(…)")
    }
}

/// A password as it is stored: PHC text with algorithm, cost, salt and hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(String);

impl Hashed {
    /// As it stands in the database.
    pub(crate) fn stored(phc: String) -> Hashed {
        Hashed(phc)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash that nobody's password has.
    pub(crate) fn nobody() -> Hashed {
        Hashed(NOBODY.to_owned())
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed(…)")
    }
}

/// Hashes and verifies, at most so many at a time; one for the whole program.
#[derive(Debug)]
pub struct Hasher {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Hasher {
    /// At most `at_once` hashes at a time (at least one): 19 MiB each.
    pub fn new(at_once: usize) -> Hasher {
        Hasher { free: Mutex::new(at_once.max(1)), freed: Condvar::new() }
    }

    /// The stored form of a new password. Takes tens of milliseconds: never inside a transaction.
    pub fn hash(&self, password: &NewPassword, random: &Random) -> Result<Hashed, Problem> {
        let mut salt = [0_u8; 16];
        random.fill(&mut salt);
        let salt = SaltString::encode_b64(&salt).map_err(broken)?;
        let params = Params::new(MEMORY_KIB, PASSES, LANES, Some(OUTPUT_BYTES)).map_err(broken)?;
        let output = self.compute(password.as_bytes(), salt.as_salt(), &params)?;
        Ok(Hashed(format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${salt}${output}")))
    }

    /// Whether `typed` is the password behind `stored`. Takes as long whether or not it is.
    pub fn matches(&self, typed: &Typed, stored: &Hashed) -> Result<bool, Problem> {
        let hash = PasswordHash::new(stored.as_str()).map_err(broken)?;
        let params = Params::try_from(&hash).map_err(broken)?;
        let (Some(salt), Some(expected)) = (hash.salt, hash.hash) else {
            return Err(Problem::new("a stored password has no salt or no hash"));
        };
        // Output compares in constant time.
        Ok(self.compute(typed.as_bytes(), salt, &params)? == expected)
    }

    /// One argon2id computation within the bound.
    fn compute(&self, password: &[u8], salt: Salt<'_>, params: &Params) -> Result<Output, Problem> {
        let _permit = self.permit();
        let mut salt_bytes = [0_u8; Salt::MAX_LENGTH];
        let salt_bytes = salt.decode_b64(&mut salt_bytes).map_err(broken)?;
        let mut memory = Vec::with_capacity(RESERVED_BLOCKS.max(params.block_count()));
        memory.resize(params.block_count(), Block::default());
        let mut out = [0_u8; Output::MAX_LENGTH];
        let out = &mut out[..params.output_len().unwrap_or(OUTPUT_BYTES)];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
            .hash_password_into_with_memory(password, salt_bytes, out, &mut memory)
            .map_err(broken)?;
        Output::new(out).map_err(broken)
    }

    /// Waits for its turn.
    fn permit(&self) -> Permit<'_> {
        // A caller that panicked gave its permit back on the way out, so the count is right all the same.
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = self.freed.wait_while(free, |n| *n == 0).unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        Permit(self)
    }
}

/// The right to use 19 MiB for a moment.
struct Permit<'a>(&'a Hasher);

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

fn broken(error: impl fmt::Display) -> Problem {
    Problem::new(error.to_string()).context("hashing a password")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(text: &str) -> NewPassword {
        NewPassword::check(text, &Owner::default()).expect("a good password")
    }

    #[test]
    fn only_the_password_matches_its_hash() {
        let hasher = Hasher::new(1);
        let stored = hasher.hash(&new("chiều nay sông Bé dâng"), &Random::seeded(1)).unwrap();
        assert!(stored.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        for (typed, matches) in [
            ("chiều nay sông Bé dâng", true),
            ("chie\u{302}\u{300}u nay so\u{302}ng Be\u{301} da\u{302}ng", true),
            ("chiều nay sông Bé dâng ", false),
            ("", false),
        ] {
            assert_eq!(hasher.matches(&Typed::new(typed), &stored).unwrap(), matches, "{typed}");
        }
    }

    #[test]
    fn nobody_has_a_hash_that_no_text_matches() {
        let hasher = Hasher::new(1);
        assert!(!hasher.matches(&Typed::new(""), &Hashed::nobody()).unwrap());
    }

    #[test]
    fn equal_passwords_are_stored_differently() {
        let hasher = Hasher::new(2);
        let random = Random::seeded(2);
        let one = hasher.hash(&new("thuyền câu trên đầm"), &random).unwrap();
        assert_ne!(one, hasher.hash(&new("thuyền câu trên đầm"), &random).unwrap());
    }

    #[test]
    fn a_broken_row_is_a_problem_not_a_match() {
        let stored = Hashed::stored("not a hash".to_owned());
        assert!(Hasher::new(1).matches(&Typed::new("x"), &stored).is_err());
    }

    #[test]
    fn never_more_at_once_than_allowed() {
        let hasher = Hasher::new(2);
        let (a, b) = (hasher.permit(), hasher.permit());
        assert_eq!(*hasher.free.lock().unwrap(), 0);
        drop((a, b));
        assert_eq!(*hasher.free.lock().unwrap(), 2);
    }

    #[test]
    fn an_absurdly_long_password_costs_nothing_and_matches_nothing() {
        assert!(Typed::new(&"x".repeat(5000)).as_bytes().is_empty());
    }
}
