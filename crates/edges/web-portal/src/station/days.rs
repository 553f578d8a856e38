//! The calendar of a station (*lịch theo ngày*): a month at a time, each day with its index and word, or whether a
//! limit was passed. A table, so that it is read aloud day by day with its weekday.

use axum::extract::{Path, State};
use kernel::{Day, Lang, Outcome};
use maud::{Markup, html};
use monitoring::days::{self, DayView, Known};
use monitoring::index::Rule;
use monitoring::station::Station;
use monitoring::station_view;
use web_kit::i18n::{t, t_of, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Tone, hex};
use web_kit::{Fault, Visitor};

use crate::Portal;

/// Days of the week, Monday first.
const WEEK: [&str; 7] = ["1", "2", "3", "4", "5", "6", "7"];

/// A month by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Month(Day);

impl Month {
    fn of(day: Day) -> Month {
        Month(Day::new(day.0.year(), day.0.month(), 1).unwrap_or(day))
    }

    /// `2026-11`, as addresses have it.
    fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let year = year.parse().ok().filter(|y| (1970..=2200).contains(y))?;
        Day::new(year, month.parse().ok()?, 1).map(Month)
    }

    fn days(self) -> impl Iterator<Item = Day> {
        (0..31).map(move |n| self.0.plus(n)).filter(move |day| day.0.month() == self.0.0.month())
    }

    fn before(self) -> Month {
        Month::of(self.0.plus(-1))
    }

    fn after(self) -> Month {
        Month::of(self.0.plus(31))
    }

    fn code(self) -> String {
        format!("{:04}-{:02}", self.0.0.year(), self.0.0.month())
    }

    /// `11/2026`; for people.
    fn name(self) -> String {
        format!("{:02}/{:04}", self.0.0.month(), self.0.0.year())
    }
}

/// The page.
pub async fn show(State(portal): State<Portal>, visitor: Visitor, Path(code): Path<String>) -> Result<Markup, Fault> {
    let today = visitor.now().day();
    let month = visitor.asked("month").as_deref().and_then(Month::parse).unwrap_or(Month::of(today));
    let (network, law) = (portal.network.clone(), portal.law.current());
    // Today is not over, so nothing is said of it yet.
    let over: Vec<Day> = month.days().filter(|day| *day < today).collect();
    let found = portal.db.read(move |tx| -> Outcome<Option<(Station, Vec<DayView>)>> {
        let station = station_view::station_of_code(tx, &code)?.filter(|s| s.public);
        let Some(station) = station else { return Ok(None) };
        let Some(profile) = network.profile(tx, station.id)? else { return Ok(None) };
        Ok(Some((station, days::of_station(tx, &law, &profile, &over)?)))
    });
    let (station, views) = found.await?.ok_or_else(Fault::not_found)?;
    let rule = portal.law.current().index(&station.medium, today).map(|(rule, _)| rule);
    Ok(page(&visitor, &station, month, &views, rule.as_ref()))
}

fn page(visitor: &Visitor, station: &Station, month: Month, views: &[DayView], rule: Option<&Rule>) -> Markup {
    let lang = visitor.lang();
    let address = format!("/stations/{}", station.code);
    let to = |month: Month| format!("{address}/days?month={}", month.code());
    let this = Month::of(visitor.now().day());
    let lead = match rule {
        Some(rule) => t_with(lang, "days-lead-index", &[("index", rule.code().into())]),
        None => t(lang, "days-lead-limit"),
    };
    let body = html! {
        nav.row aria-label=(t(lang, "station-days")) {
            a.button.button-secondary href=(to(month.before())) rel="nofollow" { (ui::icon(Icon::Previous)) (t(lang, "days-previous")) }
            @if month != this { a.button.button-secondary href=(to(month.after())) rel="nofollow" { (t(lang, "days-next")) (ui::icon(Icon::Next)) } }
        }
        (calendar(lang, month, views))
        @if let Some(rule) = rule {
            section aria-labelledby="key" { h2 #key { (t(lang, "days-key")) } (key(lang, rule)) }
        }
    };
    Page::new(t_with(lang, "days-title", &[("station", station.name.as_str().into())]), body)
        .lead(lead)
        .under(t(lang, "home-short"), "/")
        .under(&station.name, address)
        .width(Width::Normal)
        .portal(visitor)
}

fn key(lang: Lang, rule: &Rule) -> Markup {
    let bands: Vec<(String, [u8; 3], String, bool)> = rule
        .bands()
        .iter()
        .map(|b| (format!("{} – {}", b.from, b.up_to), b.rgb, b.title.get(lang).to_owned(), false))
        .collect();
    ui::index_scale(rule.code(), &bands)
}

/// Weeks as rows, weekdays as columns.
fn calendar(lang: Lang, month: Month, views: &[DayView]) -> Markup {
    let blank = month.0.0.weekday().to_monday_zero_offset();
    let mut cells: Vec<Option<Day>> = (0..blank).map(|_| None).collect();
    cells.extend(month.days().map(Some));
    html! {
        div.days {
            table {
                caption { (t_with(lang, "days-month", &[("month", month.name().into())])) }
                thead { tr {
                    @for day in WEEK {
                        th scope="col" {
                            span.visually-hidden { (t_of(lang, "days-week", day)) }
                            span aria-hidden="true" { (t_of(lang, "days-short", day)) }
                        }
                    }
                } }
                tbody {
                    @for week in cells.chunks(7) {
                        tr {
                            @for cell in week { (day_cell(lang, *cell, views)) }
                            @for _ in week.len()..7 { td {} }
                        }
                    }
                }
            }
            @for words in missing(lang, views) { p.stamp aria-hidden="true" { "– " (words) } }
        }
    }
}

/// What a dash stands for on this page.
fn missing(lang: Lang, views: &[DayView]) -> Vec<String> {
    let any = |wanted: fn(&Known) -> bool| views.iter().any(|v| wanted(&v.known));
    let mut all = Vec::new();
    if any(|k| matches!(k, Known::TooLittle)) {
        all.push(t(lang, "days-too-little"));
    }
    if any(|k| matches!(k, Known::Nothing)) {
        all.push(t(lang, "days-nothing"));
    }
    all
}

fn day_cell(lang: Lang, day: Option<Day>, views: &[DayView]) -> Markup {
    let Some(day) = day else { return html! { td {} } };
    let known = views.iter().find(|v| v.day == day).map(|v| &v.known);
    let tone = match known {
        Some(Known::Over(_)) => Some(Tone::Bad),
        Some(Known::Kept) => Some(Tone::Ok),
        _ => None,
    };
    html! {
        td data-tone=[tone.map(Tone::word)] {
            time datetime=(day) { (day.0.day()) }
            @if let Some(known) = known { (what(lang, known)) }
        }
    }
}

fn what(lang: Lang, known: &Known) -> Markup {
    match known {
        Known::Index(rule, verdict) => html! {
            svg.day-band viewBox="0 0 10 2" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                rect width="10" height="2" fill=(hex(verdict.band.rgb)) {}
            }
            p { strong { span.visually-hidden { (rule.code()) " " } (verdict.value) } " " (verdict.band.title.get(lang)) }
        },
        Known::TooLittle => nothing(&t(lang, "days-too-little")),
        Known::Over(symbols) => html! {
            p { (ui::icon(Icon::Bad)) " " (t_with(lang, "days-exceeded", &[("parameters", symbols.join(", ").into())])) }
        },
        Known::Kept => html! { p { (ui::icon(Icon::Ok)) " " (t(lang, "days-kept")) } },
        Known::Measured => html! { p.stamp { (t(lang, "days-measured")) } },
        Known::Nothing => nothing(&t(lang, "days-nothing")),
    }
}

/// A dash for the eye, because a day is narrow on a telephone; the words for whoever listens.
fn nothing(words: &str) -> Markup {
    html! { p.stamp { span aria-hidden="true" { "–" } span.visually-hidden { (words) } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_one_another() {
        let month = Month::parse("2026-01").unwrap();
        assert_eq!((month.before().code().as_str(), month.after().code().as_str()), ("2025-12", "2026-02"));
        assert_eq!(Month::parse("2024-02").unwrap().days().count(), 29);
        for odd in ["", "2026", "2026-13", "2026-00", "99999-01", "-1-1", "2026-1x"] {
            assert_eq!(Month::parse(odd), None, "{odd:?}");
        }
    }
}
