//! A frame (*bản tin*): the values of one station at one time, packed for storing.
//!
//! A frame keeps what the logger wrote: slot, status, flags, and the value as text. The number is
//! read from the text by the rule of `value.rs` whenever it is needed, so a frame can never hold a
//! number that differs from the logger's own characters. Station and time stand in the row beside it.
//!
//! Layout, version 1, all integers as LEB128 varints:
//!
//! ```text
//! 01 | number of values | value…
//! value = zigzag(slot − previous slot − 1) | tag | status, if tag bit 0 | flags, if tag bit 1
//!         | length of text, if tag bits 3–7 are 31 | text
//! tag   = bit 0: status is not 00; bit 1: flags are not 0; bit 2: text is packed;
//!         bits 3–7: length of text in bytes, or 31
//! ```
//!
//! Packed text has four bits a character, first character in the high bits; `41.60` takes three
//! bytes, and a frame of twelve values about sixty.

mod bytes;
mod decode;
mod digits;
mod encode;

use smol_str::SmolStr;

use crate::status::StatusCode;

pub use decode::{FrameBroken, decode, find};
pub use encode::encode;

/// The version of the layout that [`encode`] writes.
const VERSION: u8 = 1;
/// The length in a tag that says: the length follows.
const LONG: usize = 31;

const TAG_STATUS: u8 = 1;
const TAG_FLAGS: u8 = 1 << 1;
const TAG_PACKED: u8 = 1 << 2;
const TAG_LENGTH_SHIFT: u32 = 3;

/// One value of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameValue {
    /// The parameter's place in its station.
    pub slot: u16,
    /// The state of the device.
    pub status: StatusCode,
    /// What is known against it, see [`crate::flags`].
    pub flags: u16,
    /// The value as text.
    pub text: SmolStr,
}

impl FrameValue {
    /// The number that was measured, if one was.
    pub fn value(&self) -> Option<f64> {
        crate::value::parse_value(&self.text)
    }

    /// Whether it may enter an average: measured, by a working device, and not set aside.
    pub fn counts_for_average(&self) -> bool {
        self.status.counts_for_average() && !crate::flags::invalidated(self.flags) && self.value().is_some()
    }
}
