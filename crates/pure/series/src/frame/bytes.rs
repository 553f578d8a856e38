//! Reading bytes that may be anything.

use super::decode::FrameBroken;

/// What is left to read.
#[derive(Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn byte(&mut self) -> Result<u8, FrameBroken> {
        let (first, rest) = self.0.split_first().ok_or(FrameBroken::Short)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], FrameBroken> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(FrameBroken::Short)?;
        self.0 = rest;
        Ok(taken)
    }

    /// A varint of at most 32 bits, in its only shortest form.
    pub(super) fn varint(&mut self) -> Result<u32, FrameBroken> {
        let mut value = 0_u32;
        for shift in (0..).step_by(7) {
            let byte = self.byte()?;
            let bits = u32::from(byte & 0x7f);
            let shifted = bits.checked_shl(shift).ok_or(FrameBroken::Number)?;
            if shifted >> shift != bits || (byte == 0 && shift > 0) {
                return Err(FrameBroken::Number);
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(value)
    }
}

/// Appends a varint.
pub(super) fn push_varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Small numbers of either sign as small numbers without.
pub(super) fn zigzag(value: i32) -> u32 {
    (value.cast_unsigned() << 1) ^ (value >> 31).cast_unsigned()
}

/// The inverse of [`zigzag`].
pub(super) fn unzigzag(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}
