//! An air quality index: from concentrations to a number, and what must be published beside it.

use kernel::Bilingual;
use serde::{Deserialize, Serialize};

use super::Window;
use super::band::Band;

/// An air quality index (*chỉ số chất lượng không khí*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AirIndex {
    /// What it is called.
    pub title: Bilingual,
    /// The medium it is for.
    pub medium: String,
    /// The authority that issued it: the short name of the method.
    pub issuer: Bilingual,
    /// How it is computed, for everybody.
    pub method: Bilingual,
    /// The index at each step of the table of breakpoints, rising.
    pub steps: Vec<f64>,
    /// Without a value of one of these parameters there is no index.
    pub needs_one_of: Vec<String>,
    /// How the hours of dusts become one value.
    pub nowcast: NowCast,
    /// The columns of the table of breakpoints.
    #[serde(rename = "breakpoint")]
    pub breakpoints: Vec<Breakpoints>,
    /// Its bands, rising.
    #[serde(rename = "band")]
    pub bands: Vec<Band>,
    /// What has to be published.
    #[serde(rename = "duty")]
    pub duties: Vec<Duty>,
}

/// The weights of the NowCast (*giá trị Nowcast*).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NowCast {
    /// Hours it looks back over.
    pub hours: usize,
    /// Among so many of the newest hours…
    pub recent: usize,
    /// …at least so many must have a value.
    pub least_recent: usize,
    /// The weight factor is never less.
    pub least_weight: f64,
}

/// A column of the table of breakpoints (*giá trị BPi*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Breakpoints {
    /// The parameter.
    pub parameter: String,
    /// The mean that the concentrations are of.
    pub averaging: Window,
    /// Their unit.
    pub unit: String,
    /// The concentration at each step, rising; a short column ends at a lower step.
    pub values: Vec<f64>,
    /// What is looked up for the hourly index; nothing if the column is not used there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<Statistic>,
    /// What is looked up for the daily index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily: Option<Statistic>,
    /// Above this the column is left aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip_above: Option<f64>,
}

/// What of the measurements is looked up (*số liệu dùng để tính*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    /// The mean of the hour.
    HourMean,
    /// The weighted mean of the last hours.
    Nowcast,
    /// The mean of the day.
    DayMean,
    /// The highest hourly mean of the day.
    HighestHour,
    /// The highest running 8-hour mean of the day.
    #[serde(rename = "highest-8-hours")]
    Highest8Hours,
}

impl Statistic {
    /// All of them.
    pub const ALL: [Statistic; 5] =
        [Statistic::HourMean, Statistic::Nowcast, Statistic::DayMean, Statistic::HighestHour, Statistic::Highest8Hours];

    /// Its code, also the message key `index-statistic-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Statistic::HourMean => "hour-mean",
            Statistic::Nowcast => "nowcast",
            Statistic::DayMean => "day-mean",
            Statistic::HighestHour => "highest-hour",
            Statistic::Highest8Hours => "highest-8-hours",
        }
    }
}

/// Something that has to be published with the index (*nội dung công bố*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Short stable name.
    pub code: String,
    /// What it is.
    pub title: Bilingual,
    /// What suffices where there is little room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brief: Option<Bilingual>,
    /// What web pages and mobile devices must show.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full: Option<Bilingual>,
    /// Where it is not compulsory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_on: Vec<Channel>,
}

/// A way to the public (*phương tiện công bố*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// Newspapers.
    Press,
    /// Radio.
    Radio,
    /// Television.
    Television,
    /// Electronic boards.
    Board,
    /// Web pages.
    Web,
    /// Mobile devices.
    Mobile,
}
