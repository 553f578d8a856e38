//! Tests of the definitions: files, checks, rules of limits, and their life in the database.

mod areas;
mod built_in;
mod coefficients;
mod faults;
mod judging;
mod kit;
mod limits;
mod messages;
mod publishing;
mod rows;
mod symbols;
mod versions;
