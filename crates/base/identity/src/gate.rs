//! What every proof of identity needs (*cổng đăng nhập*): the database, the keys, the bounded hasher,
//! randomness. One for the whole program, cheap to clone.
//!
//! Functions that take a [`Gate`] block: they hash passwords between two transactions, never inside
//! one. An edge calls them from a thread that may wait.

use std::fmt;
use std::sync::Arc;

use ::store::{Db, Tx};
use kernel::{Failure, Outcome, Random, Refusal};
use platform::keys::Vault;

use crate::password::Hasher;

/// Database, keys, hasher, randomness.
#[derive(Clone)]
pub struct Gate {
    /// The database.
    pub db: Db,
    /// The keys of personal data.
    pub vault: Arc<Vault>,
    /// Hashes passwords, a few at a time.
    pub hasher: Arc<Hasher>,
    /// Where tokens and secrets come from.
    pub random: Random,
}

impl Gate {
    /// Runs a transaction that keeps what it wrote even when it refuses: a wrong password is
    /// counted and logged, though nobody is let in.
    pub(crate) fn judge<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx) -> Outcome<Result<T, Refusal>> + Send + 'static,
    ) -> Outcome<T> {
        self.db.write_now(work)?.map_err(Failure::from)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gate(…)")
    }
}
