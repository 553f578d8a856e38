//! Single points that say something of their own, and the legend that explains all signs.

use kernel::Lang;
use maud::{Markup, html};

use crate::format;
use crate::i18n::t;
use crate::ui::chart::scale::{BOTTOM, Scale};
use crate::ui::chart::{Chart, Point, State, drawable};

/// A line of more points than this shows only those with something to say.
const FEW: usize = 60;
/// More marks than this hide one another; the table has them all.
const MOST: usize = 300;

/// The signs, each with a shape of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Over,
    Invalid,
    Provisional,
    Plain,
}

impl Sign {
    fn of(point: &Point) -> Sign {
        match (point.state, point.over) {
            (State::Invalid, _) => Sign::Invalid,
            (_, true) => Sign::Over,
            (State::Provisional, false) => Sign::Provisional,
            (State::Checked, false) => Sign::Plain,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Sign::Over => "over",
            Sign::Invalid => "invalid",
            Sign::Provisional => "provisional",
            Sign::Plain => "plain",
        }
    }

    /// The sign around 0 0. Shapes differ, for colours alone do not tell.
    fn shape(self) -> Markup {
        html! {
            @match self {
                Sign::Over => path.mark-over d="M0-5.5L5.5 0 0 5.5-5.5 0z" fill="#b3261e" stroke="#fff" stroke-width="1" {},
                Sign::Invalid => path.mark-invalid d="M-4-4L4 4M-4 4L4-4" fill="none" stroke="#615b50" stroke-width="2" {},
                Sign::Provisional => circle.point cx="0" cy="0" r="3.5" fill="#fff" stroke="#0b6e75" stroke-width="1.5" {},
                Sign::Plain => circle.point cx="0" cy="0" r="2.5" fill="#0b6e75" stroke="#0b6e75" {},
            }
        }
    }
}

/// The shapes, once for a chart; the marks refer to them.
pub(super) fn shapes(id: &str) -> Markup {
    html! {
        defs {
            @for sign in [Sign::Over, Sign::Invalid, Sign::Provisional, Sign::Plain] {
                g id={ (id) "-" (sign.name()) } { (sign.shape()) }
            }
        }
    }
}

/// The marks of one line.
pub(super) fn marks(lang: Lang, chart: &Chart<'_>, scale: &Scale, points: &[&Point]) -> Markup {
    let few = points.len() <= FEW;
    let speaks = |p: &&&Point| few || matches!(Sign::of(p), Sign::Over | Sign::Invalid);
    html! {
        @for point in points.iter().filter(speaks).take(MOST) {
            // A fault without a number stands at the foot of the chart, at its time.
            @let y = if scale.holds(point.value) { scale.y(point.value) } else { BOTTOM };
            use href={ "#" (chart.id) "-" (Sign::of(point).name()) } x={ (format!("{:.2}", chart.along(point.at))) "%" } y=(format!("{y:.1}")) {
                title { (words(lang, chart, point)) }
            }
        }
    }
}

/// What a point says when somebody points at it.
fn words(lang: Lang, chart: &Chart<'_>, point: &Point) -> String {
    let unit = format::unit(chart.unit);
    let value = value(lang, point);
    let space = if unit.is_empty() { "" } else { " " };
    let state = match Sign::of(point) {
        Sign::Plain => String::new(),
        sign => format!(" · {}", name(lang, sign)),
    };
    format!("{}: {value}{space}{unit}{state}", format::moment(point.at))
}

/// The value as its instrument wrote it, or as a number.
pub(super) fn value(lang: Lang, point: &Point) -> String {
    match point.text.as_deref() {
        Some(text) if drawable(point.value) => format::original(lang, text),
        Some(text) => text.to_owned(),
        None => format::shortest(lang, point.value),
    }
}

fn name(lang: Lang, sign: Sign) -> String {
    match sign {
        Sign::Over => t(lang, "kit-chart-over"),
        Sign::Invalid => t(lang, "kit-chart-invalid"),
        Sign::Provisional => t(lang, "kit-provisional"),
        Sign::Plain => t(lang, "kit-checked"),
    }
}

/// What is known of a point, in words.
pub(super) fn state(lang: Lang, point: &Point) -> String {
    name(lang, Sign::of(point))
}

/// Names of lines, limits and signs.
pub(super) fn legend(lang: Lang, chart: &Chart<'_>, shown: &[Vec<Point>]) -> Markup {
    let has = |sign: Sign| shown.iter().flatten().any(|p| Sign::of(p) == sign);
    let signs: Vec<Sign> = [Sign::Over, Sign::Invalid, Sign::Provisional].into_iter().filter(|s| has(*s)).collect();
    // A range is two lines of one limit.
    let mut limits: Vec<&str> = chart.limits.iter().map(|l| l.label).collect();
    limits.dedup();
    html! {
        ul.legend {
            @for (n, series) in chart.series.iter().take(4).enumerate() { li data-series=(n + 1) { (series.name) } }
            @for label in limits { li data-limit { (label) } }
        }
        @if !signs.is_empty() {
        ul.map-key {
            @for sign in signs {
                li {
                    svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false" {
                        // Single rings show only where values are few; the strip always.
                        @if sign == Sign::Provisional { g.provisional color="#7a4f00" { rect x="-7" y="-2.5" width="14" height="5" fill="currentColor" {} } }
                        @else { (sign.shape()) }
                    }
                    (name(lang, sign))
                }
            }
        }
        }
    }
}
