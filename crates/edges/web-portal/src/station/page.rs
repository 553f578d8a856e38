//! The station's page as markup.

use kernel::{Day, Lang};
use maud::{Markup, html};
use monitoring::exceedance::Exceedance;
use monitoring::law::Current;
use monitoring::network::Slot;
use monitoring::rules::window::Period;
use monitoring::station_view::{MeanView, ParameterView, StationView};
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Checked, Icon, Live, Stamp, Table, Tone};

use super::{Asked, Shown, Span, chart, index_page};
use crate::{programmes, words};

/// The whole page.
pub fn station(visitor: &Visitor, law: &Current, shown: &Shown, asked: &Asked) -> Markup {
    let lang = visitor.lang();
    let station = &shown.view.glance.profile.station;
    let (tone, word) = words::condition(lang, shown.view.glance.condition);
    let topic = format!("station:{}", station.code);
    let source = format!("/stations/{}/fragments/now", station.code);
    let body = html! {
        p { (ui::badge(tone, &word)) }
        (ui::live(&Live { topics: &[&topic], src: &source, name: &t(lang, "station-now") }, now(visitor, law, shown)))
        @if let Some(slot) = &shown.slot { (series(visitor, law, shown, asked, slot)) }
        (exceedances(visitor, &shown.view))
        (facts(visitor, law, shown))
        (embed(visitor, shown))
    };
    Page::new(&station.name, body)
        .lead(lead(lang, law, shown, visitor.now().day()))
        .under(t(lang, "home-short"), "/")
        .actions(html! { a.button.button-secondary href={ "/stations/" (station.code) "/days" } { (ui::icon(Icon::Calendar)) (t(lang, "station-days")) } a.button.button-secondary href="#facts" { (t(lang, "station-facts")) } })
        .width(Width::Wide)
        .portal(visitor)
}

fn lead(lang: Lang, law: &Current, shown: &Shown, day: Day) -> String {
    let medium = words::medium(lang, law, &shown.view.glance.profile.station.medium, day);
    let place = shown.facility.clone().or_else(|| shown.commune.as_ref().map(|c| c.get(lang).to_owned()));
    match place {
        Some(place) => format!("{medium} · {place}"),
        None => medium,
    }
}

/// The parameter shown first: one that is over its limit, else the first that has a limit.
pub fn first(view: &StationView) -> Option<&Slot> {
    let exceeding = view.parameters.iter().find(|p| view.glance.exceeding.contains(&p.slot.symbol));
    let limited = view.parameters.iter().find(|p| p.means.iter().any(|m| m.limit.is_some()));
    exceeding.or(limited).or(view.parameters.first()).map(|p| &p.slot)
}

/// Readings and averages now: what renews itself.
pub fn now(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let today = visitor.now().day();
    let view = &shown.view;
    let Some(latest) = &view.glance.latest else {
        return ui::empty(Icon::Station, &t(lang, "station-no-readings"), None);
    };
    let stamp = Stamp {
        at: Some(latest.time),
        source: Some(&t(lang, "station-source")),
        // Nobody looks at a reading before it is shown; that comes with validation.
        checked: Checked::Provisional,
    };
    let mut table = Table::new(lang, t(lang, "station-now"))
        .text(t(lang, "station-parameter"), |p: &ParameterView| {
            html! { a href=(series_address(view, &p.slot.symbol, Span::Day)) { (words::parameter(lang, law, &p.slot.symbol, visitor.now().day())) } }
        })
        .text(t(lang, "station-reading"), |p| reading(lang, law, p))
        ;
    for period in Period::ALL.into_iter().filter(|period| is_shown(view, *period)) {
        table = table.text(t_of(lang, "station-mean", period.code()), move |p| mean(lang, law, view, p, period, today));
    }
    let table = table
        .text(t(lang, "station-limit"), |p| limit(lang, law, p))
        .tone(|p| view.glance.exceeding.contains(&p.slot.symbol).then_some(Tone::Bad))
        .stacked()
        .rows(&view.parameters);
    html! {
        @if let Some(index) = &shown.index { (index_page::section(visitor, law, index)) }
        section {
            h2 #now { (t(lang, "station-now")) }
            (ui::stamp(lang, visitor.now(), &stamp))
            (unstated(lang, law, view, today))
            (table)
        }
    }
}

/// Says that the logger says nothing of its instruments: of none of those that the station measures with, or of which.
fn unstated(lang: Lang, law: &Current, view: &StationView, today: Day) -> Markup {
    let reported = view.parameters.iter().filter(|p| p.slot.measured_on(today) && p.newest.is_some());
    let (silent, stated): (Vec<_>, Vec<_>) = reported.partition(|p| is_unstated(p));
    let said = match (silent.as_slice(), stated.as_slice()) {
        ([], _) => return html! {},
        (_, []) => t(lang, "station-status-unstated"),
        (some, _) => {
            let names: Vec<String> = some.iter().map(|p| words::parameter(lang, law, &p.slot.symbol, today)).collect();
            t_with(lang, "station-status-unstated-some", &[("parameters", names.join(", ").into())])
        }
    };
    ui::notice(Tone::Info, html! { p { (said) } })
}

/// Whether the logger said nothing of the instrument, which keeps its readings from every average.
fn is_unstated(p: &ParameterView) -> bool {
    p.newest.as_ref().is_some_and(|newest| newest.status.is_empty())
}

fn reading(lang: Lang, law: &Current, p: &ParameterView) -> Markup {
    let Some(newest) = &p.newest else { return html! { (format::NONE) } };
    let remark = words::remark(lang, &newest.status, newest.flags);
    html! {
        @match words::reading(lang, newest) {
            Some(value) => { strong { (value) } " " span.unit { (law.unit_symbol(&p.slot.unit)) } }
            None => { (format::NONE) }
        }
        @if let Some(remark) = remark { " " small { (remark) } }
    }
}

/// Whether the table has a column for a period: hours and days always, others where something has one.
fn is_shown(view: &StationView, period: Period) -> bool {
    let has = |m: &MeanView| m.period == period && m.average.is_some();
    Period::COMMON.contains(&period) || view.parameters.iter().flat_map(|p| &p.means).any(has)
}

fn mean(lang: Lang, law: &Current, view: &StationView, p: &ParameterView, period: Period, today: Day) -> Markup {
    let shown = p.means.iter().find(|m| m.period == period);
    let Some((shown, average)) = shown.and_then(|m| Some((m, m.average.as_ref()?))) else {
        return html! { (format::NONE) };
    };
    let over = shown.judgement.as_ref().is_some_and(|j| j.exceeded);
    let decimals = law.decimals(&p.slot.symbol, &view.glance.profile.station.medium, today);
    html! {
        @if let Some(value) = average.value { (format::number(lang, value, decimals)) }
        @if let Some(value) = shown.corrected {
            " " small { (t_with(lang, "station-at-oxygen", &[("value", format::number(lang, value, decimals).into())])) }
        }
        @if over { " " (ui::badge(Tone::Bad, &t(lang, "station-over"))) }
        @if shown.not_comparable { " " small { (t(lang, "station-not-comparable")) } }
    }
}

fn limit(lang: Lang, law: &Current, p: &ParameterView) -> Markup {
    let limits: Vec<&MeanView> = p.means.iter().filter(|m| m.limit.is_some()).collect();
    if limits.is_empty() {
        return html! { span { (t(lang, "station-no-limit")) } };
    }
    html! {
        @for view in limits {
            @if let Some(limit) = &view.limit {
                div {
                    (words::bound(lang, limit.bound)) " " span.unit { (law.unit_symbol(&limit.unit)) }
                    " " small { (words::period(lang, view.period)) }
                    @if let Some(oxygen) = limit.oxygen_reference {
                        " " small { (t_with(lang, "station-limit-oxygen", &[("oxygen", format::shortest(lang, oxygen).into())])) }
                    }
                    @if limit.provisional { " " (ui::provisional(lang)) }
                }
            }
        }
    }
}

/// The series as a file.
pub fn csv_address(view: &StationView, symbol: &str, span: Span) -> String {
    let code = &view.glance.profile.station.code;
    format!("/stations/{code}/series.csv?parameter={}&span={}", web_kit::query_value(symbol), span.code())
}

fn series_address(view: &StationView, symbol: &str, span: Span) -> String {
    let code = &view.glance.profile.station.code;
    format!("/stations/{code}?parameter={}&span={}#series", web_kit::query_value(symbol), span.code())
}

/// The series of one parameter: choice, chart with its table, file.
fn series(visitor: &Visitor, law: &Current, shown: &Shown, asked: &Asked, slot: &Slot) -> Markup {
    let lang = visitor.lang();
    let view = &shown.view;
    let csv = csv_address(view, &slot.symbol, asked.span);
    html! {
        section aria-labelledby="series" {
            h2 #series { (words::parameter(lang, law, &slot.symbol, visitor.now().day())) }
            nav.tabs aria-label=(t(lang, "station-parameters")) {
                @for p in &view.parameters {
                    a href=(series_address(view, &p.slot.symbol, asked.span)) aria-current=[(p.slot.slot == slot.slot).then_some("true")] {
                        (p.slot.symbol)
                    }
                }
            }
            nav.tabs aria-label=(t(lang, "station-spans")) {
                @for span in Span::ALL {
                    a href=(series_address(view, &slot.symbol, span)) aria-current=[(span == asked.span).then_some("true")] {
                        (t_of(lang, "station-span", span.code()))
                    }
                }
            }
            (chart::chart(visitor, law, shown, asked, slot))
            p.row {
                a.button.button-secondary href=(csv) download { (ui::icon(Icon::Download)) (t(lang, "station-csv")) }
                a.button.button-secondary href=(csv.replacen("series.csv", "series.xlsx", 1)) download { (ui::icon(Icon::Download)) (t(lang, "station-xlsx")) }
            }
        }
    }
}

/// How the station comes into somebody else's page.
fn embed(visitor: &Visitor, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let station = &shown.view.glance.profile.station;
    let client = visitor.client();
    let root = format!("{}://{}", if client.secure { "https" } else { "http" }, client.host);
    let address = format!("{root}/widget/{}?language={}", station.code, lang.code());
    let title = station.name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let snippet = format!("<iframe src=\"{address}\" title=\"{title}\" width=\"320\" height=\"300\"></iframe>");
    html! {
        details {
            summary { (t(lang, "station-embed")) }
            p { (t(lang, "station-embed-lead")) }
            p { code #snippet { (snippet) } " " (ui::copy(lang, "#snippet")) }
            p { a href=(address) { (t(lang, "station-embed-see")) } }
        }
    }
}

fn exceedances(visitor: &Visitor, view: &StationView) -> Markup {
    let lang = visitor.lang();
    let found: Vec<&Exceedance> = view.exceedances.iter().collect();
    let symbol = |e: &Exceedance| {
        let slot = view.glance.profile.slots.iter().find(|s| s.streams.iter().any(|(_, id)| *id == e.datastream_id));
        slot.map_or(String::new(), |s| s.symbol.clone())
    };
    html! {
        section {
            h2 #exceedances { (t(lang, "station-exceedances")) }
            @if found.is_empty() {
                p { (t(lang, "station-no-exceedances")) }
            } @else {
                (Table::new(lang, t(lang, "station-exceedances"))
                    .text(t(lang, "exceedance-window"), |e: &&Exceedance| html! {
                        a href={ "/exceedances/" (e.public_id) } { (format::moment(e.starts_at)) " – " (format::moment(e.ends_at)) }
                    })
                    .text(t(lang, "station-parameter"), |e| html! { (symbol(e)) })
                    .number(t(lang, "exceedance-ratio"), |e| words::ratio(lang, e.ratio))
                    .text(t(lang, "exceedance-state"), |e| words::state(lang, e.state))
                    .rows(&found))
            }
        }
    }
}

fn facts(visitor: &Visitor, law: &Current, shown: &Shown) -> Markup {
    let lang = visitor.lang();
    let station = &shown.view.glance.profile.station;
    let mut pairs = vec![
        (t(lang, "station-code"), html! { (station.code) }),
        (t(lang, "station-medium"), html! { (words::medium(lang, law, &station.medium, visitor.now().day())) }),
    ];
    if let Some(facility) = &shown.facility {
        pairs.push((t(lang, "station-facility"), html! { (facility) }));
    }
    if let Some(commune) = &shown.commune {
        pairs.push((t(lang, "station-commune"), html! { (commune.get(lang)) }));
    }
    if let (Some(latitude), Some(longitude)) = (station.latitude, station.longitude) {
        pairs.push((
            t(lang, "station-position"),
            html! {
                (format::number(lang, latitude, 5)) "; " (format::number(lang, longitude, 5)) " (WGS 84)"
            },
        ));
    }
    pairs.push((
        t(lang, "station-interval"),
        html! {
            (t_with(lang, "station-every", &[("minutes", station.interval_minutes.into())]))
        },
    ));
    if !shown.programmes.is_empty() {
        pairs.push((
            t(lang, "station-programmes"),
            html! {
                @for (n, programme) in shown.programmes.iter().enumerate() {
                    @if n > 0 { "; " }
                    a href=(programmes::address(&programme.code)) { (programme.setup.name.get(lang)) }
                }
            },
        ));
    }
    if let Some(binding) = shown.view.setup.as_ref().and_then(|s| s.binding.as_ref()) {
        let code = web_kit::path_value(&binding.limit_set);
        pairs.push((t(lang, "station-binding"), html! {
            a href={ "/definitions/limit-set/" (code) } { (binding.limit_set) }
            @if !binding.column.is_empty() { ", " (t_with(lang, "station-column", &[("column", binding.column.as_str().into())])) }
            @for (name, value) in &binding.coefficients { ", " (name) " = " (format::shortest(lang, *value)) }
            @for line in words::source(lang, law, &binding.limit_set, &binding.source, visitor.now().day()) { ", " (line) }
        }));
    }
    html! { section aria-labelledby="facts" { h2 #facts { (t(lang, "station-facts")) } (ui::kv(&pairs)) } }
}
