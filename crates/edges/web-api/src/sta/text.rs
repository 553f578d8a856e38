//! JSON written as text, for long answers that nobody looks into again before they are sent.

use kernel::Moment;
use query::Interval;
use serde::Serialize;

/// An object being written.
pub struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl<'o> Object<'o> {
    /// Opens an object.
    pub fn begin(out: &'o mut Vec<u8>) -> Object<'o> {
        out.push(b'{');
        Object { out, is_empty: true }
    }

    /// Writes a name of ours, which has no characters that JSON writes otherwise; its value follows on what is
    /// returned.
    pub fn name(&mut self, name: &str) -> &mut Vec<u8> {
        self.out.extend_from_slice(if self.is_empty { b"\"" } else { b",\"" });
        self.is_empty = false;
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        self.out
    }

    /// Writes a name and its value.
    pub fn put(&mut self, name: &str, what: impl Serialize) {
        value(self.name(name), what);
    }

    /// Opens an object inside.
    pub fn object(&mut self, name: &str) -> Object<'_> {
        Object::begin(self.name(name))
    }

    /// Closes it.
    pub fn end(self) {
        self.out.push(b'}');
    }
}

/// Writes a value. Memory takes everything, and none of our values is a map with strange keys.
pub fn value(out: &mut Vec<u8>, what: impl Serialize) {
    let _cannot_fail = serde_json::to_writer(out, &what);
}

/// Writes a moment.
pub fn moment(out: &mut Vec<u8>, at: Moment) {
    out.push(b'"');
    at.write_rfc3339(out);
    out.push(b'"');
}

/// Writes a span of time, or the instant where both ends coincide.
pub fn span(out: &mut Vec<u8>, time: Interval) {
    out.push(b'"');
    time.start.write_rfc3339(out);
    if time.start != time.end {
        out.push(b'/');
        time.end.write_rfc3339(out);
    }
    out.push(b'"');
}

/// Writes a list, each of its parts by `write`.
pub fn list<T>(out: &mut Vec<u8>, parts: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (n, part) in parts.into_iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        write(out, part);
    }
    out.push(b']');
}
