//! An exceedance (*vượt ngưỡng*): a statistic of a station above the limit that binds it, with everything
//! that the verdict rests on.

use ::store::Tx;
use definitions::kinds::Bound;
use definitions::{Citation, Pin};
use kernel::{Moment, Outcome, PublicId};
use serde::{Deserialize, Serialize};

mod state;
pub mod store;

pub use state::{State, Step};

/// A correction to reference oxygen, as it was made (*quy đổi về O₂ tham chiếu*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OxygenCorrected {
    /// The statistic before.
    pub measured: f64,
    /// Oxygen over the same window, in % by volume.
    pub oxygen: f64,
    /// Reference oxygen, in % by volume.
    pub reference: f64,
}

/// Everything a verdict rests on (*căn cứ kết luận*): inputs, formula, law. It is the body of the
/// exceedance's versions, and what its evidence page prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Canonical symbol of the parameter.
    pub symbol: String,
    /// Code of the averaging, e.g. `P1D`.
    pub averaging: String,
    /// The statistic that was compared, in `unit`.
    pub value: f64,
    /// How it was corrected before, for stacks.
    pub corrected: Option<OxygenCorrected>,
    /// Readings that counted.
    pub valid_count: i64,
    /// Readings that the interval makes.
    pub expected_count: i64,
    /// What is suspicious of the statistic, bits of [`series::flags`].
    #[serde(default, skip_serializing_if = "is_none")]
    pub flags: u16,
    /// Code of the unit of statistic and limit.
    pub unit: String,
    /// Lower bound of the limit, for a range or minimum.
    pub low: Option<f64>,
    /// Upper bound of the limit; none for "not detectable".
    pub high: Option<f64>,
    /// How far outside a range, in `unit`.
    pub distance: Option<f64>,
    /// The value of the table, before coefficients.
    pub written: Option<f64>,
    /// Column of the table.
    pub column: Option<String>,
    /// Coefficients used, in the document's order.
    pub factors: Vec<(String, f64)>,
    /// What was known about the source, as it chose the row of the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<(String, String)>,
    /// Version of the station's set-up that was in force.
    pub setup_version: i64,
    /// The definition, pinned so that it can be shown for ever.
    pub law: Pin,
    /// Where it stands written.
    pub citation: Citation,
    /// Whether some part of it is not yet checked against the official text.
    pub provisional: bool,
    /// State after this version.
    pub state: State,
    /// Why the state changed, in the officer's words; empty when the program changed it.
    pub note: String,
}

/// Whether nothing is suspicious, as serde asks it.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_none(flags: &u16) -> bool {
    *flags == 0
}

platform::recorded!(
    /// Exceedances with every version of their evidence.
    pub EXCEEDANCE, "exceedance"
);

/// An exceedance as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Exceedance {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Its station.
    pub station_id: i64,
    /// The average series that exceeded.
    pub datastream_id: i64,
    /// The facility of the station then.
    pub facility_id: Option<i64>,
    /// The commune of the station then.
    pub area_id: Option<i64>,
    /// Start of the window, exclusive.
    pub starts_at: Moment,
    /// End of the window.
    pub ends_at: Moment,
    /// Value over limit; none where the limit is a range or "not detectable".
    pub ratio: Option<f64>,
    /// Code of the severity tier, kind `severity` of the definitions; empty where there is no ratio.
    pub severity: String,
    /// Where it stands.
    pub state: State,
    /// When it was found.
    pub opened_at: Moment,
    /// When it was opened last: found, found again, or given other figures after somebody had taken it up.
    pub open_since: Moment,
    /// Counts its versions.
    pub version: i64,
}

impl Evidence {
    /// The limit's bound, in `unit`.
    pub fn bound(&self) -> Bound {
        match (self.low, self.high) {
            (Some(low), Some(high)) => Bound::Range { low, high },
            (None, Some(high)) => Bound::Max(high),
            (Some(low), None) => Bound::Min(low),
            (None, None) => Bound::NotDetectable,
        }
    }

    /// Whether the finding is the same: value, limit and law, whatever has become of it since and whatever is
    /// suspicious of it.
    pub fn same_finding(&self, other: &Evidence) -> bool {
        let strip = |e: &Evidence| Evidence { state: State::Open, note: String::new(), flags: 0, ..e.clone() };
        strip(self) == strip(other)
    }
}

/// The newest version of an exceedance's evidence.
pub fn newest_evidence(tx: &mut Tx, id: i64) -> Outcome<Option<Evidence>> {
    let version = EXCEEDANCE.table.newest(tx, id)?;
    let body = EXCEEDANCE.table.version(tx, id, version)?.and_then(|v| v.body);
    Ok(body.map(serde_json::from_value).transpose()?)
}

/// Every version of an exceedance's evidence with when it was recorded, newest first.
pub fn history(tx: &mut Tx, id: i64) -> Outcome<Vec<(Moment, Evidence)>> {
    Ok(versions(tx, id)?.into_iter().map(|(_, at, evidence)| (at, evidence)).collect())
}

/// The same with the numbers of the versions, by which the journal says who wrote them.
pub fn versions(tx: &mut Tx, id: i64) -> Outcome<Vec<(i64, Moment, Evidence)>> {
    let mut out = Vec::new();
    for version in EXCEEDANCE.table.history(tx, id)?.into_iter().rev() {
        if let Some(body) = version.body {
            out.push((version.version, version.recorded_at, serde_json::from_value(body)?));
        }
    }
    Ok(out)
}
