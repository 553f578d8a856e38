//! The verdict on one average: which limit bound the station on that day, and whether the value
//! passed it.

use definitions::kinds::Bound;
use definitions::rules::answers;
use definitions::rules::day_part::facts_at;
use definitions::rules::judge::{Judgement, Measure, judge};
use definitions::rules::limit::{Limit, Question, limit_for};
use kernel::{Day, Moment, Outcome};
use store::Tx;

use crate::average::{Average, store as averages};
use crate::datastream::{Averaging, Datastream};
use crate::exceedance::{Evidence, OxygenCorrected, State};
use crate::law::Current;
use crate::network::Profile;
use crate::rules::window::Period;
use crate::station::{Binding, SetupsByDay};

/// What comparing an average with its limit gives.
pub enum Verdict {
    /// Within its limit, or nothing binds it, or too few readings for a statistic.
    Kept,
    /// Above its limit.
    Exceeded {
        /// Value over limit, where the limit has a ratio.
        ratio: Option<f64>,
        /// Code of the severity tier; empty without a ratio.
        severity: String,
        /// What the verdict rests on.
        evidence: Box<Evidence>,
    },
}

/// Judges `average` by the set-up and the law of its day, as they are known now.
pub fn verdict(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    stream: &Datastream,
    average: &Average,
    setups: &mut SetupsByDay,
) -> Outcome<Verdict> {
    let (Some(value), Averaging::Mean(period)) = (average.value, stream.averaging) else { return Ok(Verdict::Kept) };
    let day = day_of(average);
    let Some(held) = setups.on(tx, stream.station_id, day)? else { return Ok(Verdict::Kept) };
    let (setup_version, setup) = (held.0, &held.1);
    let Some(binding) = &setup.binding else { return Ok(Verdict::Kept) };
    let hour = (period == Period::Hour).then(|| hour_of(average));
    let Some(limit) = limit_at(law, binding, &stream.symbol, &stream.unit, period, day, hour) else {
        return Ok(Verdict::Kept);
    };
    let reference = limit.oxygen_reference.or(binding.o2_reference);
    let (value, corrected) = match reference {
        None => (value, None),
        Some(reference) => match correct(tx, profile, law, &setup.medium, average, value, reference)? {
            Some((corrected, how)) => (corrected, Some(how)),
            None => return Ok(Verdict::Kept),
        },
    };
    let judgement = judge(limit.bound, value);
    if !judgement.exceeded {
        return Ok(Verdict::Kept);
    }
    let ratio = judgement.measure.ratio().filter(|r| r.is_finite());
    let severity = ratio.and_then(|r| law.severity(r, day)).unwrap_or_default();
    let mut evidence = evidence(stream, average, setup_version, value, corrected, &limit, &judgement);
    evidence.source.clone_from(&binding.source);
    Ok(Verdict::Exceeded { ratio, severity, evidence: Box::new(evidence) })
}

/// The day that a window belongs to: a window that ends at 24:00 is of the day before midnight.
fn day_of(average: &Average) -> Day {
    Moment(average.ends_at.0 - 1).day()
}

/// The hour of the day that a window begins with.
fn hour_of(average: &Average) -> u8 {
    let begins = average.starts_at;
    u8::try_from(begins.seconds_since(begins.day().start()) / 3600).unwrap_or_default()
}

/// The limit that binds a statistic on a day, its bound in `unit`; none where nothing does.
pub fn limit_of(law: &Current, binding: &Binding, symbol: &str, unit: &str, period: Period, day: Day) -> Option<Limit> {
    limit_at(law, binding, symbol, unit, period, day, None)
}

/// The same for an hour of that day: some limits are others by night.
fn limit_at(
    law: &Current,
    binding: &Binding,
    symbol: &str,
    unit: &str,
    period: Period,
    day: Day,
    hour: Option<u8>,
) -> Option<Limit> {
    let set = law.limit_set(&binding.limit_set, day)?;
    // What no longer answers a question after the law changed leaves it open, and nothing is judged by it.
    let (mut facts, _) = answers::read(&set.body, &binding.source);
    facts.extend(hour.map(|hour| facts_at(&set.body, hour)).unwrap_or_default());
    let question = Question {
        parameter: symbol,
        column: Some(binding.column.as_str()).filter(|c| !c.is_empty()),
        coefficients: &binding.coefficients.iter().cloned().collect(),
        facts: &facts,
        averaging: period.into(),
        day,
    };
    let limit = limit_for(set, &question).ok()?;
    law.in_unit(limit, unit)
}

/// The value at reference oxygen, from the oxygen of the same window; none where oxygen was not
/// measured well enough, for an uncorrected stack value must not be compared.
fn correct(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    medium: &str,
    average: &Average,
    value: f64,
    reference: f64,
) -> Outcome<Option<(f64, OxygenCorrected)>> {
    let Some(rule) = law.oxygen(medium, day_of(average)) else { return Ok(None) };
    let period =
        if average.ends_at.0 - average.starts_at.0 > kernel::MICROS_PER_HOUR { Period::Day } else { Period::Hour };
    let stream = profile.by_symbol("O2").and_then(|s| s.stream(Averaging::Mean(period)));
    let Some(stream) = stream else { return Ok(None) };
    let oxygen = averages::between(tx, stream, average.starts_at, average.ends_at)?.pop().and_then(|a| a.value);
    let Some(oxygen) = oxygen else { return Ok(None) };
    let corrected = definitions::rules::oxygen::at_reference(rule, value, oxygen, reference).ok();
    Ok(corrected.map(|c| (c, OxygenCorrected { measured: value, oxygen, reference })))
}

fn evidence(
    stream: &Datastream,
    average: &Average,
    setup_version: i64,
    value: f64,
    corrected: Option<OxygenCorrected>,
    limit: &Limit,
    judgement: &Judgement,
) -> Evidence {
    let (low, high) = match limit.bound {
        Bound::Max(max) => (None, Some(max)),
        Bound::Min(min) => (Some(min), None),
        Bound::Range { low, high } => (Some(low), Some(high)),
        Bound::NotDetectable => (None, None),
    };
    Evidence {
        symbol: stream.symbol.clone(),
        averaging: stream.averaging.code().to_owned(),
        value,
        corrected,
        valid_count: average.valid_count,
        expected_count: average.expected_count,
        flags: average.flags,
        unit: limit.unit.clone(),
        low,
        high,
        distance: match judgement.measure {
            Measure::Distance(d) => Some(d),
            Measure::Ratio(_) | Measure::Presence => None,
        },
        written: match limit.formula.written {
            Bound::Max(c) => Some(c),
            _ => None,
        },
        column: limit.formula.column.clone(),
        factors: limit.formula.factors.clone(),
        source: Vec::new(),
        setup_version,
        law: limit.set.clone(),
        citation: limit.citation.clone(),
        provisional: limit.provisional,
        state: State::Open,
        note: String::new(),
    }
}
