//! When an office works: hours of its week, holidays, and the days on which lost ones are made up for.

use kernel::{Bilingual, Day};
use serde::{Deserialize, Serialize};

/// Working hours and holidays of an office (*giờ làm việc, lịch nghỉ*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeCalendar {
    /// What it is called.
    pub title: Bilingual,
    /// The hours of an ordinary week.
    #[serde(rename = "week")]
    pub week: Vec<WeekHours>,
    /// Days off (*ngày nghỉ lễ, tết, nghỉ bù*).
    #[serde(default, rename = "holiday", skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holiday>,
    /// Days of rest on which people work instead of another day (*ngày làm bù*).
    #[serde(default, rename = "made_up", skip_serializing_if = "Vec::is_empty")]
    pub made_up: Vec<MadeUp>,
}

/// Hours of some days of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeekHours {
    /// The days, 1 for Monday to 7 for Sunday.
    pub days: Vec<i8>,
    /// The hours, in order.
    pub hours: Vec<HourSpan>,
}

/// Days off in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// What is celebrated.
    pub title: Bilingual,
}

/// A day of rest that is worked, like a day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MadeUp {
    /// The day.
    pub day: Day,
    /// Which day's hours it has, 1 for Monday to 7 for Sunday.
    pub hours_of: i8,
}

/// Hours within a day, written `07:30-11:30`; `until` may be `24:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HourSpan {
    /// Minute of the day at which they begin.
    pub from: i64,
    /// Minute of the day at which they end.
    pub until: i64,
}

impl TryFrom<String> for HourSpan {
    type Error = String;
    fn try_from(text: String) -> Result<HourSpan, String> {
        let minute = |text: &str| {
            let (hour, minute) = text.split_once(':')?;
            let number = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok().map(i64::from)).flatten();
            Some(number(hour)? * 60 + number(minute).filter(|m| *m < 60)?)
        };
        let span = text.split_once('-').and_then(|(from, until)| Some((minute(from)?, minute(until)?)));
        match span {
            Some((from, until)) if from < until && until <= 24 * 60 => Ok(HourSpan { from, until }),
            _ => Err(format!("{text:?} is not written like 07:30-11:30")),
        }
    }
}

impl From<HourSpan> for String {
    fn from(span: HourSpan) -> String {
        format!("{:02}:{:02}-{:02}:{:02}", span.from / 60, span.from % 60, span.until / 60, span.until % 60)
    }
}
