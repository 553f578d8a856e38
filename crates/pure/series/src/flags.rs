//! What quality control says of a reading (*cờ kiểm soát chất lượng*), one bit each; no bit set means
//! that nothing is known against it.
//!
//! A flag never changes the reading. Bits are stored, so a bit keeps its meaning for ever.

/// Taken while the device was being calibrated.
pub const CALIBRATION: u16 = 1;
/// Taken while the device reported a fault.
pub const FAULT: u16 = 1 << 1;
/// Taken during maintenance.
pub const MAINTENANCE: u16 = 1 << 2;
/// Outside the measuring range of the analyser.
pub const OUT_OF_RANGE: u16 = 1 << 3;
/// The same value for suspiciously long.
pub const FLATLINE: u16 = 1 << 4;
/// A jump that the quantity cannot make.
pub const SPIKE: u16 = 1 << 5;
/// Below zero where the quantity cannot be.
pub const NEGATIVE: u16 = 1 << 6;
/// No value was sent.
pub const MISSING: u16 = 1 << 7;
/// Arrived later than the rule allows.
pub const LATE: u16 = 1 << 8;
/// The time cannot be right.
pub const CLOCK: u16 = 1 << 9;
/// Another reading of the same time counts instead.
pub const DUPLICATE: u16 = 1 << 10;
/// Below the detection limit.
pub const BELOW_DL: u16 = 1 << 11;
/// Declared invalid by an officer.
pub const MANUAL_INVALID: u16 = 1 << 12;
/// Declared valid by an officer.
pub const MANUAL_VALIDATED: u16 = 1 << 13;
/// A number that stands for "no measurement", such as -9999.
pub const SENTINEL: u16 = 1 << 14;

/// Contradicts another parameter of the same time.
pub const INCONSISTENT: u16 = 1 << 15;

/// Every flag with its stable name, lowest bit first; the names are parts of message keys.
pub const ALL: [(u16, &str); 16] = [
    (CALIBRATION, "calibration"),
    (FAULT, "fault"),
    (MAINTENANCE, "maintenance"),
    (OUT_OF_RANGE, "out-of-range"),
    (FLATLINE, "flatline"),
    (SPIKE, "spike"),
    (NEGATIVE, "negative"),
    (MISSING, "missing"),
    (LATE, "late"),
    (CLOCK, "clock"),
    (DUPLICATE, "duplicate"),
    (BELOW_DL, "below-dl"),
    (MANUAL_INVALID, "manual-invalid"),
    (MANUAL_VALIDATED, "manual-validated"),
    (SENTINEL, "sentinel"),
    (INCONSISTENT, "inconsistent"),
];

/// Flags that take a reading out of averages by themselves. The others (late, below the detection
/// limit, flat, spiky, inconsistent, slightly negative) ask an officer to look; the value still counts until he has.
pub const INVALIDATING: u16 = CALIBRATION | FAULT | MAINTENANCE | OUT_OF_RANGE | MISSING | CLOCK | DUPLICATE | SENTINEL;

/// Whether a reading with these flags stays out of averages. An officer's word is stronger than a
/// machine's, and his "invalid" stronger than his "valid".
pub fn invalidated(flags: u16) -> bool {
    if flags & MANUAL_INVALID != 0 {
        return true;
    }
    flags & MANUAL_VALIDATED == 0 && flags & INVALIDATING != 0
}

/// The names of the flags that are set, lowest bit first.
pub fn names(flags: u16) -> impl Iterator<Item = &'static str> {
    ALL.into_iter().filter(move |(bit, _)| flags & bit != 0).map(|(_, name)| name)
}
