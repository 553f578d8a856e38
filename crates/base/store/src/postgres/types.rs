//! Values in PostgreSQL's binary forms.

use std::borrow::Cow;
use std::error::Error as StdError;

use bytes::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use super::numeric;
use crate::value::{Cell, Kind};

type Fault = Box<dyn StdError + Sync + Send>;

/// The type that an argument of this kind is declared as.
pub(crate) fn declared(kind: Kind) -> Type {
    match kind {
        Kind::Int => Type::INT8,
        Kind::Real => Type::FLOAT8,
        Kind::Text => Type::TEXT,
        Kind::Blob => Type::BYTEA,
        Kind::Bool => Type::BOOL,
        Kind::Json => Type::JSONB,
        Kind::Unknown => Type::UNKNOWN,
    }
}

/// A cell on its way to the server, which has said of what type it wants it.
#[derive(Debug)]
pub(crate) struct Bound<'a>(pub(crate) Cell<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Fault> {
        match &self.0 {
            Cell::Null => return Ok(IsNull::Yes),
            Cell::Int(v) => put_int(*v, ty, out)?,
            Cell::Bool(v) => put_int(i64::from(*v), ty, out)?,
            Cell::Real(v) => match *ty {
                Type::FLOAT8 => out.extend_from_slice(&v.to_be_bytes()),
                Type::FLOAT4 => out.extend_from_slice(&(*v as f32).to_be_bytes()),
                _ => return unfit("a real number", ty),
            },
            Cell::Text(v) | Cell::Json(v) => match *ty {
                Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN | Type::JSON => {
                    out.extend_from_slice(v.as_bytes());
                }
                Type::JSONB => {
                    out.extend_from_slice(&[1]);
                    out.extend_from_slice(v.as_bytes());
                }
                _ => return unfit("text", ty),
            },
            Cell::Blob(v) => match *ty {
                Type::BYTEA => out.extend_from_slice(v),
                _ => return unfit("bytes", ty),
            },
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn put_int(v: i64, ty: &Type, out: &mut BytesMut) -> Result<(), Fault> {
    match *ty {
        Type::INT8 => out.extend_from_slice(&v.to_be_bytes()),
        Type::INT4 => out.extend_from_slice(&i32::try_from(v)?.to_be_bytes()),
        Type::INT2 => out.extend_from_slice(&i16::try_from(v)?.to_be_bytes()),
        Type::FLOAT8 => out.extend_from_slice(&(v as f64).to_be_bytes()),
        Type::BOOL => out.extend_from_slice(&[u8::from(v != 0)]),
        _ => return unfit("a whole number", ty).map(|_: IsNull| ()),
    }
    Ok(())
}

fn unfit<T>(what: &str, ty: &Type) -> Result<T, Fault> {
    Err(format!("{what} cannot be sent as {ty}").into())
}

/// A cell as the server sent it.
pub(crate) struct Sent<'a>(pub(crate) Cell<'a>);

impl<'a> FromSql<'a> for Sent<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Fault> {
        Ok(Sent(match *ty {
            Type::INT8 => Cell::Int(i64::from_be_bytes(raw.try_into()?)),
            Type::INT4 => Cell::Int(i64::from(i32::from_be_bytes(raw.try_into()?))),
            Type::INT2 => Cell::Int(i64::from(i16::from_be_bytes(raw.try_into()?))),
            Type::OID => Cell::Int(i64::from(u32::from_be_bytes(raw.try_into()?))),
            Type::FLOAT8 => Cell::Real(f64::from_be_bytes(raw.try_into()?)),
            Type::FLOAT4 => Cell::Real(f64::from(f32::from_be_bytes(raw.try_into()?))),
            Type::BOOL => Cell::Bool(raw != [0]),
            Type::BYTEA => Cell::Blob(Cow::Borrowed(raw)),
            Type::JSONB => match raw.split_first() {
                Some((1, text)) => Cell::Json(Cow::Borrowed(std::str::from_utf8(text)?)),
                _ => return Err("jsonb of an unknown version".into()),
            },
            Type::JSON => Cell::Json(Cow::Borrowed(std::str::from_utf8(raw)?)),
            Type::NUMERIC => numeric::read(raw)?,
            Type::VOID => Cell::Null,
            _ => Cell::Text(Cow::Borrowed(std::str::from_utf8(raw)?)),
        }))
    }

    fn accepts(ty: &Type) -> bool {
        [
            Type::INT8,
            Type::INT4,
            Type::INT2,
            Type::OID,
            Type::FLOAT8,
            Type::FLOAT4,
            Type::BOOL,
            Type::BYTEA,
            Type::JSONB,
            Type::JSON,
            Type::NUMERIC,
            Type::VOID,
            Type::TEXT,
            Type::VARCHAR,
            Type::BPCHAR,
            Type::NAME,
            Type::UNKNOWN,
            Type::CHAR,
        ]
        .contains(ty)
    }
}
