//! What the law and the set-up of one day say of making averages, looked up once for all windows of the day.

use kernel::{Day, Outcome};
use series::average::{Making, MinRatio, Summary};
use store::Tx;

use crate::datastream::Averaging;
use crate::law::Current;
use crate::network::{Profile, Slot};
use crate::rules::window::Period;
use crate::station::SetupsByDay;

/// The rules of a day for one station and one period.
pub struct Rules {
    /// The day they hold on.
    pub day: Day,
    /// What is made, by slot.
    pub series: Vec<Series>,
    /// Which series can contradict each other.
    pub pairs: Vec<Pair>,
}

/// One series of averages.
pub struct Series {
    /// Slot of its parameter.
    pub slot: u16,
    /// Its number.
    pub stream: i64,
    /// Its period.
    pub period: Period,
    /// The series of shorter averages of the same parameter that it is made of; none where it is made of readings.
    pub parts: Option<i64>,
    /// How it is made.
    pub making: Making,
    /// A step between two readings that is suspicious.
    pub jump: Option<f64>,
    /// Hours of one and the same value that are suspicious.
    pub still_hours: Option<u8>,
}

/// A series that cannot be below a share of another: what it measures holds what the other measures.
pub struct Pair {
    /// The series of the whole.
    pub whole: i64,
    /// The series of the part.
    pub part: i64,
    /// The share of the part that the whole has at least.
    pub share: f64,
}

impl Rules {
    /// The rules of a day.
    pub fn of(
        tx: &mut Tx,
        profile: &Profile,
        law: &Current,
        period: Period,
        day: Day,
        setups: &mut SetupsByDay,
    ) -> Outcome<Rules> {
        // What a window needs is said by the set-up of its day: a station that now reports every 15 minutes
        // reported every 5 then. History from before the set-up is read as if it had held.
        let held = setups.on(tx, profile.station.id, day)?;
        let (medium, interval) = match held.as_deref() {
            Some((_, setup)) => (setup.medium.as_str(), setup.interval_minutes),
            None => (profile.station.medium.as_str(), profile.station.interval_minutes),
        };
        let interval_minutes = u32::try_from(interval).unwrap_or(1);
        let enough = law.enough(medium, period, day)?;
        let of_slot = |slot: &Slot| {
            let using = law.parameter(&slot.symbol, day).and_then(|p| p.media.get(medium));
            let summary: Summary = law.summary(&slot.symbol, day);
            Some(Series {
                slot: slot.slot,
                stream: slot.stream(Averaging::Mean(period))?,
                period,
                parts: period.parts().and_then(|part| slot.stream(Averaging::Mean(part))),
                making: making(summary, interval_minutes, enough),
                jump: using.and_then(|u| u.jump),
                still_hours: using.and_then(|u| u.still_hours),
            })
        };
        Ok(Rules {
            day,
            series: profile.slots.iter().filter_map(of_slot).collect(),
            pairs: pairs(profile, law, period, day),
        })
    }
}

fn making(summary: Summary, interval_minutes: u32, enough: MinRatio) -> Making {
    Making { summary, interval_minutes, enough }
}

fn pairs(profile: &Profile, law: &Current, period: Period, day: Day) -> Vec<Pair> {
    let stream = |symbol: &str| profile.by_symbol(symbol).and_then(|slot| slot.stream(Averaging::Mean(period)));
    let mut pairs = Vec::new();
    for slot in &profile.slots {
        let Some(whole) = law.parameter(&slot.symbol, day) else { continue };
        for (part, share) in &whole.at_least {
            if let (Some(whole), Some(part)) = (stream(&slot.symbol), stream(part)) {
                pairs.push(Pair { whole, part, share: *share });
            }
        }
    }
    pairs
}
