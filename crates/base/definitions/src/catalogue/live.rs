//! The newest catalogue, shared by all that judge, receive and show.

use std::sync::{Arc, PoisonError, RwLock};

use kernel::Outcome;
use store::Tx;

use super::Catalogue;
use crate::read;

/// A handle to the newest catalogue; clones share it.
#[derive(Debug, Clone)]
pub struct Live(Arc<RwLock<Arc<Catalogue>>>);

impl Live {
    /// Starts with this one.
    pub fn new(catalogue: Catalogue) -> Live {
        Live(Arc::new(RwLock::new(Arc::new(catalogue))))
    }

    /// The catalogue now. Take it once for a piece of work, so that the work sees one law.
    pub fn current(&self) -> Arc<Catalogue> {
        // A panic while swapping leaves the old or the new one in place, both whole.
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Builds it anew if rows have come since, and says whether it did. One short statement
    /// otherwise, so it may be called at every turn of a follower.
    pub fn refresh(&self, tx: &mut Tx) -> Outcome<bool> {
        if read::newest_id(tx)? == self.current().newest_id() {
            return Ok(false);
        }
        let fresh = Arc::new(Catalogue::load(tx)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(true)
    }
}
