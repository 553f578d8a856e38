//! The mark of the place where a page ends, as an opaque text.
//!
//! It is not signed: whoever makes one up sees what any filter would have shown him, for the scope
//! stands beside it in the question. But a mark that does not belong to the order is refused.

use std::cmp::Ordering;
use std::fmt;

use kernel::{Day, Moment, Refusal};
use serde_json::Value;

use crate::order::Order;
use crate::refused;
use crate::scalar::{Kind, Scalar};

/// Where a page ends.
#[derive(Debug, Clone, PartialEq)]
pub struct PageMark {
    order: String,
    values: Vec<Scalar>,
}

impl PageMark {
    /// The place of the row with these values (see [`Order::values`]).
    pub fn new(order: &Order, values: Vec<Scalar>) -> PageMark {
        PageMark { order: order.signature(), values }
    }

    /// Reads a mark that `order` gave out.
    pub fn parse(text: &str, order: &Order) -> Result<PageMark, Refusal> {
        read(text, order).ok_or_else(refused::page_mark)
    }

    /// The values of the last row of the page.
    pub fn values(&self) -> &[Scalar] {
        &self.values
    }

    /// Whether a row with these values comes after the mark.
    pub fn is_before(&self, order: &Order, values: &[Scalar]) -> bool {
        order.compare(&self.values, values) == Ordering::Less
    }
}

/// The mark as text for `$skiptoken`.
impl fmt::Display for PageMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list: Vec<Value> =
            std::iter::once(self.order.as_str().into()).chain(self.values.iter().map(written)).collect();
        f.write_str(&base64(Value::from(list).to_string().as_bytes()))
    }
}

fn read(text: &str, order: &Order) -> Option<PageMark> {
    let bytes = from_base64(text)?;
    let list: Vec<Value> = serde_json::from_slice(&bytes).ok()?;
    let (signature, values) = list.split_first()?;
    let nullable = order.keys().iter().flat_map(|k| k.kinds().iter().map(|kind| (*kind, k.nullable)));
    let kinds: Vec<(Kind, bool)> = nullable.collect();
    if signature.as_str()? != order.signature() || values.len() != kinds.len() {
        return None;
    }
    let values: Option<Vec<Scalar>> = values
        .iter()
        .zip(kinds)
        .map(|(v, (kind, nullable))| scalar(v, kind).filter(|s| nullable || !s.is_null()))
        .collect();
    Some(PageMark { order: order.signature(), values: values? })
}

fn written(value: &Scalar) -> Value {
    match value {
        Scalar::Boolean(v) => (*v).into(),
        Scalar::Integer(v) | Scalar::Duration(v) | Scalar::Time(v) => (*v).into(),
        Scalar::Moment(v) => v.0.into(),
        // By its bits: decimal digits might come back as a neighbouring number.
        Scalar::Real(v) => v.to_bits().into(),
        Scalar::Text(v) => v.as_str().into(),
        Scalar::Day(v) => v.to_string().into(),
        Scalar::Null | Scalar::Interval(_) | Scalar::Geometry(_) => Value::Null,
    }
}

fn scalar(value: &Value, kind: Kind) -> Option<Scalar> {
    if value.is_null() {
        return Some(Scalar::Null);
    }
    Some(match kind {
        Kind::Boolean => Scalar::Boolean(value.as_bool()?),
        Kind::Integer => Scalar::Integer(value.as_i64()?),
        Kind::Duration => Scalar::Duration(value.as_i64()?),
        Kind::Time => Scalar::Time(value.as_i64()?),
        Kind::Moment => Scalar::Moment(Moment(value.as_i64()?)),
        Kind::Real => Some(f64::from_bits(value.as_u64()?)).filter(|v| v.is_finite()).map(Scalar::Real)?,
        Kind::Text => value.as_str().filter(|t| !t.contains('\0')).map(Scalar::from)?,
        Kind::Day => Scalar::Day(value.as_str()?.parse::<Day>().ok()?),
        Kind::Interval | Kind::Geometry => return None,
    })
}

/// The alphabet that needs no encoding in an address (RFC 4648, section 5).
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..=chunk.len() {
            out.push(char::from(ALPHABET[(bits >> (18 - 6 * n) & 63) as usize]));
        }
    }
    out
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        if chunk.len() == 1 {
            return None;
        }
        let mut bits = 0_u32;
        for (n, letter) in chunk.iter().enumerate() {
            let digit = ALPHABET.iter().position(|a| a == letter)?;
            bits |= (digit as u32) << (18 - 6 * n);
        }
        out.extend_from_slice(&bits.to_be_bytes()[1..chunk.len()]);
    }
    Some(out)
}
