//! New, the same again, or different: what a delivered reading is against what is already known.
//!
//! A station's (slot, time) holds one observation. The same value and status again is a duplicate
//! and changes nothing; another value or status is a conflict and becomes a newer version, the older
//! one stays. Knows no database: what is known comes in as values.

use std::collections::{BTreeMap, HashMap};

use kernel::Moment;
use series::StatusCode;
use series::frame::FrameValue;
use smol_str::SmolStr;

/// A reading, prepared for its station: symbol resolved to a slot, unit to the canonical one.
#[derive(Debug, Clone, PartialEq)]
pub struct Prepared {
    /// When it was measured.
    pub time: Moment,
    /// Slot of its parameter within the station.
    pub slot: u16,
    /// Status code as the logger wrote it.
    pub status: StatusCode,
    /// Flag bits found on arrival (see `series::flags`).
    pub flags: u16,
    /// The value's text, in the canonical unit; what stands for "no value" is kept as it came.
    pub value: SmolStr,
}

impl Prepared {
    /// The reading as a frame packs it.
    pub fn packed(&self) -> FrameValue {
        FrameValue { slot: self.slot, status: self.status, flags: self.flags, text: self.value.clone() }
    }
}

/// What is known of one slot at one time: the newest version.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// Number of the observation; 0 until it has one.
    pub id: i64,
    /// When this version arrived.
    pub arrived_at: Moment,
    /// Flag bits.
    pub flags: u16,
    /// Status code.
    pub status: StatusCode,
    /// The value's text.
    pub value: SmolStr,
    /// 0 as first delivered, then one more for each conflict.
    pub version: i64,
}

/// A conflict: a newer version of an observation.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'a> {
    /// The newer reading.
    pub reading: &'a Prepared,
    /// Its version, at least 1.
    pub version: i64,
}

/// What is known of a station. At one time there are few slots: they stand in a row, as they came.
#[derive(Debug, Default)]
pub struct Seen(HashMap<Moment, Vec<(u16, Known)>>);

impl Seen {
    /// What is known of a slot at a time.
    pub fn get(&self, time: Moment, slot: u16) -> Option<&Known> {
        self.0.get(&time)?.iter().find(|(s, _)| *s == slot).map(|(_, known)| known)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, time: Moment, slot: u16) -> Option<&mut Known> {
        of_slot(self.0.get_mut(&time)?, slot)
    }

    /// Takes what is known of a slot at a time, instead of what was.
    pub fn insert(&mut self, time: Moment, slot: u16, known: Known) {
        let slots = self.0.entry(time).or_default();
        match of_slot(slots, slot) {
            Some(before) => *before = known,
            None => slots.push((slot, known)),
        }
    }
}

fn of_slot(slots: &mut [(u16, Known)], slot: u16) -> Option<&mut Known> {
    slots.iter_mut().find(|(s, _)| *s == slot).map(|(_, known)| known)
}

/// The outcome for a whole file.
#[derive(Debug, Default, PartialEq)]
pub struct Classified<'a> {
    /// New readings by time, in slot order.
    pub fresh: BTreeMap<Moment, Vec<&'a Prepared>>,
    /// Newer versions, in the file's order.
    pub changes: Vec<Change<'a>>,
    /// How many readings said nothing new.
    pub duplicates: usize,
}

/// Sorts `readings` into fresh, changed and duplicate. `known` holds what is stored for the times
/// of the file, and afterwards also what the file said; it may also repeat or contradict itself, and then its
/// later line counts.
pub fn classify<'a>(readings: &'a [Prepared], arrived_at: Moment, known: &mut Seen) -> Classified<'a> {
    let mut out = Classified::default();
    for readings in readings.chunk_by(|a, b| a.time == b.time) {
        let time = readings[0].time;
        let (slots, mut fresh) = (known.0.entry(time).or_default(), Vec::new());
        for reading in readings {
            match of_slot(slots, reading.slot) {
                None => {
                    slots.push((reading.slot, Known::of(reading, arrived_at)));
                    fresh.push(reading);
                }
                Some(k) if k.status == reading.status && same_value(&k.value, &reading.value) => out.duplicates += 1,
                Some(k) => {
                    *k = Known { id: k.id, version: k.version + 1, ..Known::of(reading, arrived_at) };
                    out.changes.push(Change { version: k.version, reading });
                }
            }
        }
        if !fresh.is_empty() {
            out.fresh.entry(time).or_default().append(&mut fresh);
        }
    }
    for frame in out.fresh.values_mut() {
        frame.sort_by_key(|r| r.slot);
    }
    out
}

impl Known {
    /// A reading that nobody knew.
    fn of(reading: &Prepared, arrived_at: Moment) -> Known {
        let Prepared { status, flags, value, .. } = reading;
        Known { id: 0, arrived_at, flags: *flags, status: *status, value: value.clone(), version: 0 }
    }
}

/// `41.6` and `41.60` are the same value; texts that are no numbers are compared as they are.
fn same_value(a: &str, b: &str) -> bool {
    a == b
        || match (series::parse_value(a), series::parse_value(b)) {
            (Some(x), Some(y)) => x == y,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(time: i64, slot: u16, status: &str, value: &str) -> Prepared {
        Prepared {
            time: Moment(time),
            slot,
            status: StatusCode::from_text(status).expect("a status"),
            flags: 0,
            value: value.into(),
        }
    }

    #[test]
    fn a_file_that_contradicts_itself_keeps_both_and_the_later_line_counts() {
        let said = [reading(1, 0, "00", "41.6"), reading(1, 0, "00", "41.60"), reading(1, 0, "00", "42")];
        let c = classify(&said, Moment(5), &mut Seen::default());
        assert_eq!(c.fresh[&Moment(1)], [&said[0]]);
        assert_eq!(c.duplicates, 1);
        assert_eq!(c.changes, [Change { reading: &said[2], version: 1 }]);
    }

    #[test]
    fn the_same_value_under_another_status_is_a_conflict() {
        let mut known = Seen::default();
        let before = Known {
            id: 9,
            arrived_at: Moment(2),
            flags: 0,
            status: StatusCode::MEASURING,
            value: "7.21".into(),
            version: 2,
        };
        known.insert(Moment(1), 3, before);
        let said = [reading(1, 3, "01", "7.21")];
        let c = classify(&said, Moment(5), &mut known);
        assert_eq!((c.fresh.len(), c.duplicates, c.changes[0].version), (0, 0, 3));
        let now = known.get(Moment(1), 3).expect("known");
        assert_eq!((now.id, now.arrived_at), (9, Moment(5)));
    }
}
