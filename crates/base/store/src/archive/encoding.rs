//! Values as bytes: a tag, then a length or number in as few bytes as it needs.

use std::io::Read;

use crate::error::Error;
use crate::value::Cell;

const NULL: u8 = 0;
const INT: u8 = 1;
const REAL: u8 = 2;
const TEXT: u8 = 3;
const BLOB: u8 = 4;

/// Longer values are no values of ours: the file is damaged.
const LONGEST: u64 = 1 << 30;

/// Adds a value. Booleans and JSON are written as SQLite holds them, so that a database gives the
/// same bytes whichever engine it lies in.
pub(super) fn put(out: &mut Vec<u8>, cell: &Cell<'_>) {
    match cell {
        Cell::Null => out.push(NULL),
        Cell::Int(v) => put_int(out, *v),
        Cell::Bool(v) => put_int(out, i64::from(*v)),
        Cell::Real(v) => {
            out.push(REAL);
            out.extend_from_slice(&v.to_le_bytes());
        }
        Cell::Text(v) | Cell::Json(v) => put_bytes(out, TEXT, v.as_bytes()),
        Cell::Blob(v) => put_bytes(out, BLOB, v),
    }
}

fn put_int(out: &mut Vec<u8>, v: i64) {
    out.push(INT);
    // Zigzag: small negative numbers stay short.
    put_length(out, ((v << 1) ^ (v >> 63)) as u64);
}

fn put_bytes(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    put_length(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Seven bits a byte, the lowest first.
pub(super) fn put_length(out: &mut Vec<u8>, mut v: u64) {
    while v >= 0x80 {
        out.push((v as u8) | 0x80);
        v >>= 7;
    }
    out.push(v as u8);
}

/// Reads a value.
pub(super) fn take(input: &mut impl Read) -> Result<crate::Value, Error> {
    use crate::Value;
    Ok(match take_byte(input)? {
        NULL => Value::Null,
        INT => {
            let v = take_length(input)?;
            Value::Int((v >> 1) as i64 ^ -((v & 1) as i64))
        }
        REAL => {
            let mut bytes = [0; 8];
            input.read_exact(&mut bytes)?;
            Value::Real(f64::from_le_bytes(bytes))
        }
        TEXT => Value::Text(String::from_utf8(take_bytes(input)?).map_err(|_| damaged("text that is not UTF-8"))?),
        BLOB => Value::Blob(take_bytes(input)?),
        _ => return Err(damaged("an unknown kind of value")),
    })
}

pub(super) fn take_byte(input: &mut impl Read) -> Result<u8, Error> {
    let mut byte = [0];
    input.read_exact(&mut byte)?;
    Ok(byte[0])
}

pub(super) fn take_length(input: &mut impl Read) -> Result<u64, Error> {
    let mut v = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = take_byte(input)?;
        v |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(v);
        }
    }
    Err(damaged("a number that does not end"))
}

pub(super) fn take_bytes(input: &mut impl Read) -> Result<Vec<u8>, Error> {
    let length = take_length(input)?;
    if length > LONGEST {
        return Err(damaged("a value too long to be one"));
    }
    // Grows as bytes arrive: a damaged length must not ask for memory that is not needed.
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(damaged("it ends in the middle of a value")) }
}

/// The archive cannot be trusted.
pub(super) fn damaged(what: &str) -> Error {
    Error::wrong(format!("the archive is damaged: {what}"))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::Value;

    #[test]
    fn values_come_back() {
        let values = [
            Value::Null,
            Value::Int(0),
            Value::Int(-1),
            Value::Int(i64::MAX),
            Value::Int(i64::MIN),
            Value::Real(-0.0),
            Value::Real(f64::MIN_POSITIVE),
            Value::Text(String::new()),
            Value::Text("Đất Nước".repeat(100)),
            Value::Blob(vec![0, 255, 7]),
        ];
        let mut bytes = Vec::new();
        for value in &values {
            put(&mut bytes, &value.cell());
        }
        let mut input = bytes.as_slice();
        for value in &values {
            assert_eq!(take(&mut input).as_ref(), Ok(value));
        }
        assert!(input.is_empty());
    }

    #[test]
    fn booleans_and_json_are_as_sqlite_holds_them() {
        let mut bytes = Vec::new();
        put(&mut bytes, &Cell::Bool(true));
        put(&mut bytes, &Cell::Json(Cow::Borrowed("[1]")));
        let mut input = bytes.as_slice();
        assert_eq!(take(&mut input), Ok(Value::Int(1)));
        assert_eq!(take(&mut input), Ok(Value::Text("[1]".to_owned())));
    }

    #[test]
    fn damage_is_an_error() {
        for bytes in [
            &[][..],
            &[9],
            &[1],
            &[1, 0x80],
            &[1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1],
            &[3, 200],
            &[3, 1, 0xff],
            &[4, 255, 255, 255, 255, 127],
        ] {
            assert!(take(&mut &bytes[..]).is_err(), "{bytes:?}");
        }
    }
}
