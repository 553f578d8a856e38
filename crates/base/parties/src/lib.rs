//! Whom the department deals with (*cá nhân, tổ chức, cơ sở*): people and organisations, and the
//! facilities they run.
//!
//! It must not know what is measured, permitted or owed there: stations, permits and dossiers point
//! here by id. Personal values leave this crate only closed ([`identity::privacy::Confidential`]).

pub mod facility;
mod number;
pub mod party;
mod sealed;
mod text;

pub use number::{IdentityNumber, TaxCode};

/// What is sealed here, for the job that seals everything anew when keys change.
pub const SEALED: [platform::keys::rotation::Holder; 2] = [party::HOLDER, facility::HOLDER];

/// The tables whose versions a deep verification of the journal looks at.
pub const VERSIONED: [&platform::versions::Table; 2] = [&party::PARTY.table, &facility::FACILITY.table];

/// The columns that name administrative units, for [`platform::area::merge`].
pub const AREAS: [platform::area::Repoint; 2] = [party::AREA, facility::AREA];
