//! What every domain stands on: the journal and its seals, commands that take effect once, versions,
//! jobs, numbers, messages, settings, files, keys, search, imports, administrative units.
//!
//! It must not know any domain: no station, no person, no parcel. Domains hand it tables of functions
//! (kinds of jobs and imports, columns that name units) and references (kind and id). Above `store`,
//! below everything else; plain synchronous code over `&mut Tx`, no runtime, no clock of its own.

pub mod area;
pub mod canonical;
pub mod commands;
pub mod cursors;
pub mod files;
pub mod jobs;
pub mod journal;
pub mod keys;
mod migrations;
pub mod notices;
pub mod numbers;
pub mod outbox;
pub mod pace;
pub mod seal;
pub mod search;
pub mod security_log;
pub mod settings;
pub mod table_import;
mod tidy;
pub mod versions;

pub use migrations::migrations;
pub use tidy::tidy;
