//! What a station measures, as series (*chuỗi số liệu*): one for each parameter as it comes, one for its
//! hourly and one for its daily average; one for eight hours and one for the year where a limit is for them.

use kernel::{Day, PublicId};
use series::average::Summary;

pub mod store;

use crate::rules::window::Period;

/// How the values of a series come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Averaging {
    /// As the logger sent them (*số liệu gốc*).
    Raw,
    /// Averages over a period (*giá trị trung bình*).
    Mean(Period),
}

impl Averaging {
    /// Those that every parameter has, raw first.
    pub const COMMON: [Averaging; 3] = [Averaging::Raw, Averaging::Mean(Period::Hour), Averaging::Mean(Period::Day)];

    /// `raw`, `PT1H`, `PT8H`, `P1D`, `P1Y`.
    pub fn code(self) -> &'static str {
        match self {
            Averaging::Raw => "raw",
            Averaging::Mean(p) => p.code(),
        }
    }

    /// The word for it among values that become one in this way, as the end of a key: `PT1H`, and of rain
    /// `sum-PT1H`.
    pub fn word(self, summary: Summary) -> String {
        match (self, summary) {
            (Averaging::Mean(period), Summary::Sum) => format!("sum-{}", period.code()),
            (Averaging::Mean(period), Summary::Direction) => format!("direction-{}", period.code()),
            // A mean of energies is what people call the mean of noise.
            (_, Summary::Mean | Summary::Energy) | (Averaging::Raw, _) => self.code().to_owned(),
        }
    }

    /// The averaging of a code.
    pub fn from_code(code: &str) -> Option<Averaging> {
        if code == "raw" { Some(Averaging::Raw) } else { Period::from_code(code).map(Averaging::Mean) }
    }
}

/// A series.
#[derive(Debug, Clone, PartialEq)]
pub struct Datastream {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Its station.
    pub station_id: i64,
    /// Slot of the parameter within the station, shared by its averages.
    pub slot: u16,
    /// Canonical symbol of the parameter.
    pub symbol: String,
    /// How its values come about.
    pub averaging: Averaging,
    /// Canonical unit.
    pub unit: String,
    /// The first day on which its parameter is no longer measured.
    pub retired_on: Option<Day>,
}

impl Averaging {
    /// What values of this averaging are computed from: hours from readings, others from shorter averages.
    pub fn parts(self) -> Averaging {
        match self {
            Averaging::Mean(period) => period.parts().map_or(Averaging::Raw, Averaging::Mean),
            Averaging::Raw => Averaging::Raw,
        }
    }
}
