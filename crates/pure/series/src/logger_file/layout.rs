//! Which layout a line is written in, and, where it is none, what is wrong with it.

use super::fields::{is_status, is_time};
use super::reason::Reason;
use super::tokens::Token;

/// Fields of a reading in layouts L1 and L2: symbol, value, unit, time, status.
pub(super) const FIVE: usize = 5;

/// The layouts that loggers use (*cấu trúc tệp*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// One line a reading: symbol, value, unit, time, status.
    L1,
    /// Many readings of five fields on one line.
    L2,
    /// A heading, then lines of time, name, value, unit, without status.
    L3,
}

impl Layout {
    /// `L1`, `L2` or `L3`.
    pub fn code(self) -> &'static str {
        match self {
            Layout::L1 => "L1",
            Layout::L2 => "L2",
            Layout::L3 => "L3",
        }
    }
}

/// The layout of a line, if a reading can be made out in it.
pub(super) fn detect(bytes: &[u8], tokens: &[Token]) -> Option<Layout> {
    match next_five(bytes, tokens, 0) {
        Some(at) if next_five(bytes, tokens, at + FIVE).is_some() => Some(Layout::L2),
        Some(_) => Some(Layout::L1),
        None if tokens.len() >= 3 && is_time(tokens[0].of(bytes)) => Some(Layout::L3),
        None => None,
    }
}

/// Where, from token `from` on, five fields of a reading begin: the fourth token has the form of a
/// time, the fifth that of a status.
pub(super) fn next_five(bytes: &[u8], tokens: &[Token], from: usize) -> Option<usize> {
    let windows = tokens.get(from..)?.windows(FIVE);
    let found = windows.into_iter().position(|five| fits(bytes, five))?;
    Some(from + found)
}

fn fits(bytes: &[u8], five: &[Token]) -> bool {
    is_time(five[3].of(bytes)) && is_status(five[4].of(bytes))
}

/// Why these tokens are no reading, and the byte that shows it.
pub(super) fn diagnose(bytes: &[u8], tokens: &[Token]) -> (usize, Reason) {
    for token in tokens {
        if let Some(found) = token.of(bytes).iter().position(u8::is_ascii_control) {
            let at = token.start + found;
            return (at, if bytes[at] == 0 { Reason::Nul } else { Reason::ControlCharacter });
        }
    }
    let start = tokens.first().map_or(0, |t| t.start);
    match tokens {
        [_, _, _, time, _, ..] if !is_time(time.of(bytes)) => (time.start, Reason::TimeMalformed),
        [_, _, _, _, status, ..] => (status.start, Reason::StatusMalformed),
        _ => (start, Reason::FieldsMissing),
    }
}
