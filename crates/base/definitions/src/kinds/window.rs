//! The spans of time that averages and limits speak of.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Time that a value stands for (*thời gian trung bình*), written as an ISO 8601 duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Window {
    /// A single reading or sample; datastreams call it `raw`.
    #[serde(rename = "instant")]
    Instant,
    /// One hour.
    PT1H,
    /// Eight hours, running.
    PT8H,
    /// One day, 24 hours.
    P1D,
    /// One calendar year.
    P1Y,
}

impl Window {
    /// All, shortest first.
    pub const ALL: [Window; 5] = [Window::Instant, Window::PT1H, Window::PT8H, Window::P1D, Window::P1Y];

    /// Its code, also the message key `definition-window-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Window::Instant => "instant",
            Window::PT1H => "PT1H",
            Window::PT8H => "PT8H",
            Window::P1D => "P1D",
            Window::P1Y => "P1Y",
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// No window has this code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAWindow;

impl FromStr for Window {
    type Err = NotAWindow;
    fn from_str(code: &str) -> Result<Window, NotAWindow> {
        match code {
            "raw" => Ok(Window::Instant),
            _ => Window::ALL.into_iter().find(|w| w.code() == code).ok_or(NotAWindow),
        }
    }
}
