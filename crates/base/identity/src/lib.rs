//! Who somebody is, in which position he acts, what he may do and see: accounts, sign-in, sessions,
//! the organisation, authority, privacy, and the accounts of loggers.
//!
//! It must not know HTTP, pages, FTP, or what a station or a dossier is: it hands out an
//! [`Authority`], which use cases of every domain take as an argument.

pub mod access_log;
pub mod account;
mod act;
pub mod authority;
pub mod console;
pub mod contact;
pub mod device;
mod gate;
pub mod last_sign_in;
pub mod list;
pub mod lockout;
pub mod names;
pub mod organisation;
pub mod password;
pub mod privacy;
mod reason;
pub mod recover;
mod right;
mod scope;
mod sealed;
pub mod second_factor;
pub mod session;
pub mod sign_in;
pub mod totp;

pub use act::Act;
pub use authority::Authority;
pub use gate::Gate;
pub use reason::LONGEST as LONGEST_REASON;
pub use right::{Right, RightSet};
pub use scope::{Level, Reach, Scope};

/// What is sealed here, for the job that seals everything anew when keys change.
pub const SEALED: [platform::keys::rotation::Holder; 2] = [account::HOLDER, second_factor::HOLDER];

/// The tables whose versions a deep verification of the journal looks at.
pub const VERSIONED: [&platform::versions::Table; 5] = [
    &account::ACCOUNT.table,
    &organisation::unit::UNIT.table,
    &organisation::position::POSITION.table,
    &organisation::assignment::ASSIGNMENT.table,
    &organisation::delegation::DELEGATION.table,
];
