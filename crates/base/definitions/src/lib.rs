//! Law as data (*quy định dưới dạng dữ liệu*): dated, cited definitions of what is measured, in which
//! units, against which limits, averaged how, and what follows from them.
//!
//! Files under `definitions/` are packages; [`publish`] makes them immutable rows; a [`Catalogue`] holds
//! what is in force in memory; [`rules`] are pure functions of it. This crate knows no station, no facility
//! and no measurement: callers bring a value, a day and what was assigned. It has no page and no clock.

mod catalogue;
mod check;
mod definition;
mod fault;
pub mod kinds;
mod package;
mod publish;
mod read;
pub mod rules;
mod shelf;
mod store;
mod symbol;

pub use catalogue::{Areas, Catalogue, Listed, Live, Measured, NoParameter};
pub use check::check;
pub use definition::{Citation, Definition, Layer, Origin, Pin, Pinned};
pub use fault::Fault;
pub use kinds::{Body, Kind, OfKind};
pub use package::Package;
pub use publish::{Published, publish};
pub use read::{Version, history, in_force, pinned_version, tampered};
pub use shelf::Shelf;
