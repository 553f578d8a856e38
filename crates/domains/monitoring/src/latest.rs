//! The newest reading of each parameter of a station (*số liệu mới nhất*), kept beside the frames so that a
//! page never has to search for it.

use kernel::Moment;
use serde::{Deserialize, Serialize};
use series::{StatusCode, flags, parse_value};

pub mod store;

/// The newest reading of one parameter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Newest {
    /// Slot of the parameter within its station.
    pub slot: u16,
    /// When it was measured, in microseconds.
    pub time: i64,
    /// Status code as the logger wrote it.
    pub status: String,
    /// Flag bits.
    pub flags: u16,
    /// The value's text.
    pub value: String,
}

impl Newest {
    /// The value where it is a measurement that enters averages: none of a calibration, a fault, or of what cannot be.
    pub fn counted(&self) -> Option<f64> {
        let status = StatusCode::from_text(&self.status).unwrap_or(StatusCode::ABSENT);
        parse_value(&self.value).filter(|_| status.counts_for_average() && !flags::invalidated(self.flags))
    }
}

/// The newest readings of one station.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Latest {
    /// The newest measuring time of any parameter.
    pub time: Moment,
    /// When the newest file arrived.
    pub arrived_at: Moment,
    /// That file's receipt.
    pub receipt_id: i64,
    /// One entry for each parameter that ever reported, by slot.
    pub readings: Vec<Newest>,
}

impl Latest {
    /// Takes in a reading; an older one than is known leaves everything as it is.
    pub fn admit(&mut self, reading: Newest) {
        self.time = self.time.max(Moment(reading.time));
        match self.readings.binary_search_by_key(&reading.slot, |r| r.slot) {
            Ok(i) if self.readings[i].time <= reading.time => self.readings[i] = reading,
            Ok(_) => {}
            Err(i) => self.readings.insert(i, reading),
        }
    }

    /// The newest reading of a parameter.
    pub fn of_slot(&self, slot: u16) -> Option<&Newest> {
        self.readings.binary_search_by_key(&slot, |r| r.slot).ok().map(|i| &self.readings[i])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(slot: u16, time: i64, value: &str) -> Newest {
        Newest { slot, time, status: "00".into(), flags: 0, value: value.into() }
    }

    #[test]
    fn a_late_reading_does_not_become_the_newest() {
        let mut latest = Latest::default();
        latest.admit(reading(1, 10, "a"));
        latest.admit(reading(1, 5, "b"));
        latest.admit(reading(0, 7, "c"));
        assert_eq!(latest.time, Moment(10));
        assert_eq!(latest.readings, vec![reading(0, 7, "c"), reading(1, 10, "a")]);
    }

    #[test]
    fn a_correction_of_the_newest_replaces_it() {
        let mut latest = Latest::default();
        latest.admit(reading(1, 10, "a"));
        latest.admit(reading(1, 10, "b"));
        assert_eq!(latest.of_slot(1).map(|r| r.value.as_str()), Some("b"));
    }
}
