//! The desk as officers' browsers see it, in process, on databases of both engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod browser;
mod exceedances;
mod house;
mod import;
mod mend;
mod network;
mod pages;
mod people;
mod posts;
mod reach;
mod receipts;
mod roles;
mod sign_in;
