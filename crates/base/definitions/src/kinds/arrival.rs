//! When readings must arrive, and which times cannot be true.

use kernel::{Bilingual, Day};
use serde::{Deserialize, Serialize};

/// The rule of arrival (*quy định về thời gian truyền số liệu*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// What it is called.
    pub title: Bilingual,
    /// A reading from later than this after its arrival has a wrong clock, in seconds.
    pub future_tolerance_seconds: i64,
    /// A reading that arrives later than this is late, in seconds.
    pub late_after_seconds: i64,
    /// A station that missed this many of its slots is silent.
    pub silent_after_slots: i64,
    /// After this long an interruption the operator must notify the department, in seconds.
    pub notice_after_seconds: i64,
    /// No reading is older: loggers with an empty battery wake up in 1970, 1980 or 2000.
    pub earliest: Day,
}
