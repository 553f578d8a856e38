//! The state a device was in while it measured (*trạng thái thiết bị*), Circular 10/2021, Annex 15.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// All two-digit codes in a row, so that a code is a slice of it and never an allocation.
const DIGITS: &str = "0001020304050607080910111213141516171819\
                      2021222324252627282930313233343536373839\
                      4041424344454647484950515253545556575859\
                      6061626364656667686970717273747576777879\
                      8081828384858687888990919293949596979899";

/// The byte that stands for "the layout has no status".
const NONE: u8 = 100;

/// Status code as the logger wrote it: two digits, or none where the layout has none (L3).
/// Vendors add codes of their own, so every pair of digits is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatusCode(u8);

/// What a status code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// `00`, measuring (*đang đo*).
    Measuring,
    /// `01`, calibrating (*hiệu chuẩn*).
    Calibrating,
    /// `02`, fault (*báo lỗi thiết bị*).
    Fault,
    /// A code that the circular does not name, for example `03` for maintenance.
    Other(u8),
    /// The file said nothing about it.
    Unknown,
}

impl StatusCode {
    /// `00`.
    pub const MEASURING: StatusCode = StatusCode(0);
    /// `01`.
    pub const CALIBRATING: StatusCode = StatusCode(1);
    /// `02`.
    pub const FAULT: StatusCode = StatusCode(2);
    /// No status was given.
    pub const ABSENT: StatusCode = StatusCode(NONE);

    /// The code in exactly two ASCII digits, as a logger writes it.
    pub fn from_digits(token: &[u8]) -> Option<StatusCode> {
        match token {
            [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(StatusCode((a - b'0') * 10 + (b - b'0'))),
            _ => None,
        }
    }

    /// The inverse of [`StatusCode::as_str`]: two digits, or nothing.
    pub fn from_text(text: &str) -> Option<StatusCode> {
        if text.is_empty() { Some(StatusCode::ABSENT) } else { StatusCode::from_digits(text.as_bytes()) }
    }

    /// Two digits, or the empty text where no status was given.
    pub fn as_str(self) -> &'static str {
        let at = usize::from(self.0) * 2;
        DIGITS.get(at..at + 2).unwrap_or("")
    }

    /// What it means.
    pub fn meaning(self) -> Status {
        match self.0 {
            0 => Status::Measuring,
            1 => Status::Calibrating,
            2 => Status::Fault,
            NONE => Status::Unknown,
            other => Status::Other(other),
        }
    }

    /// Whether a value of this status may enter an average: only `00`. Silence is not a `00`:
    /// a file without status says nothing about the device.
    pub fn counts_for_average(self) -> bool {
        self == StatusCode::MEASURING
    }

    pub(crate) fn to_byte(self) -> u8 {
        self.0
    }

    pub(crate) fn from_byte(byte: u8) -> Option<StatusCode> {
        (byte <= NONE).then_some(StatusCode(byte))
    }
}

impl std::fmt::Display for StatusCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for StatusCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for StatusCode {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        StatusCode::from_text(&text).ok_or_else(|| serde::de::Error::custom("a status is two digits or empty"))
    }
}
