//! Packing a frame.

use super::bytes::{push_varint, zigzag};
use super::{FrameValue, LONG, TAG_FLAGS, TAG_LENGTH_SHIFT, TAG_PACKED, TAG_STATUS, VERSION, digits};
use crate::status::StatusCode;

/// The bytes of a frame. Values keep their order; ascending slots take the least space.
pub fn encode(values: &[FrameValue]) -> Vec<u8> {
    let mut out = Vec::with_capacity(4 + values.len() * 8);
    out.push(VERSION);
    push_varint(&mut out, values.len() as u32);
    let mut previous = -1;
    for value in values {
        let slot = i32::from(value.slot);
        push_varint(&mut out, zigzag(slot - previous - 1));
        previous = slot;
        push_value(&mut out, value);
    }
    out
}

fn push_value(out: &mut Vec<u8>, value: &FrameValue) {
    let text = value.text.as_str();
    let packed = digits::packable(text);
    let short = text.len().min(LONG);
    let mut tag = (short as u8) << TAG_LENGTH_SHIFT;
    for (holds, bit) in
        [(value.status != StatusCode::MEASURING, TAG_STATUS), (value.flags != 0, TAG_FLAGS), (packed, TAG_PACKED)]
    {
        tag |= if holds { bit } else { 0 };
    }
    out.push(tag);
    if tag & TAG_STATUS != 0 {
        out.push(value.status.to_byte());
    }
    if tag & TAG_FLAGS != 0 {
        push_varint(out, u32::from(value.flags));
    }
    if short == LONG {
        push_varint(out, text.len() as u32);
    }
    if packed { digits::pack(text, out) } else { out.extend_from_slice(text.as_bytes()) }
}
