//! Unpacking a frame: total on any bytes, and never more memory than the bytes themselves allow.

use std::borrow::Cow;

use super::bytes::{Bytes, unzigzag};
use super::{FrameValue, LONG, TAG_FLAGS, TAG_LENGTH_SHIFT, TAG_PACKED, TAG_STATUS, VERSION, digits};
use crate::status::StatusCode;

/// Why bytes are no frame. Stored frames are checked by their hash, so this means damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameBroken {
    /// A version that this program does not know.
    Version(u8),
    /// The bytes end too early.
    Short,
    /// Bytes are left over.
    Surplus,
    /// A number is out of its range or not in its shortest form.
    Number,
    /// A text is not what its tag says.
    Text,
}

impl std::fmt::Display for FrameBroken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            FrameBroken::Version(version) => write!(f, "frame of unknown version {version}"),
            FrameBroken::Short => f.write_str("frame ends too early"),
            FrameBroken::Surplus => f.write_str("frame has bytes left over"),
            FrameBroken::Number => f.write_str("number in frame out of range"),
            FrameBroken::Text => f.write_str("text in frame damaged"),
        }
    }
}

impl std::error::Error for FrameBroken {}

/// The values of a frame, in the order in which they were packed.
pub fn decode(bytes: &[u8]) -> Result<Vec<FrameValue<'_>>, FrameBroken> {
    let mut bytes = Bytes(bytes);
    match bytes.byte()? {
        VERSION => {}
        version => return Err(FrameBroken::Version(version)),
    }
    let count = bytes.varint()? as usize;
    // A value takes two bytes at least; a count that lies must not reserve memory.
    if count > bytes.0.len() / 2 {
        return Err(FrameBroken::Short);
    }
    let mut values = Vec::with_capacity(count);
    let mut previous = -1;
    for _ in 0..count {
        let value = value(&mut bytes, previous)?;
        previous = i32::from(value.slot);
        values.push(value);
    }
    if bytes.0.is_empty() { Ok(values) } else { Err(FrameBroken::Surplus) }
}

fn value<'a>(bytes: &mut Bytes<'a>, previous: i32) -> Result<FrameValue<'a>, FrameBroken> {
    let step = unzigzag(bytes.varint()?);
    let slot = previous.checked_add(1).and_then(|next| next.checked_add(step)).ok_or(FrameBroken::Number)?;
    let slot = u16::try_from(slot).map_err(|_| FrameBroken::Number)?;
    let tag = bytes.byte()?;
    let status = if tag & TAG_STATUS == 0 {
        StatusCode::MEASURING
    } else {
        StatusCode::from_byte(bytes.byte()?).ok_or(FrameBroken::Number)?
    };
    let flags = if tag & TAG_FLAGS == 0 { 0 } else { bytes.varint()? };
    let flags = u16::try_from(flags).map_err(|_| FrameBroken::Number)?;
    let mut length = usize::from(tag >> TAG_LENGTH_SHIFT);
    if length == LONG {
        length = bytes.varint()? as usize;
    }
    let text = if tag & TAG_PACKED == 0 {
        Cow::Borrowed(std::str::from_utf8(bytes.take(length)?).map_err(|_| FrameBroken::Text)?)
    } else {
        let packed = bytes.take(digits::packed_length(length))?;
        Cow::Owned(digits::unpack(packed, length).ok_or(FrameBroken::Text)?)
    };
    Ok(FrameValue { slot, status, flags, text })
}
