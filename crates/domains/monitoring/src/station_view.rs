//! One station as its page shows it (*trang trạm quan trắc*): what it measures now, the newest averages, the
//! limits that bind them, and the series behind.

use std::sync::Arc;

use definitions::rules::judge::Judgement;
use definitions::rules::limit::Limit;
use kernel::{Moment, Outcome};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::exceedance::{self, Exceedance};
use crate::judge::standing::{Standing, Subject, changes_by_hour, limit_now, standing};
use crate::latest::{self, Newest};
use crate::law::Current;
use crate::network::{Network, Profile, Slot};
use crate::observation;
use crate::overview::{Glance, glances};
use crate::rules::window::Period;
use crate::station::{self, STATION, Setup, Station};

/// How far back a page looks for the newest average, in seconds: the last whole one, and some hours and days.
fn recent(period: Period) -> i64 {
    2 * Period::Day.seconds() + if period == Period::Year { period.seconds() } else { 0 }
}

/// Exceedances that a page lists.
const EXCEEDANCES: i64 = 20;

/// A station with all that its page shows.
#[derive(Debug, Clone)]
pub struct StationView {
    /// At a glance.
    pub glance: Glance,
    /// Its set-up today; none when it is not in use any more.
    pub setup: Option<Setup>,
    /// Its parameters in the order of their slots.
    pub parameters: Vec<ParameterView>,
    /// Its newest exceedances, withdrawn ones included.
    pub exceedances: Vec<Exceedance>,
}

/// One parameter of a station.
#[derive(Debug, Clone)]
pub struct ParameterView {
    /// The parameter.
    pub slot: Slot,
    /// The newest reading.
    pub newest: Option<Newest>,
    /// The newest average of each period, with the limit that binds it.
    pub means: Vec<MeanView>,
}

/// The newest average of a period.
#[derive(Debug, Clone)]
pub struct MeanView {
    /// The period.
    pub period: Period,
    /// The newest average that has a value, if one ended of late.
    pub average: Option<Average>,
    /// The limit that the average was compared with, its bound in the unit of the series; where none was compared, the
    /// one that binds this statistic now.
    pub limit: Option<Limit>,
    /// Whether that limit is another in other hours of the day.
    pub by_hour: bool,
    /// How the average stands to the limit of its window, at reference oxygen where that is asked for.
    pub judgement: Option<Judgement>,
    /// The value at reference oxygen that was compared.
    pub corrected: Option<f64>,
    /// Whether the average cannot be compared with its limit, for want of oxygen to correct it by.
    pub not_comparable: bool,
}

/// The page of a station, by its code however capitalised; none when there is no such station.
pub fn by_code(tx: &mut Tx, network: &Network, law: &Current, code: &str, now: Moment) -> Outcome<Option<StationView>> {
    let Some(id) = station::id_of_code(tx, code)? else { return Ok(None) };
    let Some(station) = station::store::by_id(tx, id)? else { return Ok(None) };
    let Some(glance) = glances(tx, network, law, vec![station], now)?.pop() else { return Ok(None) };
    let setup = STATION.as_of(tx, id, now.day(), now)?.and_then(|v| v.body);
    let setup: Option<Setup> = setup.map(serde_json::from_value).transpose()?;
    let newest = latest::store::of_station(tx, id)?.unwrap_or_default();
    let mut parameters = Vec::new();
    for slot in glance.profile.slots.clone() {
        let means = means(tx, law, &glance.profile, setup.as_ref(), &slot, now)?;
        parameters.push(ParameterView { newest: newest.of_slot(slot.slot).cloned(), slot, means });
    }
    let exceedances = exceedance::store::of_station(tx, id, Moment(i64::MIN), EXCEEDANCES)?;
    Ok(Some(StationView { glance, setup, parameters, exceedances }))
}

impl MeanView {
    /// The limit, where values of this statistic stand beside it as they are in every hour: neither corrected first nor
    /// judged by the hour. Such a limit can be drawn as a line, and values above it marked.
    pub fn plain_limit(&self) -> Option<&Limit> {
        self.limit.as_ref().filter(|limit| limit.oxygen_reference.is_none() && !self.by_hour)
    }
}

fn means(
    tx: &mut Tx,
    law: &Current,
    profile: &Profile,
    setup: Option<&Setup>,
    slot: &Slot,
    now: Moment,
) -> Outcome<Vec<MeanView>> {
    let mut out = Vec::new();
    for period in Period::ALL {
        let Some(stream) = slot.stream(Averaging::Mean(period)) else { continue };
        let recent = averages::between(tx, stream, now.plus_seconds(-recent(period)), now)?;
        let average = recent.into_iter().rev().find(|a| a.value.is_some());
        let subject = Subject { symbol: &slot.symbol, unit: &slot.unit, period };
        let binding = setup.and_then(|s| s.binding.as_ref());
        let standing = match (setup, &average) {
            (Some(setup), Some(average)) => standing(tx, profile, law, setup, subject, average)?,
            _ => Standing::Free,
        };
        let not_comparable = matches!(standing, Standing::NotComparable);
        let compared = match standing {
            Standing::Compared(compared) => Some(*compared),
            Standing::Free | Standing::NotComparable => None,
        };
        let limit = match &compared {
            Some(compared) => Some(compared.limit.clone()),
            None => binding.and_then(|b| limit_now(law, b, subject, now)),
        };
        out.push(MeanView {
            period,
            average,
            by_hour: limit.is_some() && binding.is_some_and(|b| changes_by_hour(law, b, now.day())),
            limit,
            corrected: compared.as_ref().and_then(|c| c.corrected.as_ref().map(|_| c.value)),
            judgement: compared.map(|c| c.judgement),
            not_comparable,
        });
    }
    Ok(out)
}

/// One point of a series, as a chart or table shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Measuring time, or the end of the averaging window.
    pub time: Moment,
    /// The number; none where nothing was measured or too little for an average.
    pub value: Option<f64>,
    /// The logger's text, for raw readings.
    pub text: Option<String>,
    /// Status code of a raw reading.
    pub status: Option<series::StatusCode>,
    /// Flag bits of a raw reading.
    pub flags: u16,
    /// Readings that counted and readings expected, for averages.
    pub counts: Option<(i64, i64)>,
}

/// The points of a parameter with `after < time <= until`, by time.
pub fn points(
    tx: &mut Tx,
    profile: &Arc<Profile>,
    slot: &Slot,
    averaging: Averaging,
    after: Moment,
    until: Moment,
) -> Outcome<Vec<Point>> {
    match averaging {
        Averaging::Raw => {
            let readings = observation::between(tx, profile.station.id, Some(slot.slot), after, until)?;
            Ok(readings
                .into_iter()
                .map(|o| Point {
                    time: o.time,
                    value: o.measured(),
                    status: Some(o.status),
                    flags: o.flags,
                    text: Some(o.text.into()),
                    counts: None,
                })
                .collect())
        }
        Averaging::Mean(_) => {
            let Some(stream) = slot.stream(averaging) else { return Ok(Vec::new()) };
            Ok(averages::between(tx, stream, after, until)?
                .into_iter()
                .map(|a| Point {
                    time: a.ends_at,
                    value: a.value,
                    text: None,
                    status: None,
                    flags: a.flags,
                    counts: Some((a.valid_count, a.expected_count)),
                })
                .collect())
        }
    }
}

/// A station by its code, however capitalised.
pub fn station_of_code(tx: &mut Tx, code: &str) -> Outcome<Option<Station>> {
    match station::id_of_code(tx, code)? {
        Some(id) => Ok(station::store::by_id(tx, id)?),
        None => Ok(None),
    }
}
