//! How an average stands to the limit that binds it (*giá trị so với giới hạn*): which limit that is, the value brought to
//! reference oxygen where the law asks for it, and whether it passes. What is kept as an exceedance, and every page that
//! marks a value, ask here, so that none of them compares what may not be compared.

use definitions::rules::answers;
use definitions::rules::day_part::facts_at;
use definitions::rules::judge::{Judgement, judge};
use definitions::rules::limit::{Limit, Question, limit_for};
use definitions::rules::oxygen::at_reference;
use kernel::{Day, Moment, Outcome};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::Averaging;
use crate::exceedance::OxygenCorrected;
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;
use crate::station::{Binding, Setup};

/// How an average stands to its limit.
pub enum Standing {
    /// Nothing binds it.
    Free,
    /// Its limit is for a value at reference oxygen, to which it cannot be brought: oxygen was not measured well enough,
    /// or there is so much of it that the formula says nothing. An uncorrected value must not be compared.
    NotComparable,
    /// It was compared.
    Compared(Box<Compared>),
}

/// An average beside its limit.
pub struct Compared {
    /// The limit.
    pub limit: Limit,
    /// What was compared.
    pub value: f64,
    /// How it came about, where it was brought to reference oxygen.
    pub corrected: Option<OxygenCorrected>,
    /// Whether it passes.
    pub judgement: Judgement,
}

/// What an average is an average of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Canonical symbol of the parameter.
    pub symbol: &'a str,
    /// Unit of its values.
    pub unit: &'a str,
    /// The period.
    pub period: Period,
}

/// Compares the value of an average by the law of its day and a set-up of its station.
pub fn standing(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    setup: &Setup,
    subject: Subject<'_>,
    average: &Average,
) -> Outcome<Standing> {
    let (Some(value), Some(binding)) = (average.value, &setup.binding) else { return Ok(Standing::Free) };
    let Some(limit) = limit_at(law, binding, subject, day_of(average), hour_of(average.starts_at)) else {
        return Ok(Standing::Free);
    };
    let (value, corrected) = match limit.oxygen_reference {
        None => (value, None),
        Some(reference) => match corrected(tx, profile, law, &setup.medium, subject.period, average, reference)? {
            Some((value, how)) => (value, Some(how)),
            None => return Ok(Standing::NotComparable),
        },
    };
    let judgement = judge(limit.bound, value);
    Ok(Standing::Compared(Box::new(Compared { limit, value, corrected, judgement })))
}

/// The day that a window belongs to: a window that ends at 24:00 is of the day before midnight.
fn day_of(average: &Average) -> Day {
    Moment(average.ends_at.0 - 1).day()
}

/// The hour of the day that a moment lies in.
fn hour_of(at: Moment) -> u8 {
    u8::try_from(at.seconds_since(at.day().start()) / 3600).unwrap_or_default()
}

/// The limit that binds a statistic of a window that begins now, its bound in the unit of its values; none where nothing
/// does.
pub fn limit_now(law: &Current, binding: &Binding, subject: Subject<'_>, now: Moment) -> Option<Limit> {
    limit_at(law, binding, subject, now.day(), hour_of(now))
}

/// Whether the limits of a binding are others in other hours of the day.
pub fn changes_by_hour(law: &Current, binding: &Binding, day: Day) -> bool {
    law.limit_set(&binding.limit_set, day).is_some_and(|set| !facts_at(&set.body, 0).is_empty())
}

/// The limit on a day; some are others by night, and count by the hour that the window begins with.
fn limit_at(law: &Current, binding: &Binding, subject: Subject<'_>, day: Day, hour: u8) -> Option<Limit> {
    let set = law.limit_set(&binding.limit_set, day)?;
    // What no longer answers a question after the law changed leaves it open, and nothing is judged by it.
    let (mut facts, _) = answers::read(&set.body, &binding.source);
    if subject.period == Period::Hour {
        facts.extend(facts_at(&set.body, hour));
    }
    let question = Question {
        parameter: subject.symbol,
        column: Some(binding.column.as_str()).filter(|c| !c.is_empty()),
        coefficients: &binding.coefficients.iter().cloned().collect(),
        facts: &facts,
        averaging: subject.period.into(),
        day,
    };
    let limit = limit_for(set, &question).ok()?;
    let mut limit = law.in_unit(limit, subject.unit)?;
    // Where the set leaves the reference to the plant's permit, the station's binding names it.
    limit.oxygen_reference = limit.oxygen_reference.or(binding.o2_reference);
    Some(limit)
}

/// The value at reference oxygen, from the oxygen of the same window; none where it cannot be had.
fn corrected(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    medium: &str,
    period: Period,
    average: &Average,
    reference: f64,
) -> Outcome<Option<(f64, OxygenCorrected)>> {
    let Some(rule) = law.oxygen(medium, day_of(average)) else { return Ok(None) };
    let stream = profile.by_symbol("O2").and_then(|s| s.stream(Averaging::Mean(period)));
    let (Some(stream), Some(measured)) = (stream, average.value) else { return Ok(None) };
    let newest = averages::between(tx, stream, Moment(average.ends_at.0 - 1), average.ends_at)?.pop();
    let Some(oxygen) = newest.and_then(|a| a.value) else { return Ok(None) };
    let value = at_reference(rule, measured, oxygen, reference).ok();
    Ok(value.map(|value| (value, OxygenCorrected { measured, oxygen, reference })))
}
