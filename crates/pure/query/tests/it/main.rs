//! Tests of the query crate: texts in, trees, SQL and answers out, on both engines.

mod answers;
mod engines;
mod fields_of_sample;
mod random_trees;
