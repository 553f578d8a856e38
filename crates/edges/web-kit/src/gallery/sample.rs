//! Figures that look like a station's, the same at every look.

use kernel::Moment;

use crate::ui::chart::{Point, State};

/// A day of readings every five minutes up to `now`: a wave with a pause, a calibration, a fault and
/// a stretch above 67,5.
pub(super) fn day(now: Moment) -> Vec<Point> {
    let end = now.floor_hour();
    (0..288)
        .filter(|n| !(100..118).contains(n))
        .map(|n| {
            let value = 52.0 + 14.0 * (f64::from(n) / 288.0 * 12.0).sin() + 6.0 * (f64::from(n) * 0.7).sin();
            let value = (value * 10.0).round() / 10.0;
            let at = end.plus_seconds(i64::from(n - 287) * 300);
            let (value, text, state) = match n {
                60..63 => (99.0, Some("99.00".to_owned()), State::Invalid),
                200 => (f64::NAN, Some("---".to_owned()), State::Invalid),
                250.. => (value, Some(format!("{value:.2}")), State::Provisional),
                _ => (value, Some(format!("{value:.2}")), State::Checked),
            };
            Point { at, value, text, state, over: state != State::Invalid && value > 67.5 }
        })
        .collect()
}

/// The hours of the same day.
pub(super) fn hours(now: Moment) -> Vec<Point> {
    let readings = day(now);
    readings
        .chunks(12)
        .filter_map(|chunk| {
            let good: Vec<f64> = chunk.iter().filter(|p| p.state != State::Invalid).map(|p| p.value).collect();
            let at = chunk.last()?.at;
            let value = good.iter().sum::<f64>() / good.len() as f64;
            (good.len() >= 9).then_some(Point { at, value, text: None, state: State::Checked, over: value > 67.5 })
        })
        .collect()
}

/// A year of daily values of pH: more than a screen is wide, with everything close together.
pub(super) fn year(now: Moment) -> Vec<Point> {
    (0..4000)
        .map(|n| {
            let value = 7.2 + 0.4 * (f64::from(n) / 180.0).sin() + 0.15 * (f64::from(n) * 1.3).cos();
            let at = now.floor_hour().plus_seconds(i64::from(n - 3999) * 7884);
            Point { at, value, text: Some(format!("{value:.2}")), state: State::Checked, over: false }
        })
        .collect()
}
