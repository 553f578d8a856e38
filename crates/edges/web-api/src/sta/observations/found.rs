//! One observation: a reading or an average, its fields as questions see them, and where it belongs.

use kernel::{Moment, Outcome};
use monitoring::average::{self, Average};
use monitoring::datastream::Averaging;
use monitoring::observation::{self, Observation};
use query::{Interval, Path, Scalar};

use super::Source;
use crate::sta::reader::Reader;

/// An observation of a series of a [`Source`].
#[derive(Debug, Clone)]
pub struct Found {
    /// Its id: even for readings, odd for averages.
    pub id: i64,
    /// Its series, by its place in the source.
    pub series: usize,
    /// When it was measured.
    pub time: Interval,
    pub(super) body: Body,
}

/// What it was read from.
#[derive(Debug, Clone)]
pub(super) enum Body {
    Reading(Observation),
    Average(Average),
}

/// An observation and the series it belongs to, before anybody asked whether that is in sight.
pub struct Place {
    /// The series.
    pub series: i64,
    id: i64,
    body: Body,
}

/// Where the observation of an id belongs.
pub fn place(reader: &mut Reader<'_>, id: i64) -> Outcome<Option<Place>> {
    if id < 0 {
        return Ok(None);
    }
    if id % 2 == 1 {
        let average = average::store::by_id(reader.tx(), id / 2)?;
        return Ok(average.map(|a| Place { series: a.datastream_id, id, body: Body::Average(a) }));
    }
    let Some((station, reading)) = observation::by_id(reader.tx(), id / 2)? else { return Ok(None) };
    let network = reader.answering.network.clone();
    let profile = network.profile(reader.tx(), station)?;
    let series = profile.and_then(|p| p.by_slot(reading.slot).and_then(|slot| slot.stream(Averaging::Raw)));
    Ok(series.map(|series| Place { series, id, body: Body::Reading(reading) }))
}

impl Place {
    /// The observation, if its series is in the source.
    pub fn found(self, source: &Source) -> Option<Found> {
        let series = source.place_of(self.series)?;
        Some(Found { id: self.id, series, time: self.body.time(), body: self.body })
    }
}

impl Body {
    fn time(&self) -> Interval {
        match self {
            Body::Reading(r) => Interval::at(r.time),
            Body::Average(a) => Interval { start: a.starts_at, end: a.ends_at },
        }
    }
}

impl Found {
    /// A reading of the series at this place in a source.
    pub fn reading(series: usize, reading: Observation) -> Found {
        Found { id: reading.id * 2, series, time: Interval::at(reading.time), body: Body::Reading(reading) }
    }

    /// An average of the series at this place in a source.
    pub fn average(series: usize, average: Average) -> Found {
        let time = Interval { start: average.starts_at, end: average.ends_at };
        Found { id: average.id * 2 + 1, series, time, body: Body::Average(average) }
    }

    /// The number: none for a reading that is no measurement and for too few readings.
    pub fn result(&self) -> Option<f64> {
        match &self.body {
            Body::Reading(r) => r.measured(),
            Body::Average(a) => a.value,
        }
    }

    /// When it was known: arrived or computed.
    pub fn result_time(&self) -> Moment {
        match &self.body {
            Body::Reading(r) => r.arrived_at,
            Body::Average(a) => a.computed_at,
        }
    }

    /// The value of one of its own fields.
    pub fn field(&self, path: &Path) -> Scalar {
        let name = path.as_str();
        match (name.strip_prefix("$it/").unwrap_or(name), &self.body) {
            ("id" | "@iot.id", _) => self.id.into(),
            ("phenomenonTime", _) => self.time.into(),
            ("resultTime", _) => self.result_time().into(),
            ("result", _) => self.result().into(),
            ("resultQuality/valid", _) => self.result().is_some().into(),
            ("resultQuality/status", Body::Reading(r)) => Some(r.status.as_str()).filter(|s| !s.is_empty()).into(),
            ("parameters/text", Body::Reading(r)) => r.text.as_str().into(),
            ("parameters/version", Body::Reading(r)) => r.version.into(),
            ("parameters/valid_count", Body::Average(a)) => a.valid_count.into(),
            ("parameters/expected_count", Body::Average(a)) => a.expected_count.into(),
            ("parameters/minimum", Body::Average(a)) => a.minimum.into(),
            ("parameters/maximum", Body::Average(a)) => a.maximum.into(),
            _ => Scalar::Null,
        }
    }
}
