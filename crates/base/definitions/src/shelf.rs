//! The definitions of one kind, by code and period, lower layers under higher ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::Day;

use crate::definition::Pinned;

/// Definitions of one kind, each code with its periods.
#[derive(Debug)]
pub struct Shelf<T> {
    /// What counts first stands first: higher layer, then later begin.
    by_code: BTreeMap<String, Vec<Arc<Pinned<T>>>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { by_code: BTreeMap::new() }
    }
}

impl<T> Shelf<T> {
    pub(crate) fn put(&mut self, definition: Pinned<T>) {
        let periods = self.by_code.entry(definition.code.clone()).or_default();
        periods.push(Arc::new(definition));
        periods.sort_by_key(|d| std::cmp::Reverse((d.layer, d.valid.from, d.version)));
    }

    /// What holds for `code` on `day`: of the highest layer that says something for that day.
    pub fn in_force(&self, code: &str, day: Day) -> Option<&Arc<Pinned<T>>> {
        self.by_code.get(code)?.iter().find(|d| d.holds_on(day))
    }

    /// The newest period of the highest layer, whatever the day: for what does not depend on one.
    pub fn newest(&self, code: &str) -> Option<&Arc<Pinned<T>>> {
        self.by_code.get(code)?.first()
    }

    /// What holds on `day`, by code.
    pub fn all_in_force(&self, day: Day) -> impl Iterator<Item = &Arc<Pinned<T>>> {
        self.by_code.values().filter_map(move |periods| periods.iter().find(|d| d.holds_on(day)))
    }

    /// Every period of every code that is not withdrawn, of all layers.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Pinned<T>>> {
        self.by_code.values().flatten()
    }
}
