//! Stored averages by series and label, read at once.

use std::collections::HashMap;

use definitions::rules::air_index::Hours;
use definitions::rules::units::Conversion;
use kernel::{MICROS_PER_HOUR, Moment, Outcome};
use store::Tx;

use crate::average::store as averages;
use crate::datastream::Averaging;
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;

/// A series that feeds an index, and how its values become those of the index's table.
#[derive(Debug, Clone, Copy)]
pub struct Feed {
    stream: i64,
    conversion: Conversion,
}

impl Feed {
    /// The averages of a parameter at a station in the unit of a table; none where it is not measured there.
    pub fn of(law: &Current, profile: &Profile, symbol: &str, unit: &str, period: Period) -> Option<Feed> {
        let slot = profile.by_symbol(symbol)?;
        let conversion = law.catalogue().conversion(symbol, &slot.unit, unit)?;
        Some(Feed { stream: slot.stream(Averaging::Mean(period))?, conversion })
    }
}

/// Averages that have a value.
#[derive(Debug, Default)]
pub struct Means {
    values: HashMap<(i64, Moment), f64>,
    newest: HashMap<i64, Moment>,
}

impl Means {
    /// Those of these series with `after < label <= until`.
    pub fn read(tx: &mut Tx, feeds: &[Feed], after: Moment, until: Moment) -> Outcome<Means> {
        let streams: Vec<i64> = feeds.iter().map(|f| f.stream).collect();
        let mut means = Means::default();
        for (stream, label, value) in averages::values(tx, &streams, after, until)? {
            means.values.insert((stream, label), value);
            means.newest.entry(stream).and_modify(|n| *n = label.max(*n)).or_insert(label);
        }
        Ok(means)
    }

    /// The newest label that any of these series has.
    pub fn newest(&self, feeds: &[Feed]) -> Option<Moment> {
        feeds.iter().filter_map(|f| self.newest.get(&f.stream)).max().copied()
    }

    /// The average at a label, in the table's unit.
    pub fn at(&self, feed: Feed, label: Moment) -> Option<f64> {
        self.values.get(&(feed.stream, label)).map(|v| feed.conversion.apply(*v))
    }

    /// The `count` hours that end with `until`, the newest last.
    pub fn hours(&self, feed: Feed, until: Moment, count: usize) -> Hours {
        (0..count as i64).rev().map(|back| self.at(feed, Moment(until.0 - back * MICROS_PER_HOUR))).collect()
    }
}
