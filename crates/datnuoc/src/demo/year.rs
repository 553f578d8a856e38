//! The eleven months before the sample province's last one: seasons, and what went wrong now and then.
//!
//! Drawn from the station's code and the date alone, so that a year is the same on every machine and on every day
//! that it is looked at.

use std::f64::consts::TAU;

use kernel::{MICROS_PER_DAY, MICROS_PER_HOUR, Moment};

use super::signals::{Signal, bump, hash_text, unit};
use super::stations::SampleStation;

/// Days in which one thing may go wrong at a station.
const SPELL_DAYS: i64 = 60;
/// How often it does.
const TROUBLE: f64 = 0.45;
/// How often a logger is out of order in a spell.
const OUTAGE: f64 = 0.6;

/// The factor of the season: a share around 1, greatest on its peak day.
pub fn season((share, peak_day): (f64, f64), time: Moment) -> f64 {
    let day = (time.0 as f64 / MICROS_PER_DAY as f64).rem_euclid(365.25);
    1.0 + share * ((day - peak_day) / 365.25 * TAU).cos()
}

/// The factor of what goes wrong with a parameter at a moment; 1 where nothing does.
pub fn trouble(station: &SampleStation, signal: &Signal, time: Moment) -> f64 {
    let spell = time.0.div_euclid(SPELL_DAYS * MICROS_PER_DAY);
    let key = key(station, spell, 1);
    if unit(key) > TROUBLE {
        return 1.0;
    }
    let able: Vec<&Signal> = station.signals.iter().filter(|s| s.grows && s.symbol != "Flow").collect();
    let chosen = able.get((unit(key ^ 2) * able.len() as f64) as usize);
    if chosen.is_none_or(|chosen| chosen.symbol != signal.symbol) {
        return 1.0;
    }
    let hours = (time.0.rem_euclid(SPELL_DAYS * MICROS_PER_DAY) / MICROS_PER_HOUR) as f64;
    let from = unit(key ^ 3) * (SPELL_DAYS as f64 - 2.0) * 24.0;
    let lasts = 5.0 + unit(key ^ 4) * 14.0;
    1.0 + (0.9 + unit(key ^ 5) * 1.4) * bump(hours, from, from + lasts)
}

/// Whether a station's logger is out of order at a moment, and whether it sends later what it missed.
pub fn outage(station: &SampleStation, time: Moment) -> Option<Outage> {
    let spell = time.0.div_euclid(SPELL_DAYS * MICROS_PER_DAY);
    let key = key(station, spell, 7);
    if unit(key) > OUTAGE {
        return None;
    }
    let begins = spell * SPELL_DAYS * MICROS_PER_DAY;
    let from = Moment(begins + (unit(key ^ 2) * (SPELL_DAYS as f64 - 4.0) * 24.0) as i64 * MICROS_PER_HOUR);
    let until = Moment(from.0 + (3.0 + unit(key ^ 3) * 60.0) as i64 * MICROS_PER_HOUR);
    (from < time && time <= until).then_some(Outage { until, sends_later: unit(key ^ 4) < 0.5 })
}

/// A time in which nothing arrives.
pub struct Outage {
    /// When it is over.
    pub until: Moment,
    /// Whether the line was down and the logger kept what it measured.
    pub sends_later: bool,
}

fn key(station: &SampleStation, spell: i64, salt: u64) -> u64 {
    hash_text(station.code) ^ (spell as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (salt << 40)
}
