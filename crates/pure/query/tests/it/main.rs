//! Tests of the query crate: texts in, trees, SQL and answers out, on both engines.

mod answers;
mod bounds;
mod check;
mod engines;
mod expand;
mod fields_of_sample;
mod geometry;
mod list;
mod options;
mod pages;
mod parse;
mod province;
mod random_trees;
mod refusals;
mod robust;
mod round_trip;
mod scope;
mod sensorthings;
mod sql;
