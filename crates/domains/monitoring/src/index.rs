//! Indices of air and water (*chỉ số VN_AQI, VN_WQI*): one number and its word for people, with everything that
//! it rests on.
//!
//! An index is computed from the stored averages whenever it is read, and stored nowhere: an hour takes twelve
//! hourly means of each parameter, a day thirty-one, all of them in one statement by their key. So a late or corrected
//! reading is in the index as soon as it is in the average, and there is no second copy that could disagree.

use std::collections::HashMap;
use std::sync::Arc;

use ::store::Tx;
use definitions::kinds::{AirIndex, Band, Formula, IndexFormula, Statistic, WaterIndex, band};
use definitions::rules::air_index::{NoDust, rounded};
use definitions::rules::water_index::{GroupValue, NotEnough};
use definitions::{Citation, Pin, Pinned};
use kernel::{Bilingual, Day, MICROS_PER_HOUR, MICROS_PER_SECOND, Moment, Outcome};

mod air;
mod means;
mod water;

use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;

/// An index older than this no longer speaks of now: two hours may fail before anybody must look.
const FRESH_HOURS: i64 = 3;

/// The index that the law has for a medium.
#[derive(Debug, Clone)]
pub enum Rule {
    /// Of air.
    Air(Arc<Pinned<AirIndex>>),
    /// Of water.
    Water(Arc<Pinned<WaterIndex>>),
}

impl Rule {
    /// Its short name, e.g. `VN_AQI`.
    pub fn code(&self) -> &str {
        match self {
            Rule::Air(rule) => &rule.code,
            Rule::Water(rule) => &rule.code,
        }
    }

    /// What it is of, as the end of message keys: `air` or `water`.
    pub fn word(&self) -> &'static str {
        match self {
            Rule::Air(_) => "air",
            Rule::Water(_) => "water",
        }
    }

    /// Its name.
    pub fn title(&self) -> &Bilingual {
        match self {
            Rule::Air(rule) => &rule.body.title,
            Rule::Water(rule) => &rule.body.title,
        }
    }

    /// How it is computed, for everybody.
    pub fn method(&self) -> &Bilingual {
        match self {
            Rule::Air(rule) => &rule.body.method,
            Rule::Water(rule) => &rule.body.method,
        }
    }

    /// The authority that issued it, where the definition names it.
    pub fn issuer(&self) -> Option<&Bilingual> {
        match self {
            Rule::Air(rule) => Some(&rule.body.issuer),
            Rule::Water(_) => None,
        }
    }

    /// Whether a higher index is the worse one: of air; that of water falls as the water gets dirtier.
    pub fn higher_is_worse(&self) -> bool {
        matches!(self, Rule::Air(_))
    }

    /// Its bands.
    pub fn bands(&self) -> &[Band] {
        match self {
            Rule::Air(rule) => &rule.body.bands,
            Rule::Water(rule) => &rule.body.bands,
        }
    }

    /// The definition that a verdict keeps.
    pub fn pin(&self) -> Pin {
        match self {
            Rule::Air(rule) => rule.pin(),
            Rule::Water(rule) => rule.pin(),
        }
    }

    /// Where it stands written.
    pub fn citation(&self) -> &Citation {
        match self {
            Rule::Air(rule) => &rule.citation,
            Rule::Water(rule) => &rule.citation,
        }
    }

    /// Whether it is not yet checked against the official text.
    pub fn provisional(&self) -> bool {
        match self {
            Rule::Air(rule) => rule.provisional,
            Rule::Water(rule) => rule.provisional,
        }
    }
}

/// The index of a station.
#[derive(Debug, Clone)]
pub struct StationIndex {
    /// Which it is.
    pub rule: Rule,
    /// The formula that it is computed by.
    pub formula: Arc<Pinned<IndexFormula>>,
    /// Its newest readings: of air the hour, then the day; of water the day.
    pub readings: Vec<Reading>,
}

impl StationIndex {
    /// The reading that speaks of now, if it is fresh and has a value.
    pub fn current(&self, now: Moment) -> Option<(&Reading, &Verdict)> {
        let reading = self.readings.first().filter(|r| r.is_fresh(now))?;
        Some((reading, reading.outcome.as_ref().ok()?))
    }
}

/// An index over one window, or why there is none.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The length of the window.
    pub period: Period,
    /// Its start, exclusive.
    pub from: Moment,
    /// Its end, inclusive.
    pub until: Moment,
    /// The index.
    pub outcome: Result<Verdict, Lack>,
}

impl Reading {
    fn of(period: Period, until: Moment, outcome: Result<Verdict, Lack>) -> Reading {
        Reading { period, from: until.plus_seconds(-period.seconds()), until, outcome }
    }

    /// Whether it still speaks of now: an hour for some hours, a day until the next should be there.
    pub fn is_fresh(&self, now: Moment) -> bool {
        let fresh = match self.period {
            Period::Hour => FRESH_HOURS * MICROS_PER_HOUR,
            longer => longer.step() * MICROS_PER_SECOND + FRESH_HOURS * MICROS_PER_HOUR,
        };
        now.0 - self.until.0 <= fresh
    }
}

/// What an index says, and why.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The index.
    pub value: u32,
    /// Before rounding.
    pub exact: f64,
    /// Its band.
    pub band: Band,
    /// What it is made of, in the order of the law's table.
    pub parts: Vec<Part>,
    /// Groups of parameters, of water.
    pub groups: Vec<GroupValue>,
    /// The part that leads: the highest of air, the lowest of water.
    pub lead: usize,
    /// What the other formula in use says, where that is another band.
    pub other: Option<Other>,
}

impl Verdict {
    /// The part that leads.
    pub fn leading(&self) -> Option<&Part> {
        self.parts.get(self.lead)
    }
}

/// One parameter's part in an index (*chỉ số thông số*).
#[derive(Debug, Clone)]
pub struct Part {
    /// Canonical symbol.
    pub symbol: String,
    /// What of the measurements was looked up, of air.
    pub statistic: Option<Statistic>,
    /// Its value.
    pub concentration: f64,
    /// Its unit.
    pub unit: String,
    /// The share of oxygen saturation in %, of dissolved oxygen.
    pub saturation: Option<f64>,
    /// Its group, of water.
    pub group: Option<String>,
    /// The sub-index or score, not rounded.
    pub value: f64,
}

impl Part {
    /// The sub-index as it is published.
    pub fn rounded(&self) -> u32 {
        rounded(self.value)
    }
}

/// What the other formula says.
#[derive(Debug, Clone)]
pub struct Other {
    /// The formula.
    pub formula: Formula,
    /// The index by it.
    pub value: u32,
    /// Its band.
    pub band: Band,
}

/// Why there is no index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// Of air: none of the parameters that it needs.
    Dust(NoDust),
    /// Of water: too few parameters or groups.
    Parameters(NotEnough),
}

/// The index of a station with all its readings; none where the law has no index for its medium.
pub fn of_station(tx: &mut Tx, law: &Current, profile: &Profile, now: Moment) -> Outcome<Option<StationIndex>> {
    let Some((rule, formula)) = law.index(&profile.station.medium, now.day()) else { return Ok(None) };
    let readings = match &rule {
        Rule::Air(air) => air::all(tx, law, air, formula.body.formula, profile, now)?,
        Rule::Water(water) => water::newest(tx, law, water, formula.body.formula, &[profile], now)?.remove(0),
    };
    Ok(Some(StationIndex { rule, formula, readings }))
}

/// What the indices of stations say now, by station: of air the hour, of water the day.
pub fn newest(
    tx: &mut Tx,
    law: &Current,
    profiles: &[Arc<Profile>],
    now: Moment,
) -> Outcome<HashMap<i64, StationIndex>> {
    let mut found = HashMap::new();
    for medium in law.media(now.day()) {
        let Some((rule, formula)) = law.index(medium, now.day()) else { continue };
        let of_medium: Vec<&Profile> =
            profiles.iter().map(AsRef::as_ref).filter(|p| p.station.medium == medium).collect();
        if of_medium.is_empty() {
            continue;
        }
        let readings = match &rule {
            Rule::Air(air) => air::newest(tx, law, air, formula.body.formula, &of_medium, now)?,
            Rule::Water(water) => water::newest(tx, law, water, formula.body.formula, &of_medium, now)?,
        };
        for (profile, readings) in of_medium.into_iter().zip(readings) {
            let index = StationIndex { rule: rule.clone(), formula: formula.clone(), readings };
            found.insert(profile.station.id, index);
        }
    }
    Ok(found)
}

/// What the index of each of these days says; none where too little was measured.
pub fn days(
    tx: &mut Tx,
    law: &Current,
    rule: &Rule,
    formula: Formula,
    profile: &Profile,
    days: &[Day],
) -> Outcome<Vec<Option<Verdict>>> {
    let readings = match rule {
        Rule::Air(air) => air::days(tx, law, air, profile, days)?,
        Rule::Water(water) => water::days(tx, law, water, formula, profile, days)?,
    };
    Ok(readings.into_iter().map(|reading| reading?.outcome.ok()).collect())
}

/// The band of an index, and what the other formula says where that is another band.
fn banded(bands: &[Band], index: u32, other: Option<(Formula, u32)>) -> Option<(Band, Option<Other>)> {
    let own = band(bands, index)?;
    let other = other.and_then(|(formula, value)| {
        let band = band(bands, value).filter(|b| b.code != own.code)?.clone();
        Some(Other { formula, value, band })
    });
    Some((own.clone(), other))
}
