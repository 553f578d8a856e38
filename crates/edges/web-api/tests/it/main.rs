//! The interfaces as programs see them, in process, on databases of both engines.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod caller;
mod creating;
mod early_end;
mod files;
mod forms;
mod hostile;
mod kpi;
mod network;
mod observations;
mod openapi;
mod paging;
mod programmes;
mod provinces;
mod round_trip;
mod sensorthings;
mod sight;
mod version_one;
