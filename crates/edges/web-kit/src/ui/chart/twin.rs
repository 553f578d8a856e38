//! The table behind the chart: the same values as words, newest first. Its rows carry their places
//! in the drawing (`data-x` in percent, `data-y` in pixels) for the script's read-out.

use std::collections::BTreeMap;

use kernel::{Arg, Lang, Moment};
use maud::{Markup, html};

use crate::i18n::{t, t_with};
use crate::ui::chart::scale::Scale;
use crate::ui::chart::{Chart, Point, State, marks};
use crate::ui::time;

/// A page stays light on a slow line; all values are a download away.
const MOST_ROWS: usize = 300;

pub(super) fn twin(lang: Lang, chart: &Chart<'_>, shown: &[Vec<Point>], scale: &Scale) -> Markup {
    let rows = rows(shown);
    let total = rows.len();
    let counts = [("shown", Arg::from(MOST_ROWS)), ("total", Arg::from(total))];
    html! {
        details {
            summary { (t(lang, "kit-chart-table")) }
            div.table-wrap role="region" aria-label=(chart.title) tabindex="0" {
                table.dense {
                    caption {
                        (chart.title)
                        @if total > MOST_ROWS { " · " (t_with(lang, "kit-chart-newest", &counts)) }
                    }
                    thead { tr {
                        th scope="col" { (t(lang, "kit-time")) }
                        @for series in chart.series.iter().take(shown.len()) { th.number scope="col" { (series.name) } }
                        th scope="col" { (t(lang, "kit-state")) }
                    } }
                    tbody {
                        @for (at, points) in rows.iter().rev().take(MOST_ROWS) { (row(lang, chart, scale, *at, points)) }
                    }
                }
            }
            @if let Some(address) = chart.download {
                p { a href=(address) download { (t(lang, "kit-chart-download")) } }
            }
        }
    }
}

/// The values of each moment, a place for each line.
fn rows(shown: &[Vec<Point>]) -> BTreeMap<Moment, Vec<Option<&Point>>> {
    let mut rows: BTreeMap<Moment, Vec<Option<&Point>>> = BTreeMap::new();
    for (n, points) in shown.iter().enumerate() {
        for point in points {
            rows.entry(point.at).or_insert_with(|| vec![None; shown.len()])[n] = Some(point);
        }
    }
    rows
}

fn row(lang: Lang, chart: &Chart<'_>, scale: &Scale, at: Moment, points: &[Option<&Point>]) -> Markup {
    // One word of state for the row: the worst of its values.
    let worst =
        points.iter().flatten().max_by_key(|p| (p.over, p.state == State::Invalid, p.state == State::Provisional));
    html! {
        tr data-x=(format!("{:.2}", chart.along(at))) data-tone=[worst.filter(|p| p.over).map(|_| "bad")] {
            th scope="row" { (time(at)) }
            @for point in points {
                @match point {
                    Some(point) => {
                        td.number data-y=[scale.holds(point.value).then(|| format!("{:.1}", scale.y(point.value)))] { (marks::value(lang, point)) }
                    },
                    None => td.number {},
                }
            }
            td { @if let Some(point) = worst { (marks::state(lang, point)) } }
        }
    }
}
