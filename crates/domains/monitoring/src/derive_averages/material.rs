//! What averages are made of, read for many windows at once: readings for hours, hours for eight hours and days, days
//! for years.

use std::collections::HashMap;

use kernel::{Moment, Outcome};
use series::average::{self as mean, Sample, Window};
use store::Tx;

use super::hour;
use super::rules::Series;
use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::network::Profile;
use crate::observation::{self, Observation};
use crate::rules::window::Period;

/// The readings or shorter averages of one station over a span of time.
pub enum Material {
    /// Readings by slot, each by time.
    Readings(HashMap<u16, Vec<Sample>>),
    /// Shorter averages by their series, each by time.
    Parts(HashMap<i64, Vec<Average>>),
}

impl Material {
    /// Reads what windows of a period inside `after < time <= until` need.
    pub fn read(tx: &mut Tx, profile: &Profile, period: Period, after: Moment, until: Moment) -> Outcome<Material> {
        match period.parts() {
            None => {
                let mut readings: HashMap<u16, Vec<Sample>> = HashMap::new();
                for o in observation::between(tx, profile.station.id, None, after, until)? {
                    readings.entry(o.slot).or_default().push(sample(&o));
                }
                Ok(Material::Readings(readings))
            }
            Some(part) => {
                let mut parts = HashMap::new();
                let wanted = profile.slots.iter().filter(|s| s.stream(Averaging::Mean(period)).is_some());
                for stream in wanted.filter_map(|s| s.stream(Averaging::Mean(part))) {
                    parts.insert(stream, averages::between(tx, stream, after, until)?);
                }
                Ok(Material::Parts(parts))
            }
        }
    }

    /// The average of a series over a window with what is suspicious of its parts; none where nothing was sent.
    pub fn average(&self, series: &Series, window: Window) -> Option<(mean::Average, u16)> {
        match self {
            Material::Readings(all) => hour(inside(all.get(&series.slot)?, window, |s| s.at), series, window),
            Material::Parts(all) => {
                let parts = inside(all.get(&series.parts?)?, window, |a| a.ends_at);
                let flags = parts.iter().fold(0, |all, part| all | part.flags);
                let parts: Vec<_> = parts.iter().map(|part| (part.ends_at, made(part))).collect();
                let expected = series.period.expected(window.until(), series.making.interval_minutes);
                (!parts.is_empty()).then(|| (mean::of_parts(window, &parts, expected, series.making), flags))
            }
        }
    }
}

/// Those of a row in order of time that lie in a window.
fn inside<T>(row: &[T], window: Window, time: impl Fn(&T) -> Moment) -> &[T] {
    let from = row.partition_point(|item| time(item) <= window.after());
    let to = row.partition_point(|item| time(item) <= window.until());
    row.get(from..to).unwrap_or_default()
}

fn sample(o: &Observation) -> Sample {
    Sample { at: o.time, value: series::parse_value(&o.text), status: o.status, flags: o.flags }
}

fn made(part: &Average) -> mean::Average {
    mean::Average {
        value: part.value,
        count: u32::try_from(part.valid_count).unwrap_or(0),
        expected: u32::try_from(part.expected_count).unwrap_or(0),
        min: part.minimum,
        max: part.maximum,
        complete: part.value.is_some(),
    }
}
