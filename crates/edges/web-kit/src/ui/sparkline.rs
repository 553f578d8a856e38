//! A trend without axes (*đường xu hướng*), beside a number that says what it is of.

use std::fmt::Write as _;

use maud::{Markup, html};

use crate::ui::chart::drawable;

const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 32.0;
const MARGIN: f64 = 3.0;

/// The last values, oldest first; what is no number leaves a gap. `words` says the trend.
pub fn sparkline(values: &[f64], words: &str) -> Markup {
    let known: Vec<f64> = values.iter().copied().filter(|v| drawable(*v)).collect();
    let low = known.iter().copied().fold(f64::INFINITY, f64::min);
    let high = known.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let x = |n: usize| MARGIN + n as f64 / (values.len().max(2) - 1) as f64 * (WIDTH - 2.0 * MARGIN);
    let y = |v: f64| {
        let share = if high > low { (v - low) / (high - low) } else { 0.5 };
        HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN)
    };
    let mut path = String::new();
    let mut pen_down = false;
    for (n, value) in values.iter().enumerate() {
        if drawable(*value) {
            // Writing into a String cannot fail.
            let _ = write!(path, "{}{:.1} {:.1}", if pen_down { 'L' } else { 'M' }, x(n), y(*value));
        }
        pen_down = drawable(*value);
    }
    let last = values.iter().rposition(|v| drawable(*v)).map(|n| (x(n), y(values[n])));
    html! {
        svg.sparkline viewBox="0 0 120 32" width="120" height="32" role="img" aria-label=(words) {
            path.series d=(path) fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" {}
            @if let Some((x, y)) = last { circle.point cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="2.5" fill="currentColor" {} }
        }
    }
}
