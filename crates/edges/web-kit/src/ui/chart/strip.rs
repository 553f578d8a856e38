//! The strip at the foot of a chart: when values were not yet checked.

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::ui::chart::scale::BOTTOM;
use crate::ui::chart::{Chart, Point, State};

/// Pixels that the strip is high.
const HIGH: f64 = 5.0;
/// More pieces than this are finer than anybody sees.
const MOST: usize = 100;

/// The strip, where anything is provisional.
pub(super) fn strip(lang: Lang, chart: &Chart<'_>, shown: &[Vec<Point>]) -> Markup {
    let pieces: Vec<(f64, f64)> = shown.iter().flat_map(|points| pieces(chart, points)).collect();
    html! {
        @if !pieces.is_empty() {
            // The class gives the colour of what is provisional, in either theme.
            g.provisional color="#7a4f00" {
                title { (t(lang, "kit-provisional")) }
                @for (from, to) in pieces.iter().take(MOST) {
                    rect x={ (format!("{from:.2}")) "%" } y=(BOTTOM - HIGH) width={ (format!("{:.2}", to - from)) "%" } height=(HIGH) fill="currentColor" {}
                }
            }
        }
    }
}

/// Stretches of provisional values, in percent of the chart.
fn pieces(chart: &Chart<'_>, points: &[Point]) -> Vec<(f64, f64)> {
    points
        .chunk_by(|a, b| (a.state == State::Provisional) == (b.state == State::Provisional))
        .filter(|chunk| chunk[0].state == State::Provisional)
        .map(|chunk| {
            let from = chart.along(chunk[0].at);
            // One value alone still shows.
            (from, chart.along(chunk[chunk.len() - 1].at).max(from + 0.4))
        })
        .collect()
}
