//! The store on both engines: one table of cases, one behaviour.

mod archives;
mod conformance;
mod failing;
mod groups;
mod lanes;
mod migrations;
mod reconnect;
mod schema;
mod statements;
