//! Tests of the kit at its seams: markup, requests through the whole stack, texts of all crates.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on shall stop where it stands")]

mod assets;
mod charts;
mod components;
mod errors;
mod formats;
mod forms;
mod languages;
mod live;
mod maps;
mod pages;
mod policy;
mod security;
mod sessions;
mod shared;
mod source_keys;
mod support;
mod texts;
mod throttle;
