//! The map of stations: the office's base map, a sign for each station, the key of the signs.

use kernel::{Bilingual, Lang};
use maud::Markup;
use monitoring::base_map::BaseMap;
use monitoring::law::Current;
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use web_kit::Visitor;
use web_kit::i18n::t;
use web_kit::ui::Tone;
use web_kit::ui::map::{Ground, Map, Outline, Place, map};

use crate::words;

/// Conditions in the key, what matters first.
const KEY: [Condition; 4] = [Condition::Exceeding, Condition::Normal, Condition::Unlimited, Condition::Silent];

/// The figure.
pub fn stations(visitor: &Visitor, law: &Current, glances: &[Glance], base: Option<&BaseMap>) -> Markup {
    let lang = visitor.lang();
    let outlines: Vec<Outline<'_>> = base
        .map(|b| b.outlines.as_slice())
        .unwrap_or_default()
        .iter()
        .map(|o| Outline {
            ground: match o.ground.as_str() {
                "water" => Ground::Water,
                "river" => Ground::River,
                _ => Ground::Commune,
            },
            name: o.name.get(lang),
            lines: &o.lines,
        })
        .collect();
    let shown: Vec<Shown> = glances.iter().filter_map(|g| Shown::of(lang, visitor, law, g)).collect();
    let places: Vec<Place<'_>> = shown.iter().map(Shown::place).collect();
    let key: Vec<(Tone, String)> = KEY.iter().map(|c| words::condition(lang, *c)).collect();
    map(
        lang,
        &Map {
            title: &t(lang, "home-map-name"),
            outlines: &outlines,
            places: &places,
            stations: "/api/v1/stations.geojson",
            base: base.map(|_| "/api/v1/base.geojson"),
            attribution: base.map_or("", |b: &BaseMap| attribution(lang, &b.attribution)),
            key: &key,
        },
    )
}

fn attribution(lang: Lang, text: &Bilingual) -> &str {
    text.get(lang)
}

struct Shown {
    name: String,
    words: String,
    href: String,
    longitude: f64,
    latitude: f64,
    tone: Tone,
}

impl Shown {
    fn of(lang: Lang, visitor: &Visitor, law: &Current, glance: &Glance) -> Option<Shown> {
        let station = &glance.profile.station;
        let (tone, word) = words::condition(lang, glance.condition);
        let medium = words::medium(lang, law, &station.medium, visitor.now().day());
        Some(Shown {
            name: station.name.clone(),
            words: format!("{word} · {medium}"),
            href: format!("/stations/{}", station.code),
            longitude: station.longitude?,
            latitude: station.latitude?,
            tone,
        })
    }

    fn place(&self) -> Place<'_> {
        Place {
            name: &self.name,
            words: &self.words,
            href: &self.href,
            longitude: self.longitude,
            latitude: self.latitude,
            tone: self.tone,
        }
    }
}
