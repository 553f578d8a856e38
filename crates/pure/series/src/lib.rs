//! Series of measurements (*chuỗi số liệu*): the files that data loggers send, the readings in them,
//! and what is computed from readings: packed frames and averages.
//!
//! Everything here is a function of its arguments. It knows no database, no file system, no clock
//! and no limit or parameter list: those are definitions and arrive as values. That an unknown
//! symbol is unknown, or a time too late, is for the monitoring domain to say.

pub mod average;
pub mod file_name;
pub mod flags;
pub mod frame;
pub mod logger_file;
pub mod quality;
mod status;
mod value;

pub use file_name::FileName;
pub use logger_file::{Bounds, LoggerFile, Quarantined, Reading, Reason};
pub use status::{Status, StatusCode};
pub use value::{Value, ValueFault, is_sentinel, parse_value, read_value};
