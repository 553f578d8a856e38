//! An overview map (*bản đồ*), drawn as SVG on the server: outlines, and places that are links.
//! Beside it stands its list, always; a script may bring it to life.
//!
//! It does not know what the places are.

mod draw;
mod projection;
mod sign;

use kernel::Lang;
use maud::{Markup, html};

use crate::i18n::t;
use crate::ui::{Tone, index_swatch};
use projection::Projection;

/// What an outline is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// An administrative unit.
    Commune,
    /// A lake or the sea.
    Water,
    /// A river, as a line.
    River,
}

/// An outline under the places: rings or lines of (longitude, latitude).
pub struct Outline<'a> {
    /// What it is of.
    pub ground: Ground,
    /// Its name.
    pub name: &'a str,
    /// Its rings.
    pub lines: &'a [Vec<(f64, f64)>],
}

/// A place that leads somewhere.
pub struct Place<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its state in words, with the latest figure.
    pub words: &'a str,
    /// Its page.
    pub href: &'a str,
    /// Longitude.
    pub longitude: f64,
    /// Latitude.
    pub latitude: f64,
    /// Its state.
    pub tone: Tone,
    /// The official colour of its index's band, where it has one now.
    pub band: Option<[u8; 3]>,
}

/// The bands of an index in the key.
pub struct Bands {
    /// What they are of.
    pub title: String,
    /// Colour and word of each.
    pub words: Vec<([u8; 3], String)>,
}

/// A map.
pub struct Map<'a> {
    /// What it shows.
    pub title: &'a str,
    /// The ground.
    pub outlines: &'a [Outline<'a>],
    /// The places.
    pub places: &'a [Place<'a>],
    /// Where a script finds the places as GeoJSON.
    pub stations: &'a str,
    /// Where a script finds the ground as GeoJSON.
    pub base: Option<&'a str>,
    /// Whose map data it is.
    pub attribution: &'a str,
    /// What each tone means here, in words.
    pub key: &'a [(Tone, String)],
    /// What the colours inside the signs mean.
    pub bands: &'a [Bands],
}

/// The figure: drawing and key. Places without a position are left to the list.
pub fn map(lang: Lang, map: &Map<'_>) -> Markup {
    let projection = Projection::around(map);
    html! {
        figure.map data-map data-stations=(map.stations) data-base=[map.base] data-attribution=(map.attribution) {
            @if let Some(projection) = projection {
                (draw::drawing(map, &projection))
                ul.map-key {
                    @for (tone, words) in map.key { li { (sign::in_key(*tone)) (words) } }
                }
                @for bands in map.bands {
                    p.map-bands-of { (bands.title) }
                    ul.map-key { @for (rgb, words) in &bands.words { li { (index_swatch(*rgb)) (words) } } }
                }
            } @else {
                p.map-still { (t(lang, "kit-map-empty")) }
            }
            figcaption.stamp { (map.title) @if !map.attribution.is_empty() { " · " (map.attribution) } }
        }
    }
}
