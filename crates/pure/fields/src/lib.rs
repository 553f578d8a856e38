//! Fields (*trường thông tin*) of forms, registers, import tables and reports: what they are called,
//! what may stand in them, how what people write becomes a value, and what changed between two records.
//!
//! A [`Schema`] is data: a definition file can hold one. The crate knows no table, no page and no
//! domain; it turns cells of text into typed values or into refusals that name the place.

mod cell;
mod check;
pub mod csv;
mod diff;
mod field;
mod header;
mod json;
mod kind;
mod read;
mod record;
mod refused;
mod rule;
mod schema;
mod show;
mod value;

pub use cell::{cleaned, is_empty};
pub use check::Check;
pub use diff::{Change, applied, diff};
pub use field::Field;
pub use header::Header;
pub use kind::{Axis, Choice, Kind};
pub use record::Record;
pub use rule::Rule;
pub use schema::{Reading, Schema};
pub use value::FieldValue;
