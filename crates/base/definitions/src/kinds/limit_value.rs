//! The smallest parts of a limit: what may not be passed, and for whom it holds.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a value may not pass (*giá trị giới hạn*).
///
/// Written as a number (at most), `{ min = 4 }` (at least), `{ low = 6, high = 9 }` (between, both
/// ends allowed) or `"not-detectable"`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// At most.
    Max(f64),
    /// At least.
    Min(f64),
    /// Between, both ends allowed.
    Range {
        /// At least.
        low: f64,
        /// At most.
        high: f64,
    },
    /// Not detectable (*không phát hiện*): whatever the method finds is too much.
    NotDetectable,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundTable {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
}

const NOT_DETECTABLE: &str = "not-detectable";

impl Serialize for Bound {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match *self {
            Bound::Max(max) => s.serialize_f64(max),
            Bound::Min(min) => BoundTable { min: Some(min), low: None, high: None }.serialize(s),
            Bound::Range { low, high } => BoundTable { min: None, low: Some(low), high: Some(high) }.serialize(s),
            Bound::NotDetectable => s.serialize_str(NOT_DETECTABLE),
        }
    }
}

impl<'de> Deserialize<'de> for Bound {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Bound, D::Error> {
        d.deserialize_any(BoundVisitor)
    }
}

struct BoundVisitor;

impl<'de> Visitor<'de> for BoundVisitor {
    type Value = Bound;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, { min = … }, { low = …, high = … } or \"not-detectable\"")
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Bound, E> {
        Ok(Bound::Max(v as f64))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Bound, E> {
        Ok(Bound::Max(v as f64))
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Bound, E> {
        Ok(Bound::Max(v))
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Bound, E> {
        if v == NOT_DETECTABLE { Ok(Bound::NotDetectable) } else { Err(E::custom(format!("`{v}` is no limit"))) }
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Bound, A::Error> {
        match BoundTable::deserialize(MapAccessDeserializer::new(map))? {
            BoundTable { min: Some(min), low: None, high: None } => Ok(Bound::Min(min)),
            BoundTable { min: None, low: Some(low), high: Some(high) } => Ok(Bound::Range { low, high }),
            _ => Err(A::Error::custom("write either min, or low and high")),
        }
    }
}

/// Conditions by name of the fact; all must hold.
pub type Conditions = BTreeMap<String, Condition>;

/// What a fact about the source must be: one text, one of several, or a number in a span.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// One of these texts.
    OneOf(Vec<String>),
    /// A number in this span.
    Within(Span),
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Condition::OneOf(texts) if texts.len() == 1 => texts[0].serialize(s),
            Condition::OneOf(texts) => texts.serialize(s),
            Condition::Within(span) => span.serialize(s),
        }
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Condition, D::Error> {
        d.deserialize_any(ConditionVisitor)
    }
}

struct ConditionVisitor;

impl<'de> Visitor<'de> for ConditionVisitor {
    type Value = Condition;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list of texts, or a span such as { over = 50, up_to = 200 }")
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Condition, E> {
        Ok(Condition::OneOf(vec![v.to_owned()]))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Condition, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(seq)).map(Condition::OneOf)
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
        Span::deserialize(MapAccessDeserializer::new(map)).map(Condition::Within)
    }
}

/// A span of numbers; each end open, included or excluded as the law writes it.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Above this (`<`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<f64>,
    /// From this (`≤`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// Up to this (`≤`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<f64>,
    /// Below this (`<`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
}

impl Span {
    /// Whether `v` lies inside.
    pub fn contains(&self, v: f64) -> bool {
        self.over.is_none_or(|b| v > b)
            && self.from.is_none_or(|b| v >= b)
            && self.up_to.is_none_or(|b| v <= b)
            && self.below.is_none_or(|b| v < b)
    }

    /// Whether `next` begins exactly where this ends: no number between, none in both.
    pub fn meets(&self, next: &Span) -> bool {
        match (self.up_to, self.below) {
            (Some(end), None) => next.over == Some(end) && next.from.is_none(),
            (None, Some(end)) => next.from == Some(end) && next.over.is_none(),
            _ => false,
        }
    }
}
