//! Single values as they stand in JSON: a result, a moment, a status, a link. What is wrong is said by the reason
//! under which a row is put aside.

use kernel::Moment;
use monitoring::receive::observed::NO_VALUE;
use series::{StatusCode, ValueFault, read_value};

use super::json::{self, Object};

/// The text of a result: a number as it was written, or what stands for none.
pub fn result(raw: &str) -> Result<&str, &'static str> {
    match raw.as_bytes().first() {
        Some(b'n') => Ok(NO_VALUE),
        Some(b'-' | b'0'..=b'9') => match read_value(raw.as_bytes()) {
            Ok(_) => Ok(raw),
            Err(ValueFault::TooLong) => Err("value-too-long"),
            Err(ValueFault::OutOfRange) => Err("value-out-of-range"),
            Err(ValueFault::NotANumber | ValueFault::Thousands) => Err("value-not-a-number"),
        },
        _ => Err("value-not-a-number"),
    }
}

/// An instant in ISO 8601 with its offset; none for null.
pub fn moment(raw: &str) -> Result<Option<Moment>, &'static str> {
    if raw == "null" {
        return Ok(None);
    }
    let malformed = "moment-malformed";
    let text = json::part::<&str>(raw).ok_or(malformed)?;
    // Of the many forms of ISO 8601 the one that says day, time of day and offset.
    let is_profiled = text.as_bytes().get(10).is_some_and(|b| matches!(b, b'T' | b't' | b' ')) && !text.contains('[');
    text.parse().ok().filter(|_| is_profiled).map(Some).ok_or(malformed)
}

/// The status code of the logger: `"00"`, or `{"status": "00"}` as it is read back. Whoever says nothing of it says
/// that it is a measurement.
pub fn status(raw: &str) -> Result<StatusCode, &'static str> {
    if raw == "null" {
        return Ok(StatusCode::MEASURING);
    }
    let code = match json::part::<Object<'_>>(raw) {
        None => json::part::<&str>(raw),
        Some(Object(parts)) => match parts.iter().find(|(name, _)| name == "status") {
            None => return Ok(StatusCode::MEASURING),
            Some((_, code)) => json::part::<&str>(code),
        },
    };
    code.and_then(|code| StatusCode::from_digits(code.as_bytes())).ok_or("status-malformed")
}

/// The id in `{"@iot.id": 4}`. Clients that have read an entity link to it with all they read; the id says which.
pub fn link(raw: &str) -> Option<i64> {
    let Object(parts) = json::part(raw)?;
    let mut ids = parts.iter().filter(|(name, _)| name == "@iot.id");
    let (_, id) = ids.next()?;
    if ids.next().is_some() { None } else { id.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_digits() {
        for (raw, read) in [
            ("41.60", Ok("41.60")),
            ("-0.5e1", Ok("-0.5e1")),
            ("null", Ok("---")),
            ("-9999", Ok("-9999")),
            ("1e300", Err("value-out-of-range")),
            ("1e-400", Err("value-out-of-range")),
            ("0.1234567890123456789012345678901234", Err("value-too-long")),
            ("\"41.6\"", Err("value-not-a-number")),
            ("true", Err("value-not-a-number")),
            ("[1]", Err("value-not-a-number")),
            ("{}", Err("value-not-a-number")),
        ] {
            assert_eq!(result(raw), read, "{raw}");
        }
    }

    #[test]
    fn moments_have_an_offset() {
        let at = Moment::from_compact_local("20261122101500");
        for (raw, read) in [
            ("\"2026-11-22T10:15:00+07:00\"", Ok(at)),
            ("\"2026-11-22T03:15:00.000Z\"", Ok(at)),
            ("\"2026-11-22T03:15:00z\"", Ok(at)),
            ("null", Ok(None)),
            ("\"2026-11-22T03:15:00\"", Err("moment-malformed")),
            ("\"2026-11-22T03:15:00Z/2026-11-22T04:15:00Z\"", Err("moment-malformed")),
            ("\"2026-11-22T03:15:00Z[Asia/Ho_Chi_Minh]\"", Err("moment-malformed")),
            ("\"20261122101500\"", Err("moment-malformed")),
            ("\"2026-13-45T00:00:00Z\"", Err("moment-malformed")),
            ("\"+999999-01-01T00:00:00Z\"", Err("moment-malformed")),
            ("\"\\u0032026\"", Err("moment-malformed")),
            ("1763781300", Err("moment-malformed")),
        ] {
            assert_eq!(moment(raw), read, "{raw}");
        }
    }

    #[test]
    fn a_status_is_two_digits() {
        for (raw, read) in [
            ("\"01\"", Some("01")),
            ("{\"status\":\"02\"}", Some("02")),
            ("{\"valid\":true}", Some("00")),
            ("null", Some("00")),
            ("\"\"", None),
            ("\"1\"", None),
            ("1", None),
            ("{\"status\":1}", None),
            ("[]", None),
        ] {
            assert_eq!(status(raw).ok().map(StatusCode::as_str), read, "{raw}");
        }
    }
}
