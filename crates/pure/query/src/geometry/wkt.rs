//! Well-known text: points, lines and polygons, single or several, in two dimensions.

use std::fmt::{self, Display, Formatter, Write};
use std::str::FromStr;

use super::{Geometry, Position};

/// The text is no shape, or not a sound one: an open ring, a line without length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAShape;

impl FromStr for Geometry {
    type Err = NotAShape;

    fn from_str(text: &str) -> Result<Geometry, NotAShape> {
        let mut reader = Reader(text.trim());
        if let Some(rest) =
            reader.0.get(..10).filter(|p| p.eq_ignore_ascii_case("SRID=4326;")).map(|p| &reader.0[p.len()..])
        {
            reader.0 = rest.trim_start();
        }
        let shape = match reader.word().to_ascii_uppercase().as_str() {
            "POINT" => Geometry::Points(vec![reader.inside(Reader::position)?]),
            "MULTIPOINT" => Geometry::Points(reader.list(Reader::point)?),
            "LINESTRING" => Geometry::Lines(vec![reader.line()?]),
            "MULTILINESTRING" => Geometry::Lines(reader.list(Reader::line)?),
            "POLYGON" => Geometry::Polygons(vec![reader.list(Reader::ring)?]),
            "MULTIPOLYGON" => Geometry::Polygons(reader.list(|r| r.list(Reader::ring))?),
            _ => return Err(NotAShape),
        };
        if reader.0.is_empty() { Ok(shape) } else { Err(NotAShape) }
    }
}

struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    fn take(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.0.find(|c| !wanted(c)).unwrap_or(self.0.len());
        let (taken, rest) = self.0.split_at(end);
        self.0 = rest.trim_start();
        taken
    }

    fn word(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_alphabetic())
    }

    fn sign(&mut self, sign: char) -> Result<(), NotAShape> {
        self.0 = self.0.strip_prefix(sign).ok_or(NotAShape)?.trim_start();
        Ok(())
    }

    fn number(&mut self) -> Result<f64, NotAShape> {
        let text = self.take(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E'));
        text.parse().ok().filter(|v: &f64| v.abs() <= 1e6).ok_or(NotAShape)
    }

    fn position(&mut self) -> Result<Position, NotAShape> {
        Ok([self.number()?, self.number()?])
    }

    /// A position of several, which may stand in parentheses of its own.
    fn point(&mut self) -> Result<Position, NotAShape> {
        if self.0.starts_with('(') { self.inside(Reader::position) } else { self.position() }
    }

    fn inside<T>(&mut self, read: impl Fn(&mut Self) -> Result<T, NotAShape>) -> Result<T, NotAShape> {
        self.sign('(')?;
        let inner = read(self)?;
        self.sign(')')?;
        Ok(inner)
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Result<T, NotAShape>) -> Result<Vec<T>, NotAShape> {
        self.inside(|r| {
            let mut all = vec![read(r)?];
            while r.sign(',').is_ok() {
                all.push(read(r)?);
            }
            Ok(all)
        })
    }

    fn line(&mut self) -> Result<Vec<Position>, NotAShape> {
        let line = self.list(Reader::position)?;
        if line.iter().any(|p| *p != line[0]) { Ok(line) } else { Err(NotAShape) }
    }

    fn ring(&mut self) -> Result<Vec<Position>, NotAShape> {
        let ring = self.line()?;
        if ring.len() >= 4 && ring.first() == ring.last() { Ok(ring) } else { Err(NotAShape) }
    }
}

impl Display for Geometry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Geometry::Points(p) => several(f, "POINT", p, &mut |f, p| write!(f, "({} {})", p[0], p[1])),
            Geometry::Lines(l) => several(f, "LINESTRING", l, &mut |f, l| positions(f, l)),
            Geometry::Polygons(p) => {
                several(f, "POLYGON", p, &mut |f, rings| list(f, rings, &mut |f, r| positions(f, r)))
            }
        }
    }
}

type Print<'a, T> = &'a mut dyn FnMut(&mut Formatter<'_>, &T) -> fmt::Result;

fn several<T>(f: &mut Formatter<'_>, name: &str, all: &[T], print: Print<'_, T>) -> fmt::Result {
    if let [one] = all {
        write!(f, "{name} ")?;
        print(f, one)
    } else {
        write!(f, "MULTI{name} ")?;
        list(f, all, print)
    }
}

fn list<T>(f: &mut Formatter<'_>, all: &[T], print: Print<'_, T>) -> fmt::Result {
    f.write_char('(')?;
    for (i, item) in all.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        print(f, item)?;
    }
    f.write_char(')')
}

fn positions(f: &mut Formatter<'_>, line: &[Position]) -> fmt::Result {
    list(f, line, &mut |f, p| write!(f, "{} {}", p[0], p[1]))
}
