//! Pure rules of monitoring, each citing its decree or circular. They see values, never a database.

pub mod clock;
pub mod condition;
pub mod file_name;
pub mod plausible;
pub mod telling;
pub mod window;
