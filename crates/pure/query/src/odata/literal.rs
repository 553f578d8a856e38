//! Literal values: numbers, moments, days, times, spans of time, durations, shapes.

use kernel::{Day, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};

use crate::eval::{FIRST_MOMENT, LAST_MOMENT};
use crate::refused::Expected;
use crate::scalar::{Interval, Scalar};

/// Why a literal cannot be read.
pub(super) enum Fault<'a> {
    /// Well formed, but there is no such value: kind and text.
    Impossible(&'static str, &'a str),
    /// So many bytes on, something else should stand.
    Expected(usize, Expected),
}

/// The text itself.
pub(super) fn text(value: String) -> Scalar {
    Scalar::Text(value)
}

/// A literal that starts with a digit, or with a minus and a digit, and its length.
pub(super) fn leading(rest: &str) -> Result<(Scalar, usize), Fault<'_>> {
    if shaped(rest, b"dddd-dd-dd") {
        if matches!(rest.as_bytes().get(10), Some(b'T' | b't')) {
            return moment_or_interval(rest);
        }
        let day = rest[..10].parse::<Day>().map_err(|_| Fault::Impossible("day", &rest[..10]))?;
        return Ok((Scalar::Day(day), 10));
    }
    if shaped(rest, b"dd:dd") {
        let length = clock_length(rest);
        let time = time(&rest[..length]).ok_or(Fault::Impossible("time", &rest[..length]))?;
        return Ok((time, length));
    }
    number(rest)
}

/// A literal whose kind stands before its quotes.
pub(super) fn prefixed<'a>(kind: &'a str, inside: &'a str) -> Result<Scalar, Fault<'a>> {
    let is = |name: &str| kind.eq_ignore_ascii_case(name);
    let (name, value) = if is("duration") {
        ("duration", duration(inside).map(Scalar::Duration))
    } else if is("geography") || is("geometry") {
        ("geometry", inside.parse().ok().map(Scalar::Geometry))
    } else if is("date") {
        ("day", inside.parse().ok().filter(|_| shaped(inside, b"dddd-dd-dd") && inside.len() == 10).map(Scalar::Day))
    } else if is("time") || is("timeofday") {
        ("time", Some(inside).filter(|t| shaped(t, b"dd:dd")).and_then(time))
    } else if is("datetime") || is("datetimeoffset") {
        let read = moment(inside).ok().filter(|(_, length)| *length == inside.len());
        ("moment", read.map(|(at, _)| Scalar::Moment(at)))
    } else {
        return Err(Fault::Expected(0, Expected::Value));
    };
    value.ok_or(Fault::Impossible(name, inside))
}

fn number(rest: &str) -> Result<(Scalar, usize), Fault<'_>> {
    let bytes = rest.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let sign = usize::from(bytes[0] == b'-');
    let mut end = sign + digits(sign);
    let mut whole = true;
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        whole = false;
        end += 1 + digits(end + 1);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + signed);
        if exponent > 0 {
            whole = false;
            end += 1 + signed + exponent;
        }
    }
    if rest[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':')) {
        return Err(Fault::Expected(end, Expected::Operator));
    }
    let text = &rest[..end];
    let value = if whole {
        text.parse().ok().map(Scalar::Integer)
    } else {
        text.parse::<f64>().ok().filter(|v| v.is_finite()).map(Scalar::Real)
    };
    value.map(|v| (v, end)).ok_or(Fault::Impossible("number", text))
}

fn moment_or_interval(rest: &str) -> Result<(Scalar, usize), Fault<'_>> {
    let (start, length) = moment(rest)?;
    let Some(after) = rest[length..].strip_prefix('/') else {
        return Ok((Scalar::Moment(start), length));
    };
    let at = length + 1;
    let (end, tail) = if after.starts_with(['P', 'p']) {
        let tail = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(after.len());
        let lasts = duration(&after[..tail]).ok_or(Fault::Impossible("duration", &after[..tail]))?;
        (start.0.checked_add(lasts).map(Moment), tail)
    } else {
        let (end, tail) = moment(after).map_err(|fault| match fault {
            Fault::Expected(offset, expected) => Fault::Expected(at + offset, expected),
            impossible @ Fault::Impossible(..) => impossible,
        })?;
        (Some(end), tail)
    };
    let whole = &rest[..at + tail];
    let end = end.filter(|end| (start..=LAST_MOMENT).contains(end)).ok_or(Fault::Impossible("interval", whole))?;
    Ok((Scalar::Interval(Interval { start, end }), whole.len()))
}

/// `2026-11-22T10:00[:00[.5]]` with `Z`, `+07:00` or ` 07:00`: a plus that was not encoded arrives as a
/// space, and in Viet Nam nearly every moment has one.
fn moment(rest: &str) -> Result<(Moment, usize), Fault<'_>> {
    let shape = shaped(rest, b"dddd-dd-ddTdd:dd") || shaped(rest, b"dddd-dd-ddtdd:dd");
    if !shape {
        return Err(Fault::Expected(0, Expected::Moment));
    }
    let clock = 11 + clock_length(&rest[11..]);
    let zone = &rest[clock..];
    let (offset, length) = if zone.starts_with(['Z', 'z']) {
        ("Z".to_owned(), 1)
    } else if shaped(zone.get(1..).unwrap_or_default(), b"dd:dd") && zone.starts_with(['+', '-', ' ']) {
        (zone[..6].replace(' ', "+"), 6)
    } else {
        return Err(Fault::Expected(clock, Expected::TimeZone));
    };
    let end = clock + length;
    let text = format!("{}{offset}", &rest[..clock].replace('t', "T"));
    let moment = text.parse::<Moment>().ok().filter(|m| (FIRST_MOMENT..=LAST_MOMENT).contains(m));
    Ok((moment.ok_or(Fault::Impossible("moment", &rest[..end]))?, end))
}

/// Length of `dd:dd[:dd[.d…]]` at the start.
fn clock_length(rest: &str) -> usize {
    if !shaped(rest.get(5..).unwrap_or_default(), b":dd") {
        return 5;
    }
    let fraction = rest[8..].strip_prefix('.').map_or(0, |f| f.bytes().take_while(u8::is_ascii_digit).count());
    if fraction == 0 { 8 } else { 9 + fraction }
}

fn time(text: &str) -> Option<Scalar> {
    let part = |at: usize, most: i64| text.get(at..at + 2)?.parse::<i64>().ok().filter(|v| *v <= most);
    let seconds = part(0, 23)? * 3600 + part(3, 59)? * 60 + if text.len() > 5 { part(6, 59)? } else { 0 };
    Some(Scalar::Time(seconds * MICROS_PER_SECOND + micros(text.get(9..).unwrap_or_default())?))
}

/// Digits behind a decimal point as microseconds; finer ones are cut off.
fn micros(digits: &str) -> Option<i64> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let six: String = digits.chars().chain("000000".chars()).take(6).collect();
    six.parse().ok()
}

/// ISO 8601 with weeks, days, hours, minutes, seconds. Years and months have no length and are refused.
fn duration(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |t| (-1, t));
    let mut rest = text.strip_prefix(['P', 'p'])?;
    let mut units: &[(char, i64)] = &[('W', 7 * MICROS_PER_DAY), ('D', MICROS_PER_DAY)];
    let mut total: i64 = 0;
    let mut parts = 0;
    while !rest.is_empty() {
        if let Some(clock) = rest.strip_prefix(['T', 't']) {
            units = &[('H', MICROS_PER_HOUR), ('M', 60 * MICROS_PER_SECOND), ('S', MICROS_PER_SECOND)];
            rest = clock;
        }
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, fraction) = rest[..end].split_once('.').unwrap_or((&rest[..end], ""));
        let unit = rest[end..].chars().next()?.to_ascii_uppercase();
        let place = units.iter().position(|(u, _)| *u == unit)?;
        let size = units[place].1;
        if !fraction.is_empty() && unit != 'S' {
            return None;
        }
        let whole: i64 = number.parse().ok()?;
        total = total.checked_add(whole.checked_mul(size)?)?.checked_add(micros(fraction)?)?;
        units = &units[place + 1..];
        rest = &rest[end + 1..];
        parts += 1;
    }
    (parts > 0).then_some(total * sign)
}

/// Whether the text starts with this shape, where `d` is any digit.
fn shaped(text: &str, shape: &[u8]) -> bool {
    text.len() >= shape.len()
        && text.bytes().zip(shape).all(|(b, s)| if *s == b'd' { b.is_ascii_digit() } else { b == *s })
}
