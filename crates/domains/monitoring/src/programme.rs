//! A monitoring programme (*chương trình quan trắc*): what is observed where, how often and until when, who ordered it
//! by which document, and who carries it out.
//!
//! It says what should be done. What its stations deliver is read from them ([`delivery`]) and stands in no version.

use ::store::Tx;
use identity::{Authority, Level};
use kernel::{Day, Outcome, Refusal};
use serde::{Deserialize, Serialize};

mod change;
pub mod delivery;
mod setup;
mod store;

pub use change::{allowed, amend, end, register};
pub use setup::{Kind, MOST_PARAMETERS, MOST_STATIONS, Setup};

platform::recorded!(
    /// Programmes with every version of what they say.
    pub PROGRAMME, "programme"
);

/// A programme as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    /// Internal id.
    pub id: i64,
    /// Its code, part of its address.
    pub code: String,
    /// The number of its newest version.
    pub version: i64,
    /// What it says.
    pub setup: Setup,
    /// How it was ended, where somebody did.
    pub ended: Option<Ended>,
}

/// The end of a programme (*kết thúc*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Its last day.
    pub last: Day,
    /// Why.
    pub reason: String,
}

/// How a programme stands on a day (*tình trạng*), in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is carried out.
    Running,
    /// Its first day is still to come.
    Planned,
    /// Its last day has passed.
    Over,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 3] = [Standing::Running, Standing::Planned, Standing::Over];

    /// `running`, `planned`, `over`.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Running => "running",
            Standing::Planned => "planned",
            Standing::Over => "over",
        }
    }

    /// The standing of a code.
    pub fn from_code(code: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

impl Programme {
    /// Its last day; none where it goes on until somebody ends it.
    pub fn last(&self) -> Option<Day> {
        self.ended.as_ref().map(|ended| ended.last).or(self.setup.last)
    }

    /// How it stands on a day.
    pub fn standing(&self, day: Day) -> Standing {
        if self.last().is_some_and(|last| last < day) {
            Standing::Over
        } else if day < self.setup.first {
            Standing::Planned
        } else {
            Standing::Running
        }
    }

    /// Whether somebody may read it: one that is not public is the department's own, for it may announce a visit.
    pub fn seen_by(&self, by: &Authority) -> bool {
        self.setup.public || by.scope().level >= Level::Office
    }
}

/// What a version says.
#[derive(Serialize, Deserialize)]
struct Body {
    #[serde(flatten)]
    setup: Setup,
    ended: Option<Ended>,
}

/// A programme by its code, however capitalised. What can be no code (it may come from anybody's address bar) is no
/// programme's.
pub fn by_code(tx: &mut Tx, code: &str) -> Outcome<Option<Programme>> {
    let Ok(code) = checked_code(code) else { return Ok(None) };
    store::by_code(tx, &code.to_ascii_lowercase())?.map(of_row).transpose()
}

/// A programme by its id.
pub fn by_id(tx: &mut Tx, id: i64) -> Outcome<Option<Programme>> {
    store::by_id(tx, id)?.map(of_row).transpose()
}

/// All programmes: those that run, then those to come, then those that are over; each in the order of their names.
pub fn all(tx: &mut Tx, today: Day) -> Outcome<Vec<Programme>> {
    let mut all = store::all(tx)?.into_iter().map(of_row).collect::<Outcome<Vec<_>>>()?;
    all.sort_by_key(|programme| programme.standing(today));
    Ok(all)
}

/// The public programmes that observe a station, or will; in the order of their names.
pub fn of_station(tx: &mut Tx, station: i64, today: Day) -> Outcome<Vec<Programme>> {
    let found = store::of_station(tx, station)?.into_iter().map(of_row).collect::<Outcome<Vec<_>>>()?;
    Ok(found.into_iter().filter(|p| p.setup.public && p.standing(today) != Standing::Over).collect())
}

fn of_row(row: store::Row) -> Outcome<Programme> {
    let Body { setup, ended } = serde_json::from_str(&row.body)?;
    Ok(Programme { id: row.id, code: row.code, version: row.version, setup, ended })
}

/// A code of 2 to 24 letters without marks, digits, `-`, `_` or `.`.
fn checked_code(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    let fine = (2..=24).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        && text.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
    if fine { Ok(text) } else { Err(Refusal::new("refused-programme-code").at("code")) }
}

#[cfg(test)]
mod tests {
    use super::setup::tests::setup;
    use super::*;

    #[test]
    fn a_programme_stands_as_its_days_say() {
        let day = |n: i8| Day::new(2026, 11, n).unwrap();
        let programme = |last: Option<i8>, ended: Option<i8>| Programme {
            id: 1,
            code: "KK".to_owned(),
            version: 1,
            setup: Setup { first: day(10), last: last.map(day), ..setup() },
            ended: ended.map(|n| Ended { last: day(n), reason: "Đủ số liệu".to_owned() }),
        };
        for (last, ended, on, expected) in [
            (None, None, 9, Standing::Planned),
            (None, None, 10, Standing::Running),
            (Some(20), None, 20, Standing::Running),
            (Some(20), None, 21, Standing::Over),
            (Some(20), Some(15), 16, Standing::Over),
            (None, Some(15), 15, Standing::Running),
        ] {
            assert_eq!(programme(last, ended).standing(day(on)), expected, "{last:?} {ended:?} on {on}");
        }
    }
}
