//! What the sample province's sensors read: a believable value for any parameter at any moment.
//!
//! A pure function of station, parameter and time, so that history and live loggers agree and the
//! demo is the same on every machine. Daily rhythm, weekly rhythm, slow weather, noise; and episodes,
//! so that there is something to find.

use std::f64::consts::TAU;

use kernel::{MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};

use super::stations::SampleStation;
use super::year;

/// How one parameter behaves at one station.
#[derive(Debug, Clone, Copy)]
pub struct Signal {
    /// Canonical symbol.
    pub symbol: &'static str,
    /// Unit as the logger writes it.
    pub unit: &'static str,
    /// Level around which it moves.
    pub base: f64,
    /// Half the daily swing.
    pub daily: f64,
    /// Local hour of the daily peak.
    pub peak_hour: f64,
    /// Half the swing of slow weather.
    pub weather: f64,
    /// Half the width of noise.
    pub noise: f64,
    /// Decimals that the logger writes.
    pub decimals: usize,
    /// Whether its level differs from station to station and grows when something goes wrong.
    pub grows: bool,
    /// Share by which it swings over the year, and the day of the year of its peak.
    pub season: (f64, f64),
}

impl Signal {
    /// The same at every station, whatever happens there.
    pub const fn steady(self) -> Signal {
        Signal { grows: false, ..self }
    }

    /// With a swing over the year.
    pub const fn season(self, share: f64, peak_day: f64) -> Signal {
        Signal { season: (share, peak_day), ..self }
    }
}

/// A stretch of time in which a parameter is multiplied.
#[derive(Debug, Clone, Copy)]
pub struct Episode {
    /// Symbol of the parameter.
    pub symbol: &'static str,
    /// Hours from the first midnight of the demo's last month to the start.
    pub from_hour: i64,
    /// Hours from the first midnight of the demo's last month to the end.
    pub to_hour: i64,
    /// Factor at the height of the episode.
    pub factor: f64,
}

/// The value of `signal` of `station` at `time`. `origin` is the first local midnight of the demo's last month.
pub fn value(signal: &Signal, station: &SampleStation, origin: Moment, time: Moment) -> f64 {
    let hours = (time.0 - origin.0) as f64 / MICROS_PER_HOUR as f64;
    let seed = hash_text(station.code);
    let key = seed ^ hash_text(signal.symbol);
    let level = if signal.grows { station.level } else { 1.0 };
    let day_phase = (hours.rem_euclid(24.0) - signal.peak_hour) / 24.0 * TAU;
    let week = if (hours / 24.0).rem_euclid(7.0) >= 5.0 && signal.grows { 0.92 } else { 1.0 };
    let mut v = signal.base * level * week * year::season(signal.season, time)
        + signal.daily * day_phase.cos()
        + signal.weather * smooth(key, time.0 as f64 / MICROS_PER_HOUR as f64 / 37.0)
        + signal.noise * (unit(key ^ (time.0 / MICROS_PER_SECOND) as u64) * 2.0 - 1.0);
    for e in station.episodes.iter().filter(|e| e.symbol == signal.symbol) {
        v *= 1.0 + (e.factor - 1.0) * bump(hours, e.from_hour as f64, e.to_hour as f64);
    }
    if signal.grows && hours < 0.0 {
        v *= year::trouble(station, signal, time);
    }
    v.max(signal.base * 0.05)
}

/// The value as the logger would write it.
pub fn text(signal: &Signal, station: &SampleStation, origin: Moment, time: Moment) -> String {
    format!("{:.*}", signal.decimals, value(signal, station, origin, time))
}

/// The status code at `time`: calibration on Monday mornings, a fault now and then.
pub fn status(signal: &Signal, seed: u64, time: Moment) -> &'static str {
    let local = time.0 + 7 * MICROS_PER_HOUR;
    let day = local.div_euclid(MICROS_PER_DAY);
    let minute = local.rem_euclid(MICROS_PER_DAY) / (60 * MICROS_PER_SECOND);
    let key = seed ^ hash_text(signal.symbol);
    // 1970-01-05 was a Monday.
    let monday = (day - 4).rem_euclid(7) == 0;
    if monday && (540..580).contains(&minute) && key.is_multiple_of(3) {
        "01"
    } else if unit(key ^ (day as u64).wrapping_mul(31)) < 0.012 && (300..420).contains(&minute) {
        "02"
    } else {
        "00"
    }
}

/// 0 outside, 1 in the middle, smooth between.
pub fn bump(x: f64, from: f64, to: f64) -> f64 {
    if x <= from || x >= to {
        return 0.0;
    }
    let edge = ((to - from) / 6.0).min(3.0);
    let rise = ((x - from) / edge).min(1.0);
    let fall = ((to - x) / edge).min(1.0);
    rise.min(fall)
}

/// Slow noise in -1..1: cosine-blended random points, one per unit of `x`.
fn smooth(key: u64, x: f64) -> f64 {
    let cell = x.floor();
    let t = (1.0 - ((x - cell) * std::f64::consts::PI).cos()) / 2.0;
    let point = |n: f64| unit(key ^ (n as i64 as u64).wrapping_mul(0x9E37_79B9)) * 2.0 - 1.0;
    point(cell) * (1.0 - t) + point(cell + 1.0) * t
}

/// A number in 0..1 that `key` determines (SplitMix64's finaliser).
pub fn unit(key: u64) -> f64 {
    let mut z = key.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// FNV-1a of a text.
pub fn hash_text(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
