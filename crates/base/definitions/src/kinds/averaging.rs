//! How an average is formed and when there are enough values for one.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

use super::Window;

/// The rule for one average in one medium (*quy tắc tính giá trị trung bình*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Averaging {
    /// What it is called.
    pub title: Bilingual,
    /// The medium it is for.
    pub medium: String,
    /// The time the average stands for.
    pub window: Window,
    /// The values it is formed from: readings, or shorter averages.
    pub of: Window,
    /// Whether the average carries the time of its window's begin or end.
    pub label: Label,
    /// Whether it is formed anew every hour over the last hours (true), or once for each window.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub running: bool,
    /// Least share of the expected values that must be there and valid, between 0 and 1; with
    /// fewer there is no average at all.
    pub min_ratio: f64,
}

impl Averaging {
    /// Whether `valid` values of `expected` are enough. Compared as counts times 10⁶, so that
    /// 9 of 12 is exactly 75 %.
    pub fn is_enough(&self, valid: u32, expected: u32) -> bool {
        let needed = (self.min_ratio * 1_000_000.0).round() as u64 * u64::from(expected);
        valid > 0 && u64::from(valid) * 1_000_000 >= needed
    }
}

/// Which end of the window names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// The window is `[t, t + window)`.
    Begin,
    /// The window is `(t − window, t]`.
    End,
}
