//! Marks along time: round local hours, days or months, so few that they fit on a phone.

use kernel::{Day, MICROS_PER_DAY, MICROS_PER_HOUR, Moment};

/// More marks than this touch one another on a phone.
const MOST: i64 = 6;
/// `01/2026` is longer than `10:00`.
const MOST_MONTHS: i64 = 4;
const MINUTE: i64 = MICROS_PER_HOUR / 60;
/// Viet Nam's clock is seven hours ahead; marks are round on it.
const AHEAD: i64 = 7 * MICROS_PER_HOUR;

const STEPS: [i64; 15] = [
    MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    MICROS_PER_HOUR,
    2 * MICROS_PER_HOUR,
    3 * MICROS_PER_HOUR,
    6 * MICROS_PER_HOUR,
    12 * MICROS_PER_HOUR,
    MICROS_PER_DAY,
    2 * MICROS_PER_DAY,
    5 * MICROS_PER_DAY,
    7 * MICROS_PER_DAY,
    14 * MICROS_PER_DAY,
    28 * MICROS_PER_DAY,
];

/// A mark: when, and what stands under it.
pub(super) type Mark = (Moment, String);

/// The marks between two moments.
pub(super) fn marks(from: Moment, to: Moment) -> Vec<Mark> {
    let span = to.0.saturating_sub(from.0);
    match STEPS.into_iter().find(|step| span / step <= MOST) {
        Some(step) => even(from, to, step),
        None => months(from, to, span),
    }
}

fn even(from: Moment, to: Moment, step: i64) -> Vec<Mark> {
    let first = (from.0.saturating_add(AHEAD)).div_euclid(step) * step - AHEAD;
    (0..=MOST + 2)
        .map(|n| Moment(first.saturating_add(n * step)))
        .filter(|at| from <= *at && *at <= to)
        .map(|at| (at, label(at, step)))
        .collect()
}

/// Midnight shows its day, other hours the clock.
fn label(at: Moment, step: i64) -> String {
    let midnight = (at.0.saturating_add(AHEAD)).rem_euclid(MICROS_PER_DAY) == 0;
    if step >= MICROS_PER_DAY || midnight { day_and_month(at.day()) } else { at.display_local_time() }
}

fn day_and_month(day: Day) -> String {
    day.display().chars().take(5).collect()
}

/// First days of months, every so many that they fit; beyond a few years first days of years.
fn months(from: Moment, to: Moment, span: i64) -> Vec<Mark> {
    let total = span / (30 * MICROS_PER_DAY);
    let every = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|n| total / n <= MOST_MONTHS).unwrap_or(1200);
    let mut at = months_of(from.day()).div_euclid(every) * every;
    let last = months_of(to.day());
    let mut marks = Vec::new();
    while at <= last && marks.len() <= MOST as usize + 2 {
        if let Some(day) = first_day(at).filter(|d| from <= d.start() && d.start() <= to) {
            marks.push((day.start(), day.display().chars().skip(3).collect()));
        }
        at += every;
    }
    marks
}

fn months_of(day: Day) -> i64 {
    i64::from(day.0.year()) * 12 + i64::from(day.0.month()) - 1
}

fn first_day(months: i64) -> Option<Day> {
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
    Day::new(year, month, 1)
}
