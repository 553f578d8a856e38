//! A line over time (*biểu đồ*), drawn as SVG on the server, with the table behind it.
//!
//! It does not judge: which values exceed, which are provisional and which are no measurement is
//! told to it. What is missing stays missing: the line breaks.
//!
//! The drawing has no `viewBox`. Places along time are percentages, heights are pixels, so the
//! letters keep their size from a phone to a wall; only the lines are stretched, in an inner
//! drawing whose strokes do not scale.

mod clock;
mod draw;
mod line;
mod marks;
mod scale;
mod strip;
mod thin;
mod twin;
mod words;

use kernel::{Lang, Moment};
use maud::{Markup, html};

use crate::format;
use crate::i18n::t;
use crate::ui::{Icon, empty};
use scale::Scale;

/// What is known of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Checked by a person.
    Checked,
    /// Not yet checked.
    Provisional,
    /// No measurement: calibration, fault, found wrong. Shown, but never part of the line.
    Invalid,
}

/// A value at a moment.
#[derive(Debug, Clone)]
pub struct Point {
    /// When.
    pub at: Moment,
    /// How much; what is not finite was not measured.
    pub value: f64,
    /// As the instrument wrote it.
    pub text: Option<String>,
    /// What is known of it.
    pub state: State,
    /// It exceeds a limit, as the rules judged.
    pub over: bool,
}

/// Values that belong to one line, in the order of time.
pub struct Series<'a> {
    /// What they are of.
    pub name: &'a str,
    /// Two values further apart than this are not joined.
    pub gap_seconds: i64,
    /// The values.
    pub points: &'a [Point],
}

/// A limit (*giới hạn*), for as long as it held.
pub struct Limit<'a> {
    /// Its words, e.g. `QCVN 40:2011/BTNMT, cột A: 67,5 mg/L`.
    pub label: &'a str,
    /// Its height.
    pub value: f64,
    /// Since when, if that lies inside the chart.
    pub from: Option<Moment>,
    /// Until when.
    pub to: Option<Moment>,
}

/// A chart. At most four lines; more than that nobody reads.
pub struct Chart<'a> {
    /// Names its parts; unique on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The unit of all its values, as loggers write it.
    pub unit: &'a str,
    /// Its first moment.
    pub from: Moment,
    /// Its last moment.
    pub to: Moment,
    /// Its lines.
    pub series: &'a [Series<'a>],
    /// The limits.
    pub limits: &'a [Limit<'a>],
    /// Where all values can be had, if the table cannot hold them.
    pub download: Option<&'a str>,
}

/// Whether a value can be drawn: finite, and not so large that it is surely a fault.
pub(crate) fn drawable(value: f64) -> bool {
    value.is_finite() && value.abs() <= 1e12
}

/// Percent of the width at the left that the lines leave to the labels of the steps.
const GUTTER: f64 = 6.0;

impl Chart<'_> {
    /// Where a moment lies along the drawing, in percent.
    fn along(&self, at: Moment) -> f64 {
        let span = (self.to.0.saturating_sub(self.from.0)).max(1) as f64;
        let share = (at.0.saturating_sub(self.from.0)) as f64 / span;
        GUTTER + share * (100.0 - GUTTER)
    }

    fn holds(&self, at: Moment) -> bool {
        self.from <= at && at <= self.to
    }

    /// What lies within the chart's time, in order.
    fn shown(&self, series: &Series<'_>) -> Vec<Point> {
        let mut points: Vec<Point> = series.points.iter().filter(|p| self.holds(p.at)).cloned().collect();
        points.sort_by_key(|p| p.at);
        points
    }
}

/// The figure: caption, drawing, legend, table.
pub fn chart(lang: Lang, chart: &Chart<'_>) -> Markup {
    let shown: Vec<Vec<Point>> = chart.series.iter().take(4).map(|s| chart.shown(s)).collect();
    let unit = format::unit(chart.unit);
    html! {
        figure.chart id=(chart.id) data-chart[shown.iter().any(|p| !p.is_empty())] {
            figcaption id={ (chart.id) "-title" } { (chart.title) @if !unit.is_empty() { " (" (unit) ")" } }
            @if shown.iter().all(Vec::is_empty) {
                (empty(Icon::Chart, &t(lang, "kit-chart-empty"), None))
            } @else {
                @let scale = Scale::of(&shown, chart.limits);
                (draw::drawing(lang, chart, &shown, &scale))
                (marks::legend(lang, chart, &shown))
                (twin::twin(lang, chart, &shown, &scale))
            }
        }
    }
}
