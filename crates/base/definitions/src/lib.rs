mod check;
mod definition;
mod fault;
pub mod kinds;
mod package;
pub mod rules;
mod symbol;

pub use check::check;
pub use definition::{Citation, Definition, Layer, Origin, Pin, Pinned};
pub use fault::Fault;
pub use kinds::{Body, Kind, OfKind};
pub use package::Package;
