//! The interfaces as programs see them, in process, on databases of both engines.

mod caller;
mod early_end;
mod hostile;
mod network;
mod observations;
mod openapi;
mod paging;
mod provinces;
mod round_trip;
mod sensorthings;
mod sight;
mod version_one;
