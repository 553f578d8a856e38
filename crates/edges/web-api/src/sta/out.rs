//! An entity as it is written: only what `$select` wants, nested properties in their place.

use kernel::Moment;
use query::{Geometry, Interval, Plan};
use serde_json::{Map, Value, json};

/// An entity being written.
pub struct Out<'p> {
    plan: &'p Plan,
    map: Map<String, Value>,
}

impl<'p> Out<'p> {
    /// Nothing yet.
    pub fn new(plan: &'p Plan) -> Out<'p> {
        Out { plan, map: Map::new() }
    }

    /// Whether anything at this path is wanted.
    pub fn wants(&self, path: &str) -> bool {
        self.plan.shows(path)
    }

    /// Puts a value at a path, if it is wanted: `properties/code` goes into the object `properties`.
    pub fn put(&mut self, path: &str, value: impl Into<Value>) {
        if self.plan.shows(path) {
            put_at(&mut self.map, path, value.into());
        }
    }

    /// Puts a value if there is one; what does not apply is left out rather than null.
    pub fn put_some(&mut self, path: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(path, value);
        }
    }

    /// Puts what no `$select` names: control information and expanded entities.
    pub fn control(&mut self, name: String, value: Value) {
        self.map.insert(name, value);
    }

    /// The entity.
    pub fn finish(self) -> Map<String, Value> {
        self.map
    }
}

fn put_at(map: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('/') {
        None => {
            map.insert(path.to_owned(), value);
        }
        Some((name, rest)) => {
            let inner = map.entry(name).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put_at(inner, rest, value);
            }
        }
    }
}

/// A moment as the standard writes it.
pub fn moment(at: Moment) -> Value {
    Value::String(at.rfc3339())
}

/// A span of time, or the instant where both ends coincide.
pub fn span(span: Interval) -> Value {
    if span.start == span.end {
        return moment(span.start);
    }
    Value::String(format!("{}/{}", span.start.rfc3339(), span.end.rfc3339()))
}

/// A point as GeoJSON.
pub fn point(geometry: &Geometry) -> Option<Value> {
    geometry.as_point().map(|position| json!({ "type": "Point", "coordinates": position }))
}
