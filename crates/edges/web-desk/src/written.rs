//! Who wrote which version of a thing (*người ghi nhận*): versions say what, the journal says who.

use std::collections::HashMap;

use identity::Authority;
use identity::names::{self, Names};
use kernel::{Actor, Moment, Outcome, Subject};
use platform::journal;
use store::Tx;

/// More changes of one thing than a page shows.
const MOST: i64 = 200;

/// Who wrote the versions of a thing, with the names of those who are people.
#[derive(Default)]
pub struct Written {
    by_version: HashMap<i64, Actor>,
    /// The names.
    pub names: Names,
}

impl Written {
    /// Reads it: one question for the versions, one for the names.
    pub fn of(tx: &mut Tx, by: &Authority, thing: &Subject, now: Moment) -> Outcome<Written> {
        let rows = journal::of_thing(tx, thing, MOST)?;
        let by_version: HashMap<i64, Actor> =
            rows.into_iter().filter_map(|row| Some((row.version_of(thing)?, row.actor))).collect();
        let names = names::of_actors(tx, by, by_version.values(), now)?;
        Ok(Written { by_version, names })
    }

    /// Who wrote a version.
    pub fn by(&self, version: i64) -> Option<&Actor> {
        self.by_version.get(&version)
    }
}
