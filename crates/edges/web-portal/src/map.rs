//! The map of stations: the office's base map, a sign for each station, the key of the signs.

use kernel::{Bilingual, Lang};
use maud::Markup;
use monitoring::base_map::BaseMap;
use monitoring::index::{Rule, StationIndex};
use monitoring::law::Current;
use monitoring::overview::Glance;
use monitoring::rules::condition::Condition;
use serde_json::{Value, json};
use web_kit::Visitor;
use web_kit::i18n::{t, t_with};
use web_kit::ui::map::{Bands, Ground, Map, Outline, Place, map};
use web_kit::ui::{Tone, hex};

use crate::home::Indices;
use crate::words;

/// Where a script finds the places with their words in the page's language.
pub const PLACES: &str = "/fragments/stations.geojson";

/// Conditions in the key, what matters first.
const KEY: [Condition; 4] = [Condition::Exceeding, Condition::Normal, Condition::Unlimited, Condition::Silent];

/// The figure.
pub fn stations(
    visitor: &Visitor,
    law: &Current,
    glances: &[Glance],
    indices: &Indices,
    base: Option<&BaseMap>,
) -> Markup {
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
    let shown: Vec<Shown> =
        glances.iter().filter_map(|g| Shown::of(lang, visitor, law, g, indices.get(&g.profile.station.id))).collect();
    let places: Vec<Place<'_>> = shown.iter().map(Shown::place).collect();
    let key: Vec<(Tone, String)> = KEY.iter().map(|c| words::condition(lang, *c)).collect();
    map(
        lang,
        &Map {
            title: &t(lang, "home-map-name"),
            outlines: &outlines,
            places: &places,
            stations: PLACES,
            base: base.map(|_| "/api/v1/base.geojson"),
            attribution: base.map_or("", |b: &BaseMap| attribution(lang, &b.attribution)),
            key: &key,
            bands: &bands(lang, indices),
        },
    )
}

/// The places as GeoJSON (RFC 7946), for the map that a script draws: the same words as in the drawing.
pub fn geojson(visitor: &Visitor, law: &Current, glances: &[Glance], indices: &Indices) -> Value {
    let lang = visitor.lang();
    let features: Vec<Value> = glances
        .iter()
        .filter_map(|glance| {
            let station = &glance.profile.station;
            let index = indices.get(&station.id);
            let shown = Shown::of(lang, visitor, law, glance, index)?;
            Some(json!({
                "type": "Feature",
                "id": station.code,
                "geometry": { "type": "Point", "coordinates": [shown.longitude, shown.latitude] },
                "properties": {
                    "code": station.code,
                    "name": shown.name,
                    "state": shown.tone.word(),
                    "state_label": words::condition(lang, glance.condition).1,
                    "band": band(lang, visitor, index),
                    "latest": index_words(lang, visitor, index),
                    "href": shown.href,
                },
            }))
        })
        .collect();
    json!({ "type": "FeatureCollection", "features": features })
}

/// The band of the index that speaks of now, as a script draws it.
fn band(lang: Lang, visitor: &Visitor, index: Option<&StationIndex>) -> Option<Value> {
    let (_, verdict) = index?.current(visitor.now())?;
    Some(json!({
        "index": index?.rule.code(),
        "value": verdict.value,
        "word": verdict.band.title.get(lang),
        "colour": hex(verdict.band.rgb),
    }))
}

/// The bands of each index that the map's stations have, for the key.
fn bands(lang: Lang, indices: &Indices) -> Vec<Bands> {
    let mut rules: Vec<&Rule> = indices.values().map(|index| &index.rule).collect();
    rules.sort_by_key(|rule| rule.code());
    rules.dedup_by_key(|rule| rule.code().to_owned());
    let of = |rule: &Rule| rule.bands().iter().map(|b| (b.rgb, b.title.get(lang).to_owned())).collect();
    let title = |rule: &Rule| t_with(lang, "home-map-bands", &[("index", rule.code().into())]);
    rules.into_iter().map(|rule| Bands { title: title(rule), words: of(rule) }).collect()
}

fn attribution(lang: Lang, text: &Bilingual) -> &str {
    text.get(lang)
}

/// `VN_AQI 117 – Kém`, where there is an index now.
fn index_words(lang: Lang, visitor: &Visitor, index: Option<&StationIndex>) -> Option<String> {
    let index = index?;
    let (_, verdict) = index.current(visitor.now())?;
    Some(format!("{} {} – {}", index.rule.code(), verdict.value, verdict.band.title.get(lang)))
}

struct Shown {
    name: String,
    words: String,
    href: String,
    longitude: f64,
    latitude: f64,
    tone: Tone,
    band: Option<[u8; 3]>,
}

impl Shown {
    fn of(
        lang: Lang,
        visitor: &Visitor,
        law: &Current,
        glance: &Glance,
        index: Option<&StationIndex>,
    ) -> Option<Shown> {
        let station = &glance.profile.station;
        let (tone, word) = words::condition(lang, glance.condition);
        let medium = words::medium(lang, law, &station.medium, visitor.now().day());
        Some(Shown {
            name: station.name.clone(),
            words: [Some(word), Some(medium), index_words(lang, visitor, index)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · "),
            href: format!("/stations/{}", station.code),
            longitude: station.longitude?,
            latitude: station.latitude?,
            tone,
            band: index.and_then(|i| i.current(visitor.now())).map(|(_, verdict)| verdict.band.rgb),
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
            band: self.band,
        }
    }
}
