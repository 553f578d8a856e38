//! The set-ups of stations by day, remembered for one piece of work: a year that is brought in asks for the same
//! days again and again.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use kernel::{Day, Moment, Outcome};

use super::{Setup, setup_on};

/// A set-up with the number of its version.
pub type Held = Arc<(i64, Setup)>;

/// Set-ups as they are known at one moment.
pub struct SetupsByDay {
    known_at: Moment,
    found: HashMap<(i64, Day), Option<Held>>,
}

impl SetupsByDay {
    /// Nothing asked yet.
    pub fn known_at(known_at: Moment) -> SetupsByDay {
        SetupsByDay { known_at, found: HashMap::new() }
    }

    /// The set-up of a station on a day.
    pub fn on(&mut self, tx: &mut Tx, station: i64, day: Day) -> Outcome<Option<Held>> {
        if let Some(known) = self.found.get(&(station, day)) {
            return Ok(known.clone());
        }
        let held = setup_on(tx, station, day, self.known_at)?.map(Arc::new);
        self.found.insert((station, day), held.clone());
        Ok(held)
    }
}
