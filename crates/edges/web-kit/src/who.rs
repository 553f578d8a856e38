//! Who asks, as `identity` tells it: the two words of it that every page needs.

pub use identity::{Authority, Right};
