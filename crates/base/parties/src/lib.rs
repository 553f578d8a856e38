//! Whom the department deals with (*đối tượng quản lý*): facilities, and later people and organisations.
//!
//! It must not know what is measured at a facility, permitted to it or decided about it.

pub mod facility;

/// The tables whose versions a deep verification of the journal looks at.
pub const VERSIONED: [&platform::versions::Table; 1] = [&facility::FACILITY.table];
