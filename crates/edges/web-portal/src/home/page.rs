//! The home page as markup: three counts, the stations by medium, the map, where to go next.

use kernel::{Counted, Lang};
use maud::{Markup, html};
use monitoring::base_map::BaseMap;
use monitoring::index::StationIndex;
use monitoring::law::Current;
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::Visitor;
use web_kit::format;
use web_kit::i18n::{t, t_with};
use web_kit::layout::{Page, Width};
use web_kit::ui::{self, Card, Icon, Live, Stat};

use super::{Indices, groups, indices};
use crate::map;
use crate::words;

/// Parameters that a card shows first, by medium; a card has room for two.
const HEADLINES: [(&str, [&str; 2]); 7] = [
    ("ambient_air", ["PM2.5", "O3"]),
    ("stack_emission", ["PM", "SO2"]),
    ("wastewater", ["COD", "TSS"]),
    ("surface_water", ["DO", "TSS"]),
    ("groundwater", ["pH", "TDS"]),
    ("sea_water", ["DO", "TSS"]),
    ("weather", ["Temp", "RH"]),
];

/// The whole page.
pub fn home(visitor: &Visitor, law: &Current, glances: &[Glance], indices: &Indices, base: Option<&BaseMap>) -> Markup {
    let lang = visitor.lang();
    let body = html! {
        div.hero {
            h1 { (t(lang, "home-title")) }
            p.lead { (t(lang, "home-lead")) }
        }
        (ui::live(
            &Live { topics: &["stations"], src: "/fragments/stations", name: &t(lang, "home-stations") },
            stations(visitor, law, glances, indices),
        ))
        section aria-labelledby="map" {
            h2 #map { (t(lang, "home-map")) }
            (map::stations(visitor, law, glances, indices, base))
        }
        section aria-labelledby="more" {
            h2 #more { (t(lang, "home-more")) }
            (ui::card_grid(&[
                Card { title: &t(lang, "home-exceedances-title"), href: Some("/exceedances"), tone: None, body: html! { p { (t(lang, "home-exceedances-text")) } } },
                Card { title: &t(lang, "programmes-title"), href: Some("/programmes"), tone: None, body: html! { p { (t(lang, "home-programmes-text")) } } },
                Card { title: &t(lang, "home-compare-title"), href: Some("/compare"), tone: None, body: html! { p { (t(lang, "home-compare-text")) } } },
                Card { title: &t(lang, "home-kpi-title"), href: Some("/kpi"), tone: None, body: html! { p { (t(lang, "home-kpi-text")) } } },
                Card { title: &t(lang, "home-law-title"), href: Some("/definitions"), tone: None, body: html! { p { (t(lang, "home-law-text")) } } },
                Card { title: &t(lang, "home-data-title"), href: Some("/sta/v1.1"), tone: None, body: html! { p { (t(lang, "home-data-text")) } } },
            ]))
        }
    };
    Page::new(t(lang, "home-title"), body)
        .describe(t(lang, "home-lead"))
        .own_heading()
        .width(Width::Wide)
        .portal(visitor)
}

/// Counts and cards: what renews itself.
pub fn stations(visitor: &Visitor, law: &Current, glances: &[Glance], indices: &Indices) -> Markup {
    let lang = visitor.lang();
    if glances.is_empty() {
        return ui::empty(Icon::Station, &t(lang, "home-no-stations"), None);
    }
    let count = |wanted: &[Condition]| glances.iter().filter(|g| wanted.contains(&g.condition)).count() as u64;
    let exceeding = count(&[Condition::Exceeding]);
    let silent = count(&[Condition::Silent, Condition::NeverReported]);
    html! {
        (indices::at_a_glance(visitor, glances, indices))
        div.card-grid data-small {
            (ui::stat(lang, &Stat { label: &t(lang, "home-reporting"), count: Counted::Exactly(glances.len() as u64 - silent), tone: None, href: "#stations" }))
            (ui::stat(lang, &Stat { label: &t(lang, "home-exceeding"), count: Counted::Exactly(exceeding), tone: Some(ui::Tone::Bad), href: if exceeding > 0 { "#exceeding" } else { "/exceedances" } }))
            (ui::stat(lang, &Stat { label: &t(lang, "home-silent"), count: Counted::Exactly(silent), tone: Some(ui::Tone::Warn), href: "#stations" }))
        }
        (groups::exceeding(visitor, law, glances, indices))
        (groups::by_medium(visitor, law, glances, indices))
    }
}

/// A station on its card.
pub fn card(visitor: &Visitor, law: &Current, glance: &Glance, index: Option<&StationIndex>) -> Markup {
    let lang = visitor.lang();
    let station = &glance.profile.station;
    let (tone, word) = words::condition(lang, glance.condition);
    html! {
        li.card data-tone=(tone.word()) {
            h3 { a href={ "/stations/" (station.code) } { (station.name) } }
            p { (ui::badge(tone, &word)) }
            @if !glance.exceeding.is_empty() {
                p { (t_with(lang, "home-over", &[("parameters", glance.exceeding.join(", ").into())])) }
            }
            (indices::of_station(lang, visitor.now(), index))
            (headline(lang, law, glance))
            p.stamp {
                @match &glance.latest {
                    Some(latest) => { (ui::time(latest.time)) " (" (format::ago(lang, visitor.now(), latest.time)) ")" }
                    None => { (t(lang, "station-never")) }
                }
            }
        }
    }
}

/// Two figures that people know the medium by.
pub fn headline(lang: Lang, law: &Current, glance: &Glance) -> Markup {
    let medium = glance.profile.station.medium.as_str();
    let wanted = HEADLINES.iter().find(|(m, _)| *m == medium).map_or(&[][..], |(_, symbols)| &symbols[..]);
    let figures = wanted.iter().filter_map(|symbol| {
        let slot = glance.profile.by_symbol(symbol)?;
        let newest = glance.latest.as_ref()?.of_slot(slot.slot)?;
        Some((*symbol, words::reading(lang, newest)?, law.unit_symbol(&slot.unit).to_owned()))
    });
    html! {
        dl.kv {
            @for (symbol, value, unit) in figures {
                div { dt { (symbol) } dd { strong { (value) } " " span.unit { (unit) } } }
            }
        }
    }
}
