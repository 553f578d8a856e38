//! Tests of the definitions: files, checks, rules of limits, and their life in the database.

mod air_index;
mod areas;
mod built_in;
mod coefficients;
mod faults;
mod index_faults;
mod judging;
mod kit;
mod limits;
mod messages;
mod office_time;
mod publishing;
mod rows;
mod symbols;
mod versions;
mod water_index;
