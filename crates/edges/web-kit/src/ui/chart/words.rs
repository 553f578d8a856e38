//! What the chart shows, in one sentence, for those who do not see it.

use kernel::{Arg, Lang};

use crate::format;
use crate::i18n::{t, t_with};
use crate::ui::chart::line::joins;
use crate::ui::chart::{Chart, Point};

/// From when to when; then of each line how many values, the lowest, the highest, the last.
pub(super) fn sentence(lang: Lang, chart: &Chart<'_>, shown: &[Vec<Point>]) -> String {
    let span = [("from", Arg::from(format::moment(chart.from))), ("to", Arg::from(format::moment(chart.to)))];
    let mut sentences = vec![t_with(lang, "kit-chart-span", &span)];
    for (series, points) in chart.series.iter().zip(shown) {
        sentences.push(of_line(lang, chart, series.name, points));
    }
    let over = shown.iter().flatten().filter(|p| p.over).count();
    if over > 0 {
        sentences.push(t_with(lang, "kit-chart-times-over", &[("n", Arg::from(over))]));
    }
    sentences.join(" ")
}

fn of_line(lang: Lang, chart: &Chart<'_>, name: &str, points: &[Point]) -> String {
    let measured = || points.iter().filter(|p| joins(p));
    let lowest = measured().min_by(|a, b| a.value.total_cmp(&b.value));
    let highest = measured().max_by(|a, b| a.value.total_cmp(&b.value));
    let (Some(low), Some(high), Some(last)) = (lowest, highest, measured().next_back()) else {
        return format!("{name}: {}", t(lang, "kit-chart-empty"));
    };
    let unit = format::unit(chart.unit);
    let value = |p: &Point| {
        let text = format::measured(lang, p.value, p.text.as_deref());
        Arg::from(if unit.is_empty() { text } else { format!("{text} {unit}") })
    };
    let args = [
        ("name", Arg::from(name)),
        ("n", Arg::from(measured().count())),
        ("low", value(low)),
        ("low_at", Arg::from(format::moment(low.at))),
        ("high", value(high)),
        ("high_at", Arg::from(format::moment(high.at))),
        ("last", value(last)),
        ("last_at", Arg::from(format::moment(last.at))),
    ];
    t_with(lang, "kit-chart-line", &args)
}
