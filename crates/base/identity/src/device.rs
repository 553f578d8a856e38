//! Accounts of loggers (*tài khoản thiết bị*): a station's code and a secret, for FTP.
//!
//! It must not know what a station is, only its code. Secrets that we generate have 128 bits and are
//! kept as SHA-256; one that somebody chose is kept by argon2id, and once proved is remembered for a
//! while, so that thousands of sign-ins a second are possible.

mod door;
mod proved;
mod secret;
mod set;
mod store;

pub use door::{Device, Door};
pub use secret::Generated;
pub use set::{Set, Standing, disable, exists, issue_secret, set_password, standing};
