//! One database, two engines: SQLite inside the program, PostgreSQL when a province outgrows it.
//!
//! Domains write plain synchronous SQL over [`Tx`]; only edges hold a [`Db`] and await. This crate
//! knows no table of the department, no journal, no law: it knows how a statement runs the same on
//! both engines, how closures share a commit, how a schema grows, how everything is carried
//! from one engine to the other.

pub mod archive;
mod column;
mod db;
mod error;
mod lane;
mod location;
mod migrate;
mod param;
mod placeholder;
mod postgres;
mod row;
mod sql;
mod sqlite;
mod tx;
mod value;

pub use column::{Column, Json, Mismatch};
pub use db::{Db, Waiting};
pub use error::Error;
pub use lane::commits::Commits;
pub use location::{Location, Options};
pub use migrate::{Migration, Report, State as Schema, migrate, schema};
pub use param::{Param, Scalar};
pub use row::{FromRow, Row, expect_width};
pub use sql::{Engine, Sql};
pub use sqlite::File;
pub use tx::Tx;
pub use value::{Cell, Kind, Value};
