//! Recovery codes (*mã khôi phục*): ten words for a drawer, each good once.

use std::fmt;

use kernel::{PublicId, Random};

use crate::recover;

const HOW_MANY: usize = 10;

/// The ten codes, to be shown once and printed; only their hashes are kept. They do not print in logs.
pub struct RecoveryCodes(Vec<String>);

impl RecoveryCodes {
    pub(super) fn random(random: &Random) -> RecoveryCodes {
        RecoveryCodes((0..HOW_MANY).map(|_| recover::in_groups(&PublicId::random(random))).collect())
    }

    /// In groups of four digits.
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }

    pub(super) fn hashes(&self) -> Vec<Vec<u8>> {
        self.0.iter().map(|code| hash(code)).collect()
    }
}

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCodes(…)")
    }
}

/// 80 random bits each, so they need no slow hash.
pub(super) fn hash(typed: &str) -> Vec<u8> {
    recover::hash(typed)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ten_different_codes() {
        let codes = RecoveryCodes::random(&Random::seeded(4));
        assert_eq!(codes.hashes().into_iter().collect::<BTreeSet<_>>().len(), 10);
        assert_eq!(format!("{codes:?}"), "RecoveryCodes(…)");
    }
}
