//! Places in longitude and latitude, as SensorThings filters write them (`geography'POINT (105.8 21)'`).
//!
//! Records hold points, so the questions answered are those between a point and any shape, exact and
//! without a library. Land parcels have their own geometry; it is not here.

mod relation;
mod wkt;

pub use relation::{Matrix, Place};

/// Longitude and latitude in degrees (WGS 84).
pub type Position = [f64; 2];

/// A shape; several of one sort count as one shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// Points, at least one.
    Points(Vec<Position>),
    /// Lines of at least two different positions each.
    Lines(Vec<Vec<Position>>),
    /// Polygons: an outer ring, then holes; each ring closed.
    Polygons(Vec<Vec<Vec<Position>>>),
}

impl Geometry {
    /// A single point.
    pub fn point(longitude: f64, latitude: f64) -> Geometry {
        Geometry::Points(vec![[longitude, latitude]])
    }

    /// The position, if it is a single point.
    pub fn as_point(&self) -> Option<Position> {
        match self {
            Geometry::Points(list) => match list.as_slice() {
                [one] => Some(*one),
                _ => None,
            },
            _ => None,
        }
    }

    /// Length of its lines in degrees; points and surfaces have none.
    pub fn length(&self) -> f64 {
        match self {
            Geometry::Lines(lines) => lines.iter().flat_map(|l| l.windows(2)).map(|s| span(s[0], s[1])).sum(),
            Geometry::Points(_) | Geometry::Polygons(_) => 0.0,
        }
    }

    /// Shortest distance in degrees from `from`; 0 inside.
    pub fn distance(&self, from: Position) -> f64 {
        if self.locate(from) != Place::Exterior {
            return 0.0;
        }
        let to_line =
            |line: &Vec<Position>| line.windows(2).map(|s| to_segment(from, s[0], s[1])).fold(f64::INFINITY, f64::min);
        match self {
            Geometry::Points(points) => points.iter().map(|p| span(*p, from)).fold(f64::INFINITY, f64::min),
            Geometry::Lines(lines) => lines.iter().map(to_line).fold(f64::INFINITY, f64::min),
            Geometry::Polygons(all) => all.iter().flatten().map(to_line).fold(f64::INFINITY, f64::min),
        }
    }
}

fn span(a: Position, b: Position) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

fn to_segment(p: Position, a: Position, b: Position) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    if square == 0.0 {
        return span(p, a);
    }
    let t = (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square).clamp(0.0, 1.0);
    span(p, [a[0] + t * dx, a[1] + t * dy])
}
