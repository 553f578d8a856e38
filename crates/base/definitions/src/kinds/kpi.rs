//! Key figures: a share of something counted in something counted, for those who direct.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

/// A key figure (*chỉ số điều hành*): numerator over denominator, in per cent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kpi {
    /// What it is called.
    pub title: Bilingual,
    /// What the numerator counts.
    pub numerator: Bilingual,
    /// What the denominator counts.
    pub denominator: Bilingual,
    /// How both are counted.
    pub counts: Counter,
    /// The time that [`Counter::ExceedancesTaken`] allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_hours: Option<u32>,
    /// The index of [`Counter::IndexDays`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<String>,
    /// Its bands that the numerator counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<String>,
    /// Which direction is the good one.
    pub better: Better,
    /// What should be reached, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<f64>,
}

/// Which direction is the good one (*chiều tốt*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Better {
    /// The more the better.
    More,
    /// The less the better.
    Less,
}

impl Better {
    /// Stable code: `more`, `less`.
    pub fn code(self) -> &'static str {
        match self {
            Better::More => "more",
            Better::Less => "less",
        }
    }

    /// Whether a value reaches a target.
    pub fn reaches(self, value: f64, target: f64) -> bool {
        match self {
            Better::More => value >= target,
            Better::Less => value <= target,
        }
    }
}

/// How a figure is counted, of public stations and one day (*cách đếm*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counter {
    /// Valid readings among those that the stations' intervals make.
    DataReceived,
    /// Stations with a valid reading among those in use.
    StationsReporting,
    /// Outages explained in time among those whose notice fell due.
    OutagesReported,
    /// Exceedances taken up in time among those found.
    ExceedancesTaken,
    /// Exceedances closed by now among those found.
    ExceedancesClosed,
    /// Stations whose index of the day is in one of the bands among those that have it.
    IndexDays,
    /// Files set right by now among those with lines that could not be read.
    LinesMended,
}
