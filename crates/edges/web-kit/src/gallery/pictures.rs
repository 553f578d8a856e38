//! Charts and the map.

use maud::{Markup, html};

use crate::i18n::{t, t_of};
use crate::session::Visitor;
use crate::ui::Tone;
use crate::ui::chart::{Chart, Limit, Series, chart};
use crate::ui::map::{Ground, Map, Outline, Place, map};

use super::sample;

pub(super) fn charts(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let now = visitor.now();
    let (hour, day) = (t(lang, "gallery-hour"), t(lang, "gallery-day"));
    let (readings, hours, year) = (sample::day(now), sample::hours(now), sample::year(now));
    let limits = [Limit { label: "QCVN 40:2011/BTNMT, cột A: 67,5 mg/L", value: 67.5, from: None, to: None }];
    let bounds = [
        Limit { label: "pH ≤ 9", value: 9.0, from: None, to: None },
        Limit { label: "pH ≥ 6", value: 6.0, from: Some(now.plus_seconds(-200 * 86_400)), to: None },
    ];
    let title = t(lang, "gallery-chart-title");
    let wide = t(lang, "gallery-chart-wide");
    let none = t(lang, "gallery-chart-none");
    let of_day = Chart {
        id: "chart-day",
        title: &title,
        unit: "mg/L",
        from: now.plus_seconds(-86_400),
        to: now,
        series: &[
            Series { name: &hour, gap_seconds: 600, points: &readings },
            Series { name: &day, gap_seconds: 7200, points: &hours },
        ],
        limits: &limits,
        download: Some("#main"),
    };
    let of_year = Chart {
        id: "chart-year",
        title: &wide,
        unit: "-",
        from: now.plus_seconds(-365 * 86_400),
        to: now,
        series: &[Series { name: "pH", gap_seconds: 86_400, points: &year }],
        limits: &bounds,
        download: Some("#main"),
    };
    let of_nothing = Chart {
        id: "chart-none",
        title: &none,
        unit: "mg/L",
        from: now.plus_seconds(-86_400),
        to: now,
        series: &[],
        limits: &[],
        download: None,
    };
    html! { (chart(lang, &of_day)) (chart(lang, &of_year)) (chart(lang, &of_nothing)) }
}

pub(super) fn overview(visitor: &Visitor) -> Markup {
    let lang = visitor.lang();
    let west = vec![vec![(106.4, 11.0), (106.6, 10.9), (106.75, 11.05), (106.7, 11.3), (106.45, 11.25), (106.4, 11.0)]];
    let east =
        vec![vec![(106.6, 10.9), (106.85, 10.85), (106.95, 11.1), (106.7, 11.3), (106.75, 11.05), (106.6, 10.9)]];
    let river = vec![vec![(106.42, 11.28), (106.55, 11.1), (106.62, 10.98), (106.7, 10.88)]];
    let outlines = [
        Outline { ground: Ground::Commune, name: "Bến Cát", lines: &west },
        Outline { ground: Ground::Commune, name: "Tân Uyên", lines: &east },
        Outline { ground: Ground::River, name: "Sông Sài Gòn", lines: &river },
    ];
    let words: Vec<String> = Tone::ALL.iter().map(|tone| t_of(lang, "gallery-tone", tone.word())).collect();
    let spots = [(106.5, 11.1), (106.62, 11.18), (106.8, 11.0), (106.7, 10.95), (106.85, 11.1)];
    let places: Vec<Place<'_>> = Tone::ALL
        .iter()
        .zip(spots)
        .zip(["NUO001", "NUO002", "KHI001", "KXQ001", "NUO003"])
        .zip(&words)
        .map(|(((tone, (longitude, latitude)), name), words)| Place {
            name,
            words,
            href: "#main",
            longitude,
            latitude,
            tone: *tone,
            band: (*tone == Tone::Ok).then_some([255, 255, 0]),
        })
        .collect();
    let key: Vec<(Tone, String)> = Tone::ALL.into_iter().zip(words.iter().cloned()).collect();
    let title = t(lang, "gallery-map-title");
    // No `stations`: the sample province has no interface, so the drawing stays.
    map(
        lang,
        &Map {
            title: &title,
            outlines: &outlines,
            places: &places,
            stations: "",
            base: None,
            attribution: "",
            key: &key,
            bands: &[],
        },
    )
}
