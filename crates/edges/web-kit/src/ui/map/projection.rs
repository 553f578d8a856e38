//! From degrees to the drawing: east and north at one scale, as a province is small enough for.

use crate::ui::map::{Map, Place};

/// The drawing's width; a phone is about as wide, so letters keep their size there.
pub(super) const WIDTH: f64 = 400.0;
/// Room around the outermost place.
const MARGIN: f64 = 18.0;
/// No map is taller than this many times its width, nor flatter.
const TALLEST: f64 = 1.4;
const FLATTEST: f64 = 0.5;

/// From degrees to the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection {
    west: f64,
    north: f64,
    east_scale: f64,
    north_scale: f64,
    left: f64,
    top: f64,
    pub(super) height: f64,
}

/// Whether a pair of degrees is a place on earth.
pub(super) fn on_earth(longitude: f64, latitude: f64) -> bool {
    longitude.is_finite() && latitude.is_finite() && longitude.abs() <= 180.0 && latitude.abs() <= 85.0
}

impl Projection {
    /// Holds all outlines and places; none where nothing has a position.
    pub(super) fn around(map: &Map<'_>) -> Option<Projection> {
        let ground = map.outlines.iter().flat_map(|o| o.lines.iter().flatten().copied());
        let places = map.places.iter().map(|p: &Place<'_>| (p.longitude, p.latitude));
        let mut bounds: Option<(f64, f64, f64, f64)> = None;
        for (x, y) in ground.chain(places).filter(|(x, y)| on_earth(*x, *y)) {
            let (w, s, e, n) = bounds.unwrap_or((x, y, x, y));
            bounds = Some((w.min(x), s.min(y), e.max(x), n.max(y)));
        }
        bounds.map(|(w, s, e, n)| Projection::of(w, s, e, n))
    }

    fn of(west: f64, south: f64, east: f64, north: f64) -> Projection {
        // A degree of longitude shrinks with latitude.
        let shrink = f64::midpoint(south, north).to_radians().cos().max(0.05);
        // A single place gets some ground around it.
        let wide = ((east - west) * shrink).max(0.02);
        let tall = (north - south).max(0.02);
        let inner = WIDTH - 2.0 * MARGIN;
        let scale = (inner / wide).min((WIDTH * TALLEST - 2.0 * MARGIN) / tall);
        let height = (tall * scale + 2.0 * MARGIN).max(WIDTH * FLATTEST);
        Projection {
            west: f64::midpoint(west, east) - wide / shrink / 2.0,
            north: f64::midpoint(south, north) + tall / 2.0,
            east_scale: scale * shrink,
            north_scale: scale,
            left: (WIDTH - wide * scale) / 2.0,
            top: (height - tall * scale) / 2.0,
            height,
        }
    }

    /// The place in the drawing.
    pub(super) fn place(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let x = self.left + (longitude - self.west) * self.east_scale;
        let y = self.top + (self.north - latitude) * self.north_scale;
        (x, y)
    }
}
