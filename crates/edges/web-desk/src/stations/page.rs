//! The list of stations as markup.

use identity::Right;
use maud::{Markup, html};
use monitoring::law::Current;
use monitoring::lists::{Listed, Stations};
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::i18n::t;
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Choice, Field, Icon, Kind, Sorted, Table, Tone, Weight};
use web_kit::{Officer, format};

use super::CONDITIONS;
use crate::{filters, words};

/// The whole page.
pub fn stations(
    officer: &Officer,
    law: &Current,
    asked: &Stations,
    sorted: &Sorted<'_>,
    found: &Listed<Glance>,
) -> Markup {
    let lang = officer.lang();
    let body = html! {
        (filters::bar(officer, fields(officer, law, asked)))
        (table(officer, law, asked, sorted, found))
        (filters::pager(officer, found))
    };
    let actions = html! {
        a.button.button-secondary href="/desk/stations.csv" download { (ui::icon(Icon::Download)) (t(lang, "desk-stations-csv")) }
        @if officer.authority().may(Right::StationsEdit) {
            (ui::link_button(Weight::Primary, &t(lang, "desk-import"), "/desk/stations/import"))
        }
    };
    Page::new(t(lang, "desk-stations"), body).actions(actions).width(Width::Wide).desk(officer)
}

fn fields(officer: &Officer, law: &Current, asked: &Stations) -> Markup {
    let (lang, day) = (officer.lang(), officer.now().day());
    let media: Vec<Choice<'_>> =
        words::MEDIA.iter().map(|code| Choice { value: code, label: words::medium(lang, law, code, day) }).collect();
    let conditions: Vec<Choice<'_>> =
        CONDITIONS.into_iter().map(|c| Choice { value: c.code(), label: words::condition(lang, c).1 }).collect();
    html! {
        (ui::field(lang, Kind::Search, &Field::new("text", &t(lang, "desk-name-or-code")).optional().value(asked.text.clone().unwrap_or_default())))
        (ui::select(lang, &Field::new("medium", &t(lang, "station-medium")).optional().value(asked.medium.clone().unwrap_or_default()), &media))
        (ui::select(lang, &Field::new("condition", &t(lang, "kit-state")).optional().value(asked.condition.map_or("", Condition::code)), &conditions))
    }
}

fn table(officer: &Officer, law: &Current, asked: &Stations, sorted: &Sorted<'_>, found: &Listed<Glance>) -> Markup {
    let (lang, day) = (officer.lang(), officer.now().day());
    let unfiltered = asked.text.is_none() && asked.medium.is_none() && asked.condition.is_none();
    let empty = if unfiltered { "desk-no-stations" } else { "desk-nothing-found" };
    Table::new(lang, t(lang, "desk-stations"))
        .text(t(lang, "desk-station"), |g: &Glance| {
            html! {
                a href={ "/desk/stations/" (g.profile.station.code) } { (g.profile.station.name) }
            }
        })
        .sortable("name")
        .text(t(lang, "station-code"), |g| html! { (g.profile.station.code) })
        .sortable("code")
        .text(t(lang, "station-medium"), |g| html! { (words::medium(lang, law, &g.profile.station.medium, day)) })
        .sortable("medium")
        .text(t(lang, "kit-state"), |g| {
            let (tone, word) = words::condition(lang, g.condition);
            html! { (ui::badge(tone, &word)) @if !g.exceeding.is_empty() { " " small { (g.exceeding.join(", ")) } } }
        })
        .text(t(lang, "desk-last-heard"), |g| {
            html! {
                @if let Some(latest) = &g.latest { (ui::time(latest.time)) } @else { (format::NONE) }
            }
        })
        .sortable("newest")
        .text(
            t(lang, "desk-public"),
            |g| html! { (t(lang, if g.profile.station.public { "desk-yes" } else { "desk-no" })) },
        )
        .sorted(sorted)
        .tone(|g| (g.condition == Condition::Exceeding).then_some(Tone::Bad))
        .dense()
        .empty(ui::empty(Icon::Station, &t(lang, empty), None))
        .rows(&found.rows)
}
