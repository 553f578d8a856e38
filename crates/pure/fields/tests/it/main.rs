//! Tests of the fields crate: cells, rows and tables in, values or located refusals out.

mod cells;
mod changes;
mod checks;
mod csv;
mod headers;
mod json;
mod refusals;
mod round_trip;
mod rows;
mod shown;
mod stations;
