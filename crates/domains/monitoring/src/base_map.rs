//! The ground under the stations (*bản đồ nền*): outlines of communes, rivers and lakes as the office
//! provides them, in GeoJSON (RFC 7946, WGS 84). Until the cadastral maps are here, this is the base of
//! every overview map.

use kernel::{Actor, Bilingual, Moment, Outcome, Refusal};
use platform::files::{self, Media};
use platform::settings::{Setting, anything};
use serde::{Deserialize, Serialize};
use store::Tx;

/// Outlines that a map may have, so that a page stays light.
const MOST: usize = 2000;

/// What the setting keeps: the file by its hash, and whose map it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    file: String,
    attribution: Bilingual,
}

/// The setting.
const BASE_MAP: Setting<Option<Kept>> = Setting { key: "base-map", default: || None, check: anything };

/// The base map.
#[derive(Debug, Clone)]
pub struct BaseMap {
    /// The file as it was provided.
    pub geojson: String,
    /// Whose map it is.
    pub attribution: Bilingual,
    /// Its outlines.
    pub outlines: Vec<Outline>,
}

/// One outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// `commune`, `water` or `river`: the property `ground`.
    pub ground: String,
    /// Its name: the properties `name` and `name_en`.
    pub name: Bilingual,
    /// Rings or lines of longitude and latitude.
    pub lines: Vec<Vec<(f64, f64)>>,
}

/// Provides a base map in place of the one before.
pub fn provide(tx: &mut Tx, actor: &Actor, now: Moment, geojson: &str, attribution: Bilingual) -> Outcome<()> {
    outlines(geojson)?;
    let kept = files::keep(tx, geojson.as_bytes(), &[Media::Text], now)?;
    BASE_MAP.set(tx, actor, now, &Some(Kept { file: kept.hash, attribution }))
}

/// The base map, if the office provided one.
pub fn get(tx: &mut Tx) -> Outcome<Option<BaseMap>> {
    let Some(kept) = BASE_MAP.get(tx)? else { return Ok(None) };
    let Some(bytes) = files::read(tx, &kept.file)? else { return Ok(None) };
    let geojson = String::from_utf8_lossy(&bytes).into_owned();
    let outlines = outlines(&geojson)?;
    Ok(Some(BaseMap { geojson, attribution: kept.attribution, outlines }))
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Properties {
    name: String,
    name_en: String,
    ground: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    LineString(Vec<(f64, f64)>),
    MultiLineString(Vec<Vec<(f64, f64)>>),
    Polygon(Vec<Vec<(f64, f64)>>),
    MultiPolygon(Vec<Vec<Vec<(f64, f64)>>>),
}

fn outlines(geojson: &str) -> Outcome<Vec<Outline>> {
    let malformed = |why: String| Refusal::new("refused-base-map").at("file").with("why", why);
    let collection: Collection = serde_json::from_str(geojson).map_err(|e| malformed(e.to_string()))?;
    if collection.features.len() > MOST {
        return Err(malformed(format!("> {MOST}")).into());
    }
    let outline = |f: Feature| {
        let lines = match f.geometry {
            Geometry::LineString(line) => vec![line],
            Geometry::MultiLineString(lines) | Geometry::Polygon(lines) => lines,
            Geometry::MultiPolygon(polygons) => polygons.into_iter().flatten().collect(),
        };
        Outline { ground: f.properties.ground, name: Bilingual::new(f.properties.name, f.properties.name_en), lines }
    };
    Ok(collection.features.into_iter().map(outline).collect())
}
