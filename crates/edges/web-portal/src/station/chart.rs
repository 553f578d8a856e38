//! The series of a parameter as a chart with its limits drawn, and its table.

use definitions::kinds::Bound;
use definitions::rules::judge::judge;
use definitions::rules::limit::Limit as BoundLimit;
use kernel::Lang;
use maud::Markup;
use monitoring::datastream::Averaging;
use monitoring::law::Current;
use monitoring::network::Slot;
use monitoring::station_view::{self, MeanView, ParameterView};
use series::{StatusCode, flags};
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::t_with;
use web_kit::ui::chart::{Chart, Limit, Point, Series, State, chart as drawn};

use super::{Asked, Shown, csv_address};
use crate::words;

/// The figure.
pub fn chart(visitor: &Visitor, law: &Current, shown: &Shown, asked: &Asked, slot: &Slot) -> Markup {
    let lang = visitor.lang();
    let station = &shown.view.glance.profile.station;
    let limits = limits(lang, law, shown, asked, slot);
    let passed = passed(shown, asked, slot);
    let points: Vec<Point> = shown
        .points
        .iter()
        .map(|p| {
            // What is no measurement is still shown where it left a number.
            let raw = p.text.as_deref().and_then(series::parse_value);
            let value = p.value.or(raw).unwrap_or(f64::NAN);
            Point {
                at: p.time,
                value,
                text: p.text.clone(),
                state: if p.value.is_some() || is_unstated(p) { State::Provisional } else { State::Invalid },
                over: passed.iter().any(|limit| judge(limit.bound, value).exceeded),
            }
        })
        .collect();
    let step = match asked.span.averaging() {
        Averaging::Raw => station.interval_minutes * 60,
        Averaging::Mean(period) => period.seconds(),
    };
    let summary = law.summary(&slot.symbol, visitor.now().day());
    let name = words::averaging_of(lang, asked.span.averaging(), summary);
    let limits: Vec<Limit<'_>> =
        limits.iter().map(|(label, value)| Limit { label, value: *value, from: None, to: None }).collect();
    drawn(
        lang,
        &Chart {
            id: "series-chart",
            title: &format!("{}, {name}", words::parameter(lang, law, &slot.symbol, visitor.now().day())),
            unit: law.unit_symbol(&slot.unit),
            from: shown.from,
            to: shown.until,
            series: &[Series { name: &name, gap_seconds: step * 2, points: &points }],
            limits: &limits,
            download: Some(&csv_address(&shown.view, &slot.symbol, asked.span)),
        },
    )
}

/// Whether the point is a number of which nobody says that the instrument was not measuring, or that it was.
fn is_unstated(point: &station_view::Point) -> bool {
    let is_number = point.text.as_deref().and_then(series::parse_value).is_some();
    is_number && point.status == Some(StatusCode::ABSENT) && !flags::invalidated(point.flags)
}

/// The limits drawn: that of the average shown; over readings, that of the statistic which the law compares.
fn limits(lang: Lang, law: &Current, shown: &Shown, asked: &Asked, slot: &Slot) -> Vec<(String, f64)> {
    let Some(parameter) = shown.view.parameters.iter().find(|p| p.slot.slot == slot.slot) else { return Vec::new() };
    let wanted = wanted(parameter, asked.span.averaging());
    let mut lines = Vec::new();
    for mean in wanted {
        let Some(limit) = &mean.limit else { continue };
        let label = limit_line(lang, law, limit, &words::period(lang, mean.period));
        match limit.bound {
            Bound::Max(v) | Bound::Min(v) => lines.push((label, v)),
            Bound::Range { low, high } => {
                lines.push((label.clone(), high));
                lines.push((label, low));
            }
            Bound::NotDetectable => {}
        }
    }
    lines
}

/// What stands at the line of a limit. One that is for values at reference oxygen says so: the values beside it are as
/// they were measured.
pub fn limit_line(lang: Lang, law: &Current, limit: &BoundLimit, averaging: &str) -> String {
    let line = t_with(
        lang,
        "station-limit-line",
        &[
            ("set", limit.set.code.as_str().into()),
            ("averaging", averaging.into()),
            ("bound", words::bound(lang, limit.bound).into()),
            ("unit", law.unit_symbol(&limit.unit).into()),
        ],
    );
    match limit.oxygen_reference {
        Some(oxygen) => {
            let at = t_with(lang, "station-limit-oxygen", &[("oxygen", format::shortest(lang, oxygen).into())]);
            format!("{line} {at}")
        }
        None => line,
    }
}

/// The limits above which points are marked. A reading is not what the law compares, nor is a value before it is
/// corrected.
fn passed<'a>(shown: &'a Shown, asked: &Asked, slot: &Slot) -> Vec<&'a BoundLimit> {
    let averaging = asked.span.averaging();
    let means = shown.view.parameters.iter().filter(|p| p.slot.slot == slot.slot).flat_map(|p| &p.means);
    means.filter(|m| averaging == Averaging::Mean(m.period)).filter_map(MeanView::plain_limit).collect()
}

fn wanted(parameter: &ParameterView, averaging: Averaging) -> Vec<&MeanView> {
    let limited = || parameter.means.iter().filter(|m| m.limit.is_some() && !m.by_hour);
    match averaging {
        Averaging::Raw => limited().take(1).collect(),
        Averaging::Mean(period) => limited().filter(|m| m.period == period).collect(),
    }
}
