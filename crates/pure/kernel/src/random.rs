//! Randomness as an argument: the operating system's in life, a counted stream in tests and demo.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::Digest;

/// Where random bytes come from. Only edges and the wiring make one.
#[derive(Debug, Clone)]
pub enum Random {
    /// The operating system's generator; the only one fit for secrets.
    System,
    /// A reproducible stream, for tests and the demo's figures: SHA-256 of seed and counter.
    Seeded {
        /// Names the stream.
        seed: u64,
        /// Blocks already drawn.
        drawn: Arc<AtomicU64>,
    },
}

impl Random {
    /// A reproducible stream that `seed` names.
    pub fn seeded(seed: u64) -> Random {
        Random::Seeded { seed, drawn: Arc::new(AtomicU64::new(0)) }
    }

    /// Fills `bytes`.
    ///
    /// # Panics
    /// When the operating system has no randomness to give; then nothing may be signed or issued.
    #[expect(clippy::disallowed_methods, reason = "the one place where the system's randomness is read")]
    pub fn fill(&self, bytes: &mut [u8]) {
        match self {
            Random::System => getrandom::fill(bytes).expect("the operating system gives random bytes"),
            Random::Seeded { seed, drawn } => {
                for chunk in bytes.chunks_mut(32) {
                    let n = drawn.fetch_add(1, Ordering::SeqCst);
                    let mut hash = sha2::Sha256::new();
                    hash.update(seed.to_be_bytes());
                    hash.update(n.to_be_bytes());
                    chunk.copy_from_slice(&hash.finalize()[..chunk.len()]);
                }
            }
        }
    }

    /// A number in `0..bound`; `bound` of 0 counts as 1. The tiny bias of the remainder does not
    /// matter where this is used (figures of the demo, back-off).
    pub fn below(&self, bound: u64) -> u64 {
        let mut b = [0_u8; 8];
        self.fill(&mut b);
        u64::from_be_bytes(b) % bound.max(1)
    }

    /// A number in `0.0..1.0`.
    pub fn unit(&self) -> f64 {
        let mut b = [0_u8; 8];
        self.fill(&mut b);
        (u64::from_be_bytes(b) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
