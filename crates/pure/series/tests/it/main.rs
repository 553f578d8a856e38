//! Tests of the crate from outside, one program.

mod accounting;
mod average;
mod dirt;
mod file_name;
mod frame;
mod mutated;
mod render;
mod samples;
mod status;
mod value;
