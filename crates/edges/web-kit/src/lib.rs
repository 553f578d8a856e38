//! What all pages are made of: texts in two languages, numbers and times as people read them,
//! components, frames, sessions, the guard before every route, faults, live events, assets.
//!
//! It must not know any domain: no station, no parcel, no law. What it shows is handed to it; who
//! may see it is decided by `identity` and said in one policy table. It holds no database.

pub mod address;
pub mod assets;
pub mod client;
pub mod errors;
pub mod form;
pub mod format;
pub mod gallery;
pub mod i18n;
pub mod kit;
pub mod layout;
pub mod limits;
pub mod live;
pub mod policy;
pub mod routes;
pub mod security;
pub mod session;
pub mod shared;
mod sheet;
pub mod stack;
pub mod ui;

pub use address::{path_value, query_value};
pub use client::{Client, Transport};
pub use errors::Fault;
pub use form::{Attached, Filled, Sent};
pub use kit::{Doors, Kit, NavItem, Settings, Site};
pub use layout::{Page, Width};
pub use limits::Limits;
pub use live::Live;
pub use policy::{Need, Policy, Rule, missing};
pub use routes::{Routes, Verb};
pub use session::{Officer, Visitor};
pub use shared::Shared;
pub use sheet::sheet;
