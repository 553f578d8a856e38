//! Types that may stand as arguments of a statement.

use std::borrow::Cow;

use kernel::{CommandId, Day, Dong, Moment, PublicId};

use crate::column::Json;
use crate::value::{Cell, Kind, Value};

/// A type that is always sent as one kind.
pub trait Scalar {
    /// The kind, known even of a missing value.
    const KIND: Kind;
    /// The value, borrowed where possible.
    fn cell(&self) -> Cell<'_>;
}

/// An argument of a statement. [`args!`](crate::args) makes a list of them.
pub trait Param {
    /// The type it is sent as.
    fn kind(&self) -> Kind;
    /// The value, borrowed where possible.
    fn cell(&self) -> Cell<'_>;
}

impl<T: Scalar> Param for T {
    fn kind(&self) -> Kind {
        T::KIND
    }
    fn cell(&self) -> Cell<'_> {
        Scalar::cell(self)
    }
}

impl Param for Value {
    fn kind(&self) -> Kind {
        Value::kind(self)
    }
    fn cell(&self) -> Cell<'_> {
        Value::cell(self)
    }
}

impl<T: Scalar + ?Sized> Scalar for &T {
    const KIND: Kind = T::KIND;
    fn cell(&self) -> Cell<'_> {
        (**self).cell()
    }
}

impl<T: Scalar> Scalar for Option<T> {
    const KIND: Kind = T::KIND;
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, Scalar::cell)
    }
}

macro_rules! scalar {
    ($($type:ty: $kind:ident, $v:ident => $cell:expr;)*) => {$(
        impl Scalar for $type {
            const KIND: Kind = Kind::$kind;
            fn cell(&self) -> Cell<'_> {
                let $v = self;
                $cell
            }
        }
    )*};
}

scalar! {
    i64: Int, v => Cell::Int(*v);
    i32: Int, v => Cell::Int(i64::from(*v));
    u32: Int, v => Cell::Int(i64::from(*v));
    u16: Int, v => Cell::Int(i64::from(*v));
    f64: Real, v => Cell::Real(*v);
    bool: Bool, v => Cell::Bool(*v);
    str: Text, v => Cell::Text(Cow::Borrowed(v));
    String: Text, v => Cell::Text(Cow::Borrowed(v));
    Cow<'_, str>: Text, v => Cell::Text(Cow::Borrowed(v));
    [u8]: Blob, v => Cell::Blob(Cow::Borrowed(v));
    Vec<u8>: Blob, v => Cell::Blob(Cow::Borrowed(v));
    Moment: Int, v => Cell::Int(v.0);
    Dong: Int, v => Cell::Int(v.0);
    Day: Text, v => Cell::Text(Cow::Owned(v.to_string()));
    PublicId: Text, v => Cell::Text(Cow::Borrowed(v.as_str()));
    CommandId: Text, v => Cell::Text(Cow::Borrowed(v.as_str()));
    Json: Json, v => Cell::Json(Cow::Owned(v.0.to_string()));
    serde_json::Value: Json, v => Cell::Json(Cow::Owned(v.to_string()));
}

impl<const N: usize> Scalar for [u8; N] {
    const KIND: Kind = Kind::Blob;
    fn cell(&self) -> Cell<'_> {
        Cell::Blob(Cow::Borrowed(self))
    }
}
