//! A time in which a station sent nothing (*gián đoạn số liệu*): when it began, when readings came again, and what
//! its facility said about it.

use ::store::Tx;
use definitions::Pin;
use kernel::{Moment, Outcome, PublicId};
use serde::{Deserialize, Serialize};

pub mod store;

/// How an outage stands (*tình trạng gián đoạn*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The station is silent, not yet so long that its facility owes a notice (*đang gián đoạn*).
    Silent,
    /// It is silent, and the notice is overdue (*quá hạn thông báo*).
    Overdue,
    /// It is silent, and its facility has said why (*đã thông báo*).
    Reported,
    /// Readings come again (*đã khôi phục*).
    Over,
}

impl Standing {
    /// Stable code; the text is `outage-standing-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Silent => "silent",
            Standing::Overdue => "overdue",
            Standing::Reported => "reported",
            Standing::Over => "over",
        }
    }
}

/// An outage as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outage {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Its station.
    pub station_id: i64,
    /// The facility of the station then.
    pub facility_id: Option<i64>,
    /// The commune of the station then.
    pub area_id: Option<i64>,
    /// Measuring time of the last reading before.
    pub since: Moment,
    /// When a written notice becomes due.
    pub due_at: Moment,
    /// When the file arrived that ended it.
    pub resumed_at: Option<Moment>,
    /// When its cause was reported first.
    pub reported_at: Option<Moment>,
    /// When the notice that is due was asked for.
    pub reminded_at: Option<Moment>,
    /// Counts its versions.
    pub version: i64,
}

impl Outage {
    /// How it stands at a moment.
    pub fn standing(&self, now: Moment) -> Standing {
        match (self.resumed_at, self.reported_at) {
            (Some(_), _) => Standing::Over,
            (None, Some(_)) => Standing::Reported,
            (None, None) if now >= self.due_at => Standing::Overdue,
            (None, None) => Standing::Silent,
        }
    }

    /// How long the station was silent, in seconds, until it spoke or `now`.
    pub fn seconds(&self, now: Moment) -> i64 {
        self.resumed_at.unwrap_or(now).seconds_since(self.since)
    }
}

/// What a version of an outage says: the body of its versions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Measuring time of the last reading before.
    pub since: Moment,
    /// The rule of arrival by which the station was silent.
    pub rule: Pin,
    /// When the file arrived that ended it.
    pub resumed_at: Option<Moment>,
    /// Cause and remedy as its facility reported them; empty while nothing was said.
    pub report: String,
}

platform::recorded!(
    /// Outages with every version of what is known about them.
    pub OUTAGE, "outage"
);

/// Every version of an outage with its number and when it was recorded, newest first.
pub fn versions(tx: &mut Tx, id: i64) -> Outcome<Vec<(i64, Moment, Finding)>> {
    let mut out = Vec::new();
    for version in OUTAGE.table.history(tx, id)?.into_iter().rev() {
        if let Some(body) = version.body {
            out.push((version.version, version.recorded_at, serde_json::from_value(body)?));
        }
    }
    Ok(out)
}

/// What is known of it now.
pub fn newest(tx: &mut Tx, id: i64) -> Outcome<Option<Finding>> {
    let version = OUTAGE.table.newest(tx, id)?;
    let body = OUTAGE.table.version(tx, id, version)?.and_then(|v| v.body);
    Ok(body.map(serde_json::from_value).transpose()?)
}
