//! Unpacking a frame: total on any bytes, and never more memory than the bytes themselves allow.

use smol_str::SmolStr;

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
pub fn decode(bytes: &[u8]) -> Result<Vec<FrameValue>, FrameBroken> {
    let mut walk = Walk::begin(bytes)?;
    let mut values = Vec::with_capacity(walk.left);
    while let Some(packed) = walk.next()? {
        values.push(packed.unpacked()?);
    }
    Ok(values)
}

/// The value of one slot with its place among those of the frame, without unpacking the others.
pub fn find(bytes: &[u8], slot: u16) -> Result<Option<(usize, FrameValue)>, FrameBroken> {
    let mut walk = Walk::begin(bytes)?;
    let mut at = 0;
    while let Some(packed) = walk.next()? {
        if packed.slot == slot {
            return packed.unpacked().map(|value| Some((at, value)));
        }
        at += 1;
    }
    Ok(None)
}

/// A value whose text is still packed.
struct Packed<'a> {
    slot: u16,
    status: StatusCode,
    flags: u16,
    /// Characters of its text, where they are packed.
    digits: Option<usize>,
    text: &'a [u8],
}

impl Packed<'_> {
    fn unpacked(self) -> Result<FrameValue, FrameBroken> {
        let text = match self.digits {
            None => SmolStr::new(std::str::from_utf8(self.text).map_err(|_| FrameBroken::Text)?),
            Some(length) => digits::unpack(self.text, length).ok_or(FrameBroken::Text)?,
        };
        Ok(FrameValue { slot: self.slot, status: self.status, flags: self.flags, text })
    }
}

/// Goes through the values of a frame.
struct Walk<'a> {
    bytes: Bytes<'a>,
    left: usize,
    previous: i32,
}

impl<'a> Walk<'a> {
    fn begin(bytes: &'a [u8]) -> Result<Walk<'a>, FrameBroken> {
        let mut bytes = Bytes(bytes);
        match bytes.byte()? {
            VERSION => {}
            version => return Err(FrameBroken::Version(version)),
        }
        let left = bytes.varint()? as usize;
        // A value takes two bytes at least; a count that lies must not reserve memory.
        if left > bytes.0.len() / 2 {
            return Err(FrameBroken::Short);
        }
        Ok(Walk { bytes, left, previous: -1 })
    }

    /// The next value; none at the end, after which nothing may be left over.
    fn next(&mut self) -> Result<Option<Packed<'a>>, FrameBroken> {
        if self.left == 0 {
            return if self.bytes.0.is_empty() { Ok(None) } else { Err(FrameBroken::Surplus) };
        }
        self.left -= 1;
        let bytes = &mut self.bytes;
        let step = unzigzag(bytes.varint()?);
        let slot = self.previous.checked_add(1).and_then(|next| next.checked_add(step)).ok_or(FrameBroken::Number)?;
        let slot = u16::try_from(slot).map_err(|_| FrameBroken::Number)?;
        self.previous = i32::from(slot);
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
        let digits = (tag & TAG_PACKED != 0).then_some(length);
        let text = bytes.take(digits.map_or(length, digits::packed_length))?;
        Ok(Some(Packed { slot, status, flags, digits, text }))
    }
}
