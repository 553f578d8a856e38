//! Secrets that were proved a moment ago, so that a logger which comes every minute does not cost a
//! slow hash every minute. Bounded, in memory only, and under a key that dies with the process.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use hmac::{Hmac, Mac};
use kernel::Random;
use sha2::Sha256;

/// More than a province has loggers; 32 bytes each, twice.
const MOST: usize = 20_000;

type Proof = [u8; 32];

/// What was proved, oldest first.
#[derive(Default)]
struct Kept {
    proofs: HashSet<Proof>,
    order: VecDeque<Proof>,
}

/// Remembers proved secrets.
pub(super) struct Proved {
    key: [u8; 32],
    kept: Mutex<Kept>,
    most: usize,
}

impl Proved {
    pub(super) fn new(random: &Random) -> Proved {
        Proved::of(random, MOST)
    }

    fn of(random: &Random, most: usize) -> Proved {
        let mut key = [0; 32];
        random.fill(&mut key);
        Proved { key, kept: Mutex::default(), most }
    }

    /// Whether this secret was proved for this version of the device's row. A changed secret has
    /// another version, so nothing has to be removed when one changes.
    pub(super) fn knows(&self, code: &str, version: i64, secret: &[u8]) -> bool {
        let proof = self.proof(code, version, secret);
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).proofs.contains(&proof)
    }

    /// Remembers it, and forgets the oldest when there are too many.
    pub(super) fn keep(&self, code: &str, version: i64, secret: &[u8]) {
        let proof = self.proof(code, version, secret);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.proofs.insert(proof) {
            kept.order.push_back(proof);
        }
        while kept.order.len() > self.most {
            if let Some(oldest) = kept.order.pop_front() {
                kept.proofs.remove(&oldest);
            }
        }
    }

    fn proof(&self, code: &str, version: i64, secret: &[u8]) -> Proof {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.update(&version.to_be_bytes());
        mac.update(&(code.len() as u64).to_be_bytes());
        mac.update(code.as_bytes());
        mac.update(secret);
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_proved_is_known() {
        let proved = Proved::new(&Random::seeded(1));
        proved.keep("NUO001", 3, b"secret");
        for (code, version, secret, known) in [
            ("NUO001", 3, "secret", true),
            ("NUO001", 4, "secret", false),
            ("NUO001", 3, "secret2", false),
            ("NUO002", 3, "secret", false),
            ("NUO00", 3, "1secret", false),
        ] {
            assert_eq!(proved.knows(code, version, secret.as_bytes()), known, "{code} {version} {secret}");
        }
    }

    #[test]
    fn it_never_grows_past_its_bound() {
        let proved = Proved::of(&Random::seeded(1), 3);
        for version in 0..10 {
            proved.keep("A", version, b"s");
            proved.keep("A", version, b"s");
        }
        let kept = proved.kept.lock().unwrap();
        assert_eq!((kept.proofs.len(), kept.order.len()), (3, 3));
        drop(kept);
        assert!(proved.knows("A", 9, b"s") && !proved.knows("A", 6, b"s"));
    }

    #[test]
    fn another_process_knows_nothing_of_it() {
        let (a, b) = (Proved::new(&Random::seeded(1)), Proved::new(&Random::seeded(2)));
        assert_ne!(a.proof("A", 1, b"s"), b.proof("A", 1, b"s"));
    }
}
