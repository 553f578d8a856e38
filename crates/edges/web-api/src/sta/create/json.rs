//! JSON as it was written: properties of an object with the text of their values, so that a number keeps the digits
//! of its logger.

use std::borrow::Cow;
use std::fmt;

use kernel::Refusal;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The properties of an object, in their order.
pub struct Object<'a>(pub Vec<(Cow<'a, str>, &'a str)>);

/// The elements of an array.
pub type Array<'a> = Vec<&'a RawValue>;

impl<'de: 'a, 'a> Deserialize<'de> for Object<'a> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Object<'a>, D::Error> {
        struct Properties;
        impl<'de> Visitor<'de> for Properties {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut all = Vec::new();
                while let Some((Name(name), value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    all.push((name, value.get()));
                }
                Ok(Object(all))
            }
        }
        d.deserialize_map(Properties)
    }
}

/// A name, borrowed where nothing in it is escaped.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads a whole document; a fault in its form is refused with its place.
pub fn document<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(bytes)
        .map_err(|e| Refusal::new("refused-api-json").with("line", e.line()).with("column", e.column()))
}

/// Reads a part of a document that is in good form, if it is of this kind.
pub fn part<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
    serde_json::from_str(text).ok()
}
