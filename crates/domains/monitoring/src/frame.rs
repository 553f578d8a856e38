//! Frames (*bản tin*): what one file said of one moment at one station, and newer versions of it.

pub mod store;
