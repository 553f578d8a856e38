//! SQL of names: what is asked of accounts for them.

use query::{Field, Kind, Registry};

/// An account as far as its name goes.
pub(super) static NAMED: Registry = Registry::new(
    "NamedAccount",
    "account",
    &[Field::new("id", Kind::Integer, "{t}.id"), Field::new("name", Kind::Text, "{t}.name")],
);
