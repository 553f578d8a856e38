//! The overview as markup.

use kernel::Counted;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::lists::ListedExceedance;
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::Officer;
use web_kit::format;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Icon, Live, Stat, Table, Tone};

use super::Shown;
use crate::words;

/// Conditions that have a tile, what needs somebody first.
const TILES: [Condition; 5] =
    [Condition::Exceeding, Condition::Silent, Condition::NeverReported, Condition::Normal, Condition::Unlimited];
/// Lines of the lists here; the rest is one link away.
const LINES: usize = 10;

/// The whole page.
pub fn overview(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let live = Live {
        topics: &["stations", "exceedances", "desk:receipts"],
        src: "/desk/fragments/overview",
        name: &t(lang, "desk-overview"),
    };
    let body = ui::live(&live, now(officer, law, shown));
    Page::new(t(lang, "desk-overview"), body).width(Width::Wide).desk(officer)
}

/// What renews itself.
pub fn now(officer: &Officer, law: &Current, shown: &Shown) -> Markup {
    let lang = officer.lang();
    if shown.stations.is_none() && shown.open.is_none() && shown.faulty.is_none() {
        return ui::empty(Icon::Lock, &t(lang, "desk-no-rights"), None);
    }
    html! {
        @if shown.stations.as_ref().is_some_and(Vec::is_empty) {
            (ui::empty(Icon::Station, &t(lang, "desk-no-stations"), None))
        } @else {
            div.card-grid { (waiting(officer, shown)) @if let Some(stations) = &shown.stations { (tiles(officer, stations)) } }
        }
        @if let Some((_, rows)) = &shown.open { (open(officer, law, rows)) }
        @if let Some(stations) = &shown.stations { (silent(officer, stations)) }
    }
}

/// What waits for somebody.
fn waiting(officer: &Officer, shown: &Shown) -> Markup {
    let lang = officer.lang();
    let tile = |key: &str, count, tone, href: &str| {
        ui::stat(lang, &Stat { label: &t(lang, key), count, tone: Some(tone), href })
    };
    html! {
        @if let Some((total, _)) = &shown.open {
            (tile("desk-open-exceedances", *total, Tone::Bad, "/desk/exceedances?state=open"))
        }
        @if let Some(faulty) = shown.faulty {
            @let today = format!("/desk/receipts?faulty=yes&since={}", officer.now().day());
            (tile("desk-faulty-today", faulty, Tone::Warn, &today))
        }
    }
}

fn tiles(officer: &Officer, stations: &[Glance]) -> Markup {
    let lang = officer.lang();
    html! {
        @for condition in TILES {
            @let count = stations.iter().filter(|g| g.condition == condition).count();
            @let (tone, word) = words::condition(lang, condition);
            (ui::stat(lang, &Stat {
                label: &word,
                count: Counted::Exactly(count as u64),
                tone: matches!(tone, Tone::Bad | Tone::Warn).then_some(tone),
                href: &format!("/desk/stations?condition={}", condition.code()),
            }))
        }
    }
}

fn open(officer: &Officer, law: &Current, rows: &[ListedExceedance]) -> Markup {
    let lang = officer.lang();
    let day = officer.now().day();
    let newest: Vec<&ListedExceedance> = rows.iter().take(LINES).collect();
    html! {
        section {
            h2 #open { (t(lang, "desk-newest-exceedances")) }
            (Table::new(lang, t(lang, "desk-newest-exceedances"))
                .text(t(lang, "station-parameter"), |row: &&ListedExceedance| html! {
                    a href={ "/desk/exceedances/" (row.exceedance.public_id) } { (words::parameter(lang, law, &row.symbol, day)) }
                })
                .text(t(lang, "desk-station"), |row| html! { (row.profile.station.name) })
                .text(t(lang, "exceedance-window"), |row| ui::time(row.exceedance.ends_at))
                .number(t(lang, "exceedance-ratio"), |row| words::ratio(lang, row.exceedance.ratio))
                .dense()
                .empty(ui::empty(Icon::Ok, &t(lang, "desk-none-open"), None))
                .rows(&newest))
        }
    }
}

fn silent(officer: &Officer, stations: &[Glance]) -> Markup {
    let lang = officer.lang();
    let mut silent: Vec<&Glance> = stations.iter().filter(|g| g.condition == Condition::Silent).collect();
    silent.sort_by_key(|g| g.latest.as_ref().map(|l| l.time));
    let more = silent.len().saturating_sub(LINES);
    silent.truncate(LINES);
    html! {
        section {
            h2 #silent { (t(lang, "desk-silent-stations")) }
            (Table::new(lang, t(lang, "desk-silent-stations"))
                .text(t(lang, "desk-station"), |g: &&Glance| html! {
                    a href={ "/desk/stations/" (g.profile.station.code) } { (g.profile.station.name) }
                })
                .text(t(lang, "desk-last-heard"), |g| html! {
                    @if let Some(latest) = &g.latest { (ui::time(latest.time)) " (" (format::ago(lang, officer.now(), latest.time)) ")" }
                    @else { (format::NONE) }
                })
                .dense()
                .empty(ui::empty(Icon::Ok, &t(lang, "desk-none-silent"), None))
                .rows(&silent))
            @if more > 0 {
                p { a href="/desk/stations?condition=silent" { (t_with(lang, "desk-more-silent", &[("count", more.into())])) } }
            }
        }
    }
}
