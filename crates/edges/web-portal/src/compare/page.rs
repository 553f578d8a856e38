//! The comparison as markup: the form, the chart with its table.

use definitions::kinds::Bound;
use definitions::rules::judge::judge;
use kernel::Lang;
use maud::{Markup, html};
use monitoring::datastream::Averaging;
use monitoring::law::Current;
use monitoring::station_view::MeanView;
use web_kit::Visitor;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::chart::{Chart, Limit, Point, Series, State, chart as drawn};
use web_kit::ui::{self, Choice, Field, Icon, Tone, Weight};

use super::{Asked, Line, NAMES, SPANS, Shown};
use crate::station::Span;
use crate::station::chart::limit_line;
use crate::words;

/// The whole page.
pub fn compare(visitor: &Visitor, law: &Current, asked: &Asked, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let enough = shown.lines.len() >= 2 && asked.symbol.is_some();
    let body = html! {
        (form(visitor, law, asked, shown))
        @if enough { (result(visitor, law, asked, shown)) } @else { (ui::empty(Icon::Chart, &t(lang, "compare-empty"), None)) }
    };
    Page::new(t(lang, "compare-title"), body)
        .lead(t(lang, "compare-lead"))
        .under(t(lang, "home-short"), "/")
        .width(Width::Wide)
        .portal(visitor)
}

fn form(visitor: &Visitor, law: &Current, asked: &Asked, shown: &Shown) -> Markup {
    let (lang, day) = (visitor.lang(), visitor.now().day());
    let stations: Vec<Choice<'_>> =
        shown.stations.iter().map(|s| Choice { value: &s.code, label: s.name.clone() }).collect();
    let symbols: Vec<Choice<'_>> =
        shown.symbols.iter().map(|s| Choice { value: s, label: words::parameter(lang, law, s, day) }).collect();
    let spans: Vec<Choice<'_>> =
        SPANS.iter().map(|s| Choice { value: s.code(), label: t_of(lang, "station-span", s.code()) }).collect();
    html! {
        form.filters method="get" action="/compare" {
            @for (n, name) in NAMES.iter().enumerate() {
                @let label = t_with(lang, "compare-station", &[("number", (n + 1).into())]);
                @let field = Field::new(name, &label).value(asked.codes[n].as_str());
                (ui::select(lang, &if n < 2 { field } else { field.optional() }, &stations))
            }
            (ui::select(lang, &Field::new("parameter", &t(lang, "station-parameter")).value(asked.symbol.clone().unwrap_or_default()), &symbols))
            (ui::select(lang, &Field::new("span", &t(lang, "station-spans")).value(asked.span.code()), &spans))
            (ui::submit(Weight::Primary, &t(lang, "compare-go")))
        }
    }
}

fn result(visitor: &Visitor, law: &Current, asked: &Asked, shown: &Shown) -> Markup {
    let (lang, day) = (visitor.lang(), visitor.now().day());
    let symbol = asked.symbol.as_deref().unwrap_or_default();
    let (with, without): (Vec<&Line>, Vec<&Line>) = shown.lines.iter().partition(|l| l.slot.is_some());
    let missing: Vec<&str> = without.iter().map(|l| l.view.glance.profile.station.name.as_str()).collect();
    html! {
        @if !missing.is_empty() {
            (ui::notice(Tone::Info, html! { p { (t_with(lang, "compare-missing", &[("parameter", symbol.into()), ("stations", missing.join(", ").into())])) } }))
        }
        @if let Some(unit) = with.first().and_then(|l| l.slot.as_ref()).map(|s| s.unit.as_str()) {
            (figure(lang, law, asked, shown, &with, unit, &words::parameter(lang, law, symbol, day)))
        }
        ul {
            @for line in &shown.lines {
                @let station = &line.view.glance.profile.station;
                li { a href={ "/stations/" (station.code) } { (station.name) } }
            }
        }
    }
}

fn figure(
    lang: Lang,
    law: &Current,
    asked: &Asked,
    shown: &Shown,
    lines: &[&Line],
    unit: &str,
    parameter: &str,
) -> Markup {
    let averaging = asked.span.averaging();
    let points: Vec<Vec<Point>> = lines.iter().map(|line| points(line, averaging)).collect();
    let gap = if asked.span == Span::Month { 2 * 86_400 } else { 2 * 3600 };
    let series: Vec<Series<'_>> = lines
        .iter()
        .zip(&points)
        .map(|(line, points)| Series { name: &line.view.glance.profile.station.name, gap_seconds: gap, points })
        .collect();
    let mut limits: Vec<(String, f64)> =
        lines.iter().flat_map(|line| drawn_limits(lang, law, line, averaging)).collect();
    limits.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    limits.dedup();
    let limits: Vec<Limit<'_>> =
        limits.iter().map(|(label, value)| Limit { label, value: *value, from: None, to: None }).collect();
    drawn(
        lang,
        &Chart {
            id: "compare-chart",
            title: &format!("{parameter}, {}", words::averaging(lang, averaging.code())),
            unit: law.unit_symbol(unit),
            from: shown.from,
            to: shown.until,
            series: &series,
            limits: &limits,
            download: None,
        },
    )
}

fn points(line: &Line, averaging: Averaging) -> Vec<Point> {
    // What is compared at a reference oxygen is judged with its oxygen, not here.
    let limits: Vec<_> = line.means(averaging).filter_map(MeanView::plain_limit).collect();
    let over = |value: f64| limits.iter().any(|limit| judge(limit.bound, value).exceeded);
    let point = |p: &monitoring::station_view::Point| Point {
        at: p.time,
        value: p.value.unwrap_or(f64::NAN),
        text: None,
        state: State::Provisional,
        over: p.value.is_some_and(over),
    };
    line.points.iter().map(point).collect()
}

/// The limit lines of a station, as its own page names them.
fn drawn_limits(lang: Lang, law: &Current, line: &Line, averaging: Averaging) -> Vec<(String, f64)> {
    let mut lines = Vec::new();
    for limit in line.means(averaging).filter(|m| !m.by_hour).filter_map(|m| m.limit.as_ref()) {
        let label = limit_line(lang, law, limit, &words::averaging(lang, averaging.code()));
        match limit.bound {
            Bound::Max(v) | Bound::Min(v) => lines.push((label, v)),
            Bound::Range { low, high } => lines.extend([(label.clone(), high), (label, low)]),
            Bound::NotDetectable => {}
        }
    }
    lines
}
