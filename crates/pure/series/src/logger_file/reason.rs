//! Why something stands in quarantine.

use crate::value::ValueFault;

/// Why bytes of a file are no reading (*lý do cách ly*). The code of a reason is stored with
/// receipts and names its message, so it never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The file is written in UTF-16.
    Utf16,
    /// A NUL byte: space that was reserved and never written, after a power cut.
    Nul,
    /// A control character or an invisible one.
    ControlCharacter,
    /// The rest of a file that is too large.
    FileTooLarge,
    /// The rest of a file that has too many lines.
    TooManyLines,
    /// Too few fields for a reading.
    FieldsMissing,
    /// Too many fields for a reading.
    FieldsSurplus,
    /// The file breaks off here.
    Truncated,
    /// No symbol.
    SymbolMissing,
    /// A symbol without a letter, or too long.
    SymbolMalformed,
    /// A unit that is too long, or a number in its place.
    UnitMalformed,
    /// A value that is no number.
    ValueNotANumber,
    /// A value with more than one mark; it may mean two things.
    ValueThousands,
    /// A value that is too long.
    ValueTooLong,
    /// A value too great or too small to be one.
    ValueOutOfRange,
    /// No `yyyyMMddHHmmss` where the time should be.
    TimeMalformed,
    /// A date or time of day that does not exist.
    TimeImpossible,
    /// No two digits where the status should be.
    StatusMalformed,
}

impl Reason {
    /// Every reason, for tests over messages.
    pub const ALL: [Reason; 18] = [
        Reason::Utf16,
        Reason::Nul,
        Reason::ControlCharacter,
        Reason::FileTooLarge,
        Reason::TooManyLines,
        Reason::FieldsMissing,
        Reason::FieldsSurplus,
        Reason::Truncated,
        Reason::SymbolMissing,
        Reason::SymbolMalformed,
        Reason::UnitMalformed,
        Reason::ValueNotANumber,
        Reason::ValueThousands,
        Reason::ValueTooLong,
        Reason::ValueOutOfRange,
        Reason::TimeMalformed,
        Reason::TimeImpossible,
        Reason::StatusMalformed,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Reason::Utf16 => "utf-16",
            Reason::Nul => "nul",
            Reason::ControlCharacter => "control-character",
            Reason::FileTooLarge => "file-too-large",
            Reason::TooManyLines => "too-many-lines",
            Reason::FieldsMissing => "fields-missing",
            Reason::FieldsSurplus => "fields-surplus",
            Reason::Truncated => "truncated",
            Reason::SymbolMissing => "symbol-missing",
            Reason::SymbolMalformed => "symbol-malformed",
            Reason::UnitMalformed => "unit-malformed",
            Reason::ValueNotANumber => "value-not-a-number",
            Reason::ValueThousands => "value-thousands",
            Reason::ValueTooLong => "value-too-long",
            Reason::ValueOutOfRange => "value-out-of-range",
            Reason::TimeMalformed => "time-malformed",
            Reason::TimeImpossible => "time-impossible",
            Reason::StatusMalformed => "status-malformed",
        }
    }
}

impl From<ValueFault> for Reason {
    fn from(fault: ValueFault) -> Reason {
        match fault {
            ValueFault::NotANumber => Reason::ValueNotANumber,
            ValueFault::Thousands => Reason::ValueThousands,
            ValueFault::TooLong => Reason::ValueTooLong,
            ValueFault::OutOfRange => Reason::ValueOutOfRange,
        }
    }
}
