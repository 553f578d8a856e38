//! A cleaned text as a value of a kind, or the refusal that says what stands there instead.

mod coordinate;
mod number;
mod time;

use kernel::text::fold;
use kernel::{Arg, Bilingual, Refusal};

use crate::kind::{Choice, Kind};
use crate::refused;
use crate::value::FieldValue;

/// Reads `text`, which is not empty, for the field at `at`.
pub(crate) fn value(kind: &Kind, text: &str, at: &str) -> Result<FieldValue, Refusal> {
    match kind {
        Kind::Text { max } => line(text, *max, at),
        Kind::Integer { min, max, .. } => {
            let value = number::whole(text).ok_or_else(|| refused::not_integer(at, text))?;
            within(value, *min, *max, text, at)?;
            Ok(FieldValue::Integer(value))
        }
        Kind::Decimal { min, max, .. } => {
            let value = number::decimal(text).ok_or_else(|| refused::not_number(at, text))?;
            within(value, *min, *max, text, at)?;
            Ok(FieldValue::Decimal(value))
        }
        Kind::Choice { list } => {
            let found = list.iter().find(|c| names(c).any(|name| fold(name) == fold(text)));
            found
                .map(|c| FieldValue::Choice(c.code.clone()))
                .ok_or_else(|| refused::not_a_choice(at, text, &answers(list)))
        }
        Kind::Day => time::day(text).map(FieldValue::Day).ok_or_else(|| refused::not_a_day(at, text)),
        Kind::Moment => time::moment(text).map(FieldValue::Moment).ok_or_else(|| refused::not_a_moment(at, text)),
        Kind::Boolean => yes_or_no(text).map(FieldValue::Boolean).ok_or_else(|| refused::not_boolean(at, text)),
        Kind::Coordinate { axis, min, max } => {
            let value = coordinate::degrees(text, *axis).ok_or_else(|| refused::not_a_coordinate(at, text))?;
            if (*min..=*max).contains(&value) {
                Ok(FieldValue::Coordinate(value))
            } else {
                Err(refused::outside(at, text, *min, *max))
            }
        }
        Kind::List { of, separator } => list(of, *separator, text, at),
        Kind::Assignment { of } => assignment(of, text, at),
    }
}

fn line(text: &str, max: usize, at: &str) -> Result<FieldValue, Refusal> {
    if text.chars().any(char::is_control) {
        return Err(refused::control_character(at));
    }
    // Excel keeps leading zeros behind an apostrophe that does not belong to the text.
    let text = text.strip_prefix('\'').filter(|t| t.starts_with('0')).unwrap_or(text);
    let length = text.chars().count();
    if length > max { Err(refused::too_long(at, max, length)) } else { Ok(FieldValue::Text(text.to_owned())) }
}

/// Whether a number lies between the least and the greatest.
pub(crate) fn within<N: PartialOrd + Into<Arg>>(
    value: N,
    min: Option<N>,
    max: Option<N>,
    text: &str,
    at: &str,
) -> Result<(), Refusal> {
    match (min, max) {
        (Some(min), _) if value < min => Err(refused::too_small(at, text, min)),
        (_, Some(max)) if value > max => Err(refused::too_large(at, text, max)),
        _ => Ok(()),
    }
}

/// Everything that an answer is called.
fn names(choice: &Choice) -> impl Iterator<Item = &str> {
    let Bilingual { vi, en } = &choice.label;
    [choice.code.as_str(), vi, en]
        .into_iter()
        .chain(choice.aliases.iter().map(String::as_str))
        .filter(|n| !n.is_empty())
}

fn answers(list: &[Choice]) -> String {
    let codes: Vec<&str> = list.iter().map(|c| c.code.as_str()).collect();
    codes.join(", ")
}

fn yes_or_no(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "co" | "x" | "1" | "true" | "yes" | "y" | "dung" | "v" | "✓" | "✔" => Some(true),
        "khong" | "0" | "false" | "no" | "n" | "sai" | "ko" | "k" => Some(false),
        _ => None,
    }
}

/// Empty places in a list are passed over: `pH;;COD;`.
fn list(of: &Kind, separator: char, text: &str, at: &str) -> Result<FieldValue, Refusal> {
    let mut values: Vec<FieldValue> = Vec::new();
    let parts = text.split(separator).map(str::trim).filter(|part| !part.is_empty());
    for (n, part) in parts.enumerate() {
        let at = format!("{at}.{}", n + 1);
        let value = value(of, part, &at)?;
        if values.iter().any(|known| known.identity() == value.identity()) {
            return Err(refused::twice(&at, part));
        }
        values.push(value);
    }
    Ok(FieldValue::List(values))
}

fn assignment(of: &Kind, text: &str, at: &str) -> Result<FieldValue, Refusal> {
    let (name, text) = text.split_once(['=', ':']).ok_or_else(|| refused::not_an_assignment(at, text))?;
    let (name, text) = (name.trim(), text.trim());
    if name.is_empty() || text.is_empty() {
        return Err(refused::not_an_assignment(at, &format!("{name}={text}")));
    }
    Ok(FieldValue::Assignment { name: name.to_owned(), value: Box::new(value(of, text, at)?) })
}
