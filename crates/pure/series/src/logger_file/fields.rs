//! The fields of a reading, each checked by its own rule; both orders of fields share them.

use std::borrow::Cow;

use kernel::Moment;

use super::encoding::is_printable;
use super::reason::Reason;
use super::tokens::Separator;
use crate::status::StatusCode;
use crate::value::{Value, read_value};

/// The longest symbol; Table 34 of the circular needs five characters, names in words some more.
const MAX_SYMBOL: usize = 64;
/// The longest unit.
const MAX_UNIT: usize = 32;
/// Digits of `yyyyMMddHHmmss`.
const TIME_DIGITS: usize = 14;

/// Whether a token has the form of a time; it need not exist.
pub(super) fn is_time(token: &[u8]) -> bool {
    token.len() == TIME_DIGITS && token.iter().all(u8::is_ascii_digit)
}

/// Whether a token has the form of a status.
pub(super) fn is_status(token: &[u8]) -> bool {
    StatusCode::from_digits(token).is_some()
}

/// Reads times, and remembers the last one: all lines of a file usually have the same.
#[derive(Debug, Default)]
pub(super) struct Clockwork {
    last: Option<([u8; TIME_DIGITS], Moment)>,
}

impl Clockwork {
    pub(super) fn time(&mut self, token: &[u8]) -> Result<Moment, Reason> {
        let digits: [u8; TIME_DIGITS] = token.try_into().map_err(|_| Reason::TimeMalformed)?;
        if let Some((known, moment)) = self.last
            && known == digits
        {
            return Ok(moment);
        }
        let text = std::str::from_utf8(token).map_err(|_| Reason::TimeMalformed)?;
        let moment = Moment::from_compact_local(text).ok_or(Reason::TimeImpossible)?;
        self.last = Some((digits, moment));
        Ok(moment)
    }
}

/// A parameter's symbol: something to read, with a letter in it.
pub(super) fn check_symbol(text: &str) -> Result<(), Reason> {
    if text.is_empty() {
        return Err(Reason::SymbolMissing);
    }
    check_printable(text)?;
    if text.len() > MAX_SYMBOL || !text.chars().any(char::is_alphabetic) {
        return Err(Reason::SymbolMalformed);
    }
    Ok(())
}

/// A unit: anything short, or nothing (pH has none). Where fields are split at spaces a number in
/// its place means that a name had a space in it and everything has moved by one.
pub(super) fn check_unit(text: &str, separator: Separator) -> Result<(), Reason> {
    check_printable(text)?;
    let moved = separator != Separator::Tab && matches!(read_value(text.as_bytes()), Ok(Value::Number(_)));
    if moved || text.len() > MAX_UNIT { Err(Reason::UnitMalformed) } else { Ok(()) }
}

fn check_printable(text: &str) -> Result<(), Reason> {
    if is_printable(text) {
        Ok(())
    } else if text.contains('\0') {
        Err(Reason::Nul)
    } else {
        Err(Reason::ControlCharacter)
    }
}

/// A value, and the text it was read from (ASCII by its own rule).
pub(super) fn value(token: &[u8]) -> Result<(Value, Cow<'_, str>), Reason> {
    let value = read_value(token)?;
    let text = std::str::from_utf8(token).map_err(|_| Reason::ValueNotANumber)?;
    Ok((value, Cow::Borrowed(text)))
}
