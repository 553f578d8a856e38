//! The files of `migrations/`, carried inside the executable.

use ::store::Migration;

/// All migrations in order of their names; `build.rs` lists the folder.
const ALL: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The schema's steps, for the runner of `store`.
pub fn migrations() -> Vec<Migration> {
    ALL.iter().map(|(name, text)| Migration::new(*name, *text)).collect()
}
