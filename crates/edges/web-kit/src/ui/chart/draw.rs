//! The drawing: steps, gaps, limits, lines, marks, time.

use kernel::Lang;
use maud::{Markup, html};

use crate::format;
use crate::i18n::t;
use crate::ui::chart::scale::{BOTTOM, HEIGHT, Scale, TOP};
use crate::ui::chart::{Chart, GUTTER, Limit, Point, clock, line, marks, strip, thin, words};

/// Pixels between a line and the letters above it.
const ABOVE: f64 = 5.0;

pub(super) fn drawing(lang: Lang, chart: &Chart<'_>, shown: &[Vec<Point>], scale: &Scale) -> Markup {
    let id = chart.id;
    html! {
        // The caption is its name; a title of its own would pop up wherever one points.
        svg width="100%" height=(HEIGHT) role="img" aria-labelledby={ (id) "-title" } aria-describedby={ (id) "-desc" } font-size="12" {
            desc id={ (id) "-desc" } { (words::sentence(lang, chart, shown)) }
            (marks::shapes(id))
            @for (series, points) in chart.series.iter().zip(shown) { (gaps(lang, chart, points, series.gap_seconds)) }
            (grid(scale))
            svg x="0" y="0" width="100%" height=(HEIGHT) viewBox={ "0 0 1000 " (HEIGHT) } preserveAspectRatio="none" {
                @for (n, (series, points)) in chart.series.iter().zip(shown).enumerate() {
                    (lines(chart, scale, points, series.gap_seconds, n + 1))
                }
            }
            (strip::strip(lang, chart, shown))
            @for limit in chart.limits { (limit_line(chart, scale, limit)) }
            @for points in shown { (marks::marks(lang, chart, scale, &thin::thinned(points))) }
            // Letters last, for they stand on what lies under them.
            (steps(lang, scale))
            (times(chart))
        }
    }
}

fn lines(chart: &Chart<'_>, scale: &Scale, points: &[Point], gap_seconds: i64, number: usize) -> Markup {
    let kept = thin::thinned(points);
    let thinned_by = points.len().div_ceil(kept.len().max(1)) as i64 * 2;
    let paths = line::paths(chart, scale, &kept, gap_seconds, if kept.len() == points.len() { 1 } else { thinned_by });
    html! {
        path.series data-series=(number) d=(paths.line) fill="none" stroke="#0b6e75" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" vector-effect="non-scaling-stroke" {}
        @if !paths.over.is_empty() {
            path.over d=(paths.over) fill="none" stroke="#b3261e" stroke-width="3" stroke-linecap="round" vector-effect="non-scaling-stroke" {}
        }
    }
}

/// Where nothing was measured for longer than the instrument's step, the ground is darker.
fn gaps(lang: Lang, chart: &Chart<'_>, points: &[Point], gap_seconds: i64) -> Markup {
    let measured: Vec<&Point> = points.iter().filter(|p| line::joins(p)).collect();
    let wide = |pair: &&[&Point]| !line::joined(pair[0], pair[1], gap_seconds, 1);
    html! {
        @for pair in measured.windows(2).filter(wide).take(100) {
            @let from = chart.along(pair[0].at);
            rect.gap x={ (format!("{from:.2}")) "%" } y=(TOP) width={ (format!("{:.2}", chart.along(pair[1].at) - from)) "%" }
                height=(BOTTOM - TOP) fill="#f1ede4" { title { (t(lang, "kit-chart-gap")) } }
        }
    }
}

fn grid(scale: &Scale) -> Markup {
    html! {
        @for (n, value) in scale.steps().enumerate() {
            @let y = format!("{:.1}", scale.y(value));
            @let class = if n == 0 { "axis-line" } else { "grid" };
            line class=(class) x1="0" x2="100%" y1=(y) y2=(y) stroke="#ddd6c8" {}
        }
    }
}

fn steps(lang: Lang, scale: &Scale) -> Markup {
    html! {
        @for value in scale.steps() {
            text.axis x="0" y=(format!("{:.1}", scale.y(value) - ABOVE)) { (format::number(lang, value, scale.decimals())) }
        }
    }
}

fn times(chart: &Chart<'_>) -> Markup {
    html! {
        @for (at, label) in clock::marks(chart.from, chart.to) {
            @let along = chart.along(at);
            @let x = format!("{along:.2}%");
            // Labels at the edges lean inward, or half of them would be cut off.
            @let anchor = if along > 95.0 { "end" } else { "middle" };
            line.axis-line x1=(x) x2=(x) y1=(BOTTOM) y2=(BOTTOM + 5.0) stroke="#8a8272" {}
            text.axis x=(x) y=(BOTTOM + 21.0) text-anchor=(anchor) { (label) }
        }
    }
}

fn limit_line(chart: &Chart<'_>, scale: &Scale, limit: &Limit<'_>) -> Markup {
    let from = limit.from.map_or(GUTTER, |at| chart.along(at)).clamp(GUTTER, 100.0);
    let to = limit.to.map_or(100.0, |at| chart.along(at)).clamp(GUTTER, 100.0);
    let (left, right) = (format!("{from:.2}%"), format!("{to:.2}%"));
    html! {
        @if scale.holds(limit.value) && from < to {
            @let y = scale.y(limit.value);
            @let height = format!("{y:.1}");
            line.limit x1=(left) x2=(right) y1=(height) y2=(height) stroke="#b3261e" stroke-width="1.5" stroke-dasharray="6 4" {}
            text.limit-label x=(right) y=(format!("{:.1}", y - ABOVE)) text-anchor="end" fill="#b3261e" { (limit.label) }
        } @else if from < to && limit.value > scale.high {
            // Too high to be drawn; that it lies above is said at the top.
            text.limit-label x=(right) y=(TOP - 9.0) text-anchor="end" fill="#b3261e" { "↑ " (limit.label) }
        }
    }
}
