//! A monitoring station (*trạm quan trắc*): where it stands, whose it is, what it measures, what binds it.

use ::store::Tx;
use kernel::{Day, Moment, Outcome, PublicId, Refusal};
use serde::{Deserialize, Serialize};

mod by_day;
mod repoint;
pub mod store;

pub use by_day::{Held, SetupsByDay};

pub use repoint::AREAS;

/// The code of a station (*mã trạm*), as the department issued it: also the name of its logger's
/// account and part of its file names. 2 to 40 letters, digits, `-`, `_` or `.`; case is kept but
/// two codes that differ only in case are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StationCode(String);

impl StationCode {
    /// The code as issued.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two spellings of the same code share.
    pub fn folded(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

impl std::str::FromStr for StationCode {
    type Err = Refusal;
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let fine = (2..=40).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
            && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
        if fine {
            Ok(StationCode(text.to_owned()))
        } else {
            Err(Refusal::new("refused-station-code").at("code").with("code", text))
        }
    }
}

impl TryFrom<String> for StationCode {
    type Error = Refusal;
    fn try_from(text: String) -> Result<Self, Refusal> {
        text.parse()
    }
}

impl From<StationCode> for String {
    fn from(code: StationCode) -> String {
        code.0
    }
}

impl std::fmt::Display for StationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The limits that bind a station (*quy chuẩn áp dụng*), as its permit names them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Binding {
    /// Code of the limit set, e.g. `QCVN 40:2011/BTNMT`.
    pub limit_set: String,
    /// Column of its table, e.g. `A`; empty where the set has only one.
    pub column: String,
    /// Coefficients by name, e.g. `Kq` 0.9, `Kf` 1.0; in the order of the table.
    pub coefficients: Vec<(String, f64)>,
    /// Answers to what the set asks about the source (*đặc điểm nguồn thải*), e.g. `steam` 25: they find the
    /// row of its table. As they were written; [`definitions::rules::answers`] reads them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<(String, String)>,
    /// Reference oxygen of stack emissions, in % by volume.
    pub o2_reference: Option<f64>,
}

/// The set-up of a station: the part that has validity in time (bitemporal).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Setup {
    /// Code, as issued.
    pub code: StationCode,
    /// Name that people read.
    pub name: String,
    /// Code of the medium (*thành phần môi trường*), kind `medium` of the definitions.
    pub medium: String,
    /// The facility it watches; none for ambient stations of the state.
    pub facility_id: Option<i64>,
    /// The commune it stands in (stable area id).
    pub area_id: Option<i64>,
    /// WGS 84 latitude in degrees.
    pub latitude: Option<f64>,
    /// WGS 84 longitude in degrees.
    pub longitude: Option<f64>,
    /// Minutes between two readings.
    pub interval_minutes: i64,
    /// Canonical symbols of what it measures.
    pub parameters: Vec<String>,
    /// The limits that bind it; none where nothing is judged.
    pub binding: Option<Binding>,
    /// Whether the public sees it.
    pub public: bool,
}

/// A station as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// Internal id.
    pub id: i64,
    /// Public id.
    pub public_id: PublicId,
    /// Code, as issued.
    pub code: String,
    /// Name that people read.
    pub name: String,
    /// Code of the medium.
    pub medium: String,
    /// Its facility.
    pub facility_id: Option<i64>,
    /// Its commune.
    pub area_id: Option<i64>,
    /// WGS 84 latitude in degrees.
    pub latitude: Option<f64>,
    /// WGS 84 longitude in degrees.
    pub longitude: Option<f64>,
    /// Minutes between two readings.
    pub interval_minutes: i64,
    /// Whether the public sees it.
    pub public: bool,
    /// Counts changes of its set-up.
    pub revision: i64,
}

platform::bitemporal!(
    /// Stations with every version of their set-up and the days it holds for.
    pub STATION, "station"
);

/// The set-up that holds on a day as it is known at `known_at`, with the number of its version.
pub fn setup_on(tx: &mut Tx, station: i64, day: Day, known_at: Moment) -> Outcome<Option<(i64, Setup)>> {
    let Some(version) = STATION.as_of(tx, station, day, known_at)? else { return Ok(None) };
    let setup = version.body.map(serde_json::from_value).transpose()?;
    Ok(setup.map(|setup| (version.version, setup)))
}

/// The id of a station by its code, however capitalised. What can be no code (it may come from anybody's
/// address bar) is no station's.
pub fn id_of_code(tx: &mut ::store::Tx, code: &str) -> kernel::Outcome<Option<i64>> {
    match code.parse::<StationCode>() {
        Ok(code) => Ok(store::id_of_code(tx, &code.folded())?),
        Err(_) => Ok(None),
    }
}
