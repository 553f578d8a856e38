//! The list as markup.

use maud::{Markup, html};
use monitoring::exceedance::State;
use monitoring::law::Current;
use monitoring::published::{self, Published};
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Pager, Table, Tone, Weight};
use web_kit::{Visitor, format};

use super::runs::{self, Run};
use super::{standing, station};
use crate::words;

/// The whole page.
pub fn list(visitor: &Visitor, law: &Current, found: &published::Page) -> Markup {
    let lang = visitor.lang();
    let all = standing(visitor).is_none() && station(visitor).is_none();
    let empty = t(lang, if all { "exceedances-none" } else { "exceedances-none-such" });
    let runs = runs::of(&found.rows);
    let table = Table::new(lang, t(lang, "exceedances-title"))
        .text(t(lang, "exceedance-window"), |run: &Run<'_>| windows(visitor, law, run))
        .text(t(lang, "exceedances-station"), |run| {
            let station = &run.newest().profile.station;
            html! { a href={ "/stations/" (station.code) } { (station.name) } }
        })
        .text(t(lang, "station-parameter"), |run| {
            let row = run.newest();
            html! { (words::parameter(lang, law, &row.series.symbol, row.exceedance.ends_at.day())) }
        })
        .number(t(lang, "exceedances-value"), |run| value(visitor, law, run.worst()))
        .number(t(lang, "exceedances-limit"), |run| words::limit(lang, &run.worst().evidence))
        .number(t(lang, "exceedance-ratio"), |run| words::ratio(lang, run.worst().exceedance.ratio))
        .text(t(lang, "exceedances-rule"), |run| html! { (run.newest().evidence.law.code) })
        .text(t(lang, "kit-state"), |run| words::state(lang, run.newest().exceedance.state))
        .tone(|run| (run.newest().exceedance.state == State::Open).then_some(Tone::Bad))
        .stacked()
        .empty(ui::empty(Icon::Ok, &empty, None))
        .rows(&runs);
    let body = html! { (filters(visitor)) (table) (pages(visitor, found)) (subscribe(visitor)) };
    Page::new(t(lang, "exceedances-title"), body)
        .lead(t(lang, "exceedances-lead"))
        .under(t(lang, "home-short"), "/")
        .width(Width::Wide)
        .portal(visitor)
}

/// From when until when, with its evidence; of several windows in a row that of the worst, and each by itself behind it.
fn windows(visitor: &Visitor, law: &Current, run: &Run<'_>) -> Markup {
    let lang = visitor.lang();
    let whole = format::window(run.oldest().exceedance.starts_at, run.newest().exceedance.ends_at);
    let count = run.rows().len();
    let worst = run.worst();
    html! {
        @if count == 1 { (evidence(worst, &whole)) }
        @else {
            (whole)
            div { (evidence(worst, &t_with(lang, "exceedances-worst", &[("window", window(worst).into())]))) }
            details.in-a-row {
                summary { (t_with(lang, "exceedances-in-a-row", &[("count", count.into())])) }
                ul {
                    @for row in run.rows() {
                        li {
                            (evidence(row, &window(row)))
                            ": " (value(visitor, law, row)) ", " (words::ratio(lang, row.exceedance.ratio))
                        }
                    }
                }
            }
        }
    }
}

/// The way to the evidence of one window.
fn evidence(row: &Published, text: &str) -> Markup {
    html! { a href={ "/exceedances/" (row.exceedance.public_id) } { (text) } }
}

fn window(row: &Published) -> String {
    format::window(row.exceedance.starts_at, row.exceedance.ends_at)
}

/// `65,7 mg/L`.
fn value(visitor: &Visitor, law: &Current, row: &Published) -> String {
    let e = &row.evidence;
    let decimals = law.decimals(&e.symbol, &row.profile.station.medium, row.exceedance.ends_at.day());
    format!("{} {}", format::number(visitor.lang(), e.value, decimals), law.unit_symbol(&e.unit))
}

fn filters(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let any = Choice { value: "", label: t(lang, "exceedances-any-state") };
    let each = State::ALL.map(|s| Choice { value: s.code(), label: t_of(lang, "exceedance-state", s.code()) });
    let states: Vec<Choice<'_>> = std::iter::once(any).chain(each).collect();
    let state = standing(visitor).map_or("", State::code);
    html! {
        form.filters method="get" action="/exceedances" role="search" {
            (ui::select(lang, &Field::new("state", &t(lang, "kit-state")).optional().value(state), &states))
            (ui::field(lang, Kind::Search, &Field::new("station", &t(lang, "station-code")).optional().value(station(visitor).unwrap_or_default())))
            (ui::submit(Weight::Secondary, &t(lang, "exceedances-filter")))
            @if !visitor.query().is_empty() { a href="/exceedances" { (t(lang, "exceedances-all")) } }
        }
    }
}

fn pages(visitor: &Visitor, found: &published::Page) -> Markup {
    let lang = visitor.lang();
    let next = found.next.as_deref().map(|mark| visitor.address_with("after", mark));
    let first = visitor
        .asked("after")
        .map(|_| visitor.address_with_but("state", standing(visitor).map_or("", State::code), "after"));
    let shown = t_with(lang, "exceedances-shown", &[("count", found.rows.len().into())]);
    ui::pager(lang, &Pager { first: first.as_deref(), next: next.as_deref(), shown: &shown })
}

/// The way to hear of new ones.
fn subscribe(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let address = match station(visitor) {
        Some(code) => format!("/exceedances.atom?station={}", web_kit::query_value(&code)),
        None => "/exceedances.atom".to_owned(),
    };
    html! {
        section aria-labelledby="subscribe" {
            h2 #subscribe { (t(lang, "exceedances-subscribe")) }
            p { (t(lang, "exceedances-subscribe-text")) " " a href=(address) type="application/atom+xml" { (t(lang, "exceedances-feed")) } }
            p { (t(lang, "warnings-subscribe-text")) " " a href="/warnings.atom" type="application/atom+xml" { (t(lang, "warnings-feed")) } }
        }
    }
}
