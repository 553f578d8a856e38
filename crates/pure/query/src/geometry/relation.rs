//! How a point lies to a shape: where it is, and the intersection matrix (DE-9IM) that follows.

use super::{Geometry, Position};

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Inside.
    Interior,
    /// On the edge of a surface or at the end of a line.
    Boundary,
    /// Outside.
    Exterior,
}

impl Geometry {
    /// Where `p` lies.
    pub fn locate(&self, p: Position) -> Place {
        match self {
            Geometry::Points(points) if points.contains(&p) => Place::Interior,
            Geometry::Points(_) => Place::Exterior,
            Geometry::Lines(lines) => {
                if ends(lines).contains(&p) {
                    Place::Boundary
                } else if lines.iter().flat_map(|l| l.windows(2)).any(|s| on_segment(p, s[0], s[1])) {
                    Place::Interior
                } else {
                    Place::Exterior
                }
            }
            Geometry::Polygons(all) => {
                let places: Vec<Place> = all.iter().map(|rings| in_polygon(p, rings)).collect();
                if places.contains(&Place::Interior) {
                    Place::Interior
                } else if places.contains(&Place::Boundary) {
                    Place::Boundary
                } else {
                    Place::Exterior
                }
            }
        }
    }
}

/// The ends of lines that are boundary: those at which an odd number of lines end.
fn ends(lines: &[Vec<Position>]) -> Vec<Position> {
    let all: Vec<Position> = lines.iter().filter_map(|l| Some([*l.first()?, *l.last()?])).flatten().collect();
    all.iter().copied().filter(|p| all.iter().filter(|q| *q == p).count() % 2 == 1).collect()
}

fn turn(a: Position, b: Position, p: Position) -> f64 {
    (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
}

fn on_segment(p: Position, a: Position, b: Position) -> bool {
    turn(a, b, p) == 0.0
        && (a[0].min(b[0])..=a[0].max(b[0])).contains(&p[0])
        && (a[1].min(b[1])..=a[1].max(b[1])).contains(&p[1])
}

fn in_polygon(p: Position, rings: &[Vec<Position>]) -> Place {
    if rings.iter().flat_map(|r| r.windows(2)).any(|s| on_segment(p, s[0], s[1])) {
        return Place::Boundary;
    }
    // A point inside a hole is inside two rings, so counting crossings over all rings is enough.
    let crossings = rings.iter().flat_map(|r| r.windows(2)).filter(|s| crosses_ray(p, s[0], s[1])).count();
    if crossings % 2 == 1 { Place::Interior } else { Place::Exterior }
}

/// Whether the ray from `p` towards the east crosses the segment; half-open, so that a shared corner counts once.
fn crosses_ray(p: Position, a: Position, b: Position) -> bool {
    let (low, high) = if a[1] <= b[1] { (a, b) } else { (b, a) };
    low[1] <= p[1] && p[1] < high[1] && turn(low, high, p) > 0.0
}

/// The intersection matrix of two shapes, row by row: interior, boundary, exterior of the first
/// against those of the second. `-1` is empty, else the dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matrix([i8; 9]);

impl Matrix {
    /// The matrix of two shapes, if one of them is a single point.
    pub fn of(a: &Geometry, b: &Geometry) -> Option<Matrix> {
        match (a.as_point(), b.as_point()) {
            (Some(p), _) => Some(Matrix::of_point(p, b)),
            (None, Some(p)) => Some(Matrix::of_point(p, a).transposed()),
            (None, None) => None,
        }
    }

    fn of_point(p: Position, g: &Geometry) -> Matrix {
        let place = g.locate(p);
        let here = |at: Place| if place == at { 0 } else { -1 };
        let (interior, boundary) = match g {
            Geometry::Points(points) => (if points.iter().all(|q| *q == p) { -1 } else { 0 }, -1),
            Geometry::Lines(lines) => (1, if ends(lines).iter().all(|q| *q == p) { -1 } else { 0 }),
            Geometry::Polygons(_) => (2, 1),
        };
        Matrix([here(Place::Interior), here(Place::Boundary), here(Place::Exterior), -1, -1, -1, interior, boundary, 2])
    }

    fn transposed(self) -> Matrix {
        let m = self.0;
        Matrix([m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]])
    }

    /// Whether it fits a pattern of nine of `T F * 0 1 2`; `None` if that is no pattern.
    pub fn fits(self, pattern: &str) -> Option<bool> {
        let pattern = pattern.as_bytes();
        if pattern.len() != 9 {
            return None;
        }
        let mut fits = true;
        for (wanted, is) in pattern.iter().zip(self.0) {
            fits &= match wanted.to_ascii_uppercase() {
                b'*' => true,
                b'T' => is >= 0,
                b'F' => is < 0,
                d @ b'0'..=b'2' => is == (d - b'0') as i8,
                _ => return None,
            };
        }
        Some(fits)
    }

    fn is(self, patterns: &[&str]) -> bool {
        patterns.iter().any(|p| self.fits(p) == Some(true))
    }

    /// The same set of points.
    pub fn equals(self) -> bool {
        self.is(&["T*F**FFF*"])
    }

    /// No point in common.
    pub fn disjoint(self) -> bool {
        self.is(&["FF*FF****"])
    }

    /// Only boundary points in common.
    pub fn touches(self) -> bool {
        self.is(&["FT*******", "F**T*****", "F***T****"])
    }

    /// The first within the second.
    pub fn within(self) -> bool {
        self.is(&["T*F**F***"])
    }

    /// The second within the first.
    pub fn contains(self) -> bool {
        self.is(&["T*****FF*"])
    }
}
