//! What a file holds: readings, and what could not be read.

use std::borrow::Cow;

use kernel::Moment;

use super::reason::Reason;
use crate::status::StatusCode;
use crate::value::is_sentinel;

/// The longest heading of layout L3, in bytes.
pub(super) const MAX_HEADING: usize = 200;

/// A range of the file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// One value of one parameter at one time (*giá trị quan trắc*), as the logger wrote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<'a> {
    /// The parameter's symbol (*ký hiệu thông số*), not yet looked up.
    pub symbol: Cow<'a, str>,
    /// The number; `None` for no data (`---`) and for a sentinel (`-9999`).
    pub value: Option<f64>,
    /// The text of the value.
    pub text: Cow<'a, str>,
    /// The unit, empty where the logger gave none.
    pub unit: Cow<'a, str>,
    /// When it was measured.
    pub time: Moment,
    /// The state of the device.
    pub status: StatusCode,
    /// Line, from 1.
    pub line: u32,
    /// Column of its first byte, from 1, in bytes.
    pub column: u32,
    /// The bytes it was read from.
    pub span: Span,
}

impl Reading<'_> {
    /// Whether the logger sent a number that means "no measurement".
    pub fn is_sentinel(&self) -> bool {
        self.value.is_none() && is_sentinel(&self.text)
    }

    /// The same, independent of the file's bytes.
    pub fn into_owned(self) -> Reading<'static> {
        Reading {
            symbol: Cow::Owned(self.symbol.into_owned()),
            text: Cow::Owned(self.text.into_owned()),
            unit: Cow::Owned(self.unit.into_owned()),
            ..self
        }
    }
}

/// Bytes that are no reading (*số liệu bị cách ly*): kept, shown, never dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// Line of its first byte, from 1.
    pub line: u32,
    /// Column of the fault, from 1, in bytes.
    pub column: u32,
    /// Why.
    pub reason: Reason,
    /// The bytes as printable text, cut after a bound; see `excerpt.rs` for how to read it.
    pub excerpt: String,
    /// The bytes.
    pub span: Span,
}

/// The first line of layout L3, `station_stationname`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its text.
    pub text: Cow<'a, str>,
    /// Line, from 1.
    pub line: u32,
    /// The bytes it was read from.
    pub span: Span,
}

impl Heading<'_> {
    /// The same, independent of the file's bytes.
    pub fn into_owned(self) -> Heading<'static> {
        Heading { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}
