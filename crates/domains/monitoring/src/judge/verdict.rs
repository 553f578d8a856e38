//! The verdict on one average: what is kept of comparing it with the limit that bound the station on its day.

use definitions::kinds::Bound;
use definitions::rules::judge::{Judgement, Measure};
use definitions::rules::limit::Limit;
use kernel::{Moment, Outcome};
use store::Tx;

use super::standing::{Compared, Standing, Subject, standing};
use crate::average::Average;
use crate::datastream::{Averaging, Datastream};
use crate::exceedance::{Evidence, OxygenCorrected, State};
use crate::law::Current;
use crate::network::Profile;
use crate::station::SetupsByDay;

/// What comparing an average with its limit gives.
pub enum Verdict {
    /// Within its limit, or nothing binds it, or too few readings for a statistic.
    Kept,
    /// It could not be compared; what was found before stands.
    Open,
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
    let Averaging::Mean(period) = stream.averaging else { return Ok(Verdict::Kept) };
    // A window that ends at 24:00 is of the day before midnight.
    let day = Moment(average.ends_at.0 - 1).day();
    let Some(held) = setups.on(tx, stream.station_id, day)? else { return Ok(Verdict::Kept) };
    let (setup_version, setup) = (held.0, &held.1);
    let subject = Subject { symbol: &stream.symbol, unit: &stream.unit, period };
    let compared = match standing(tx, profile, law, setup, subject, average)? {
        Standing::Free => return Ok(Verdict::Kept),
        Standing::NotComparable => return Ok(Verdict::Open),
        Standing::Compared(compared) => *compared,
    };
    if !compared.judgement.exceeded {
        return Ok(Verdict::Kept);
    }
    let Compared { limit, value, corrected, judgement } = compared;
    let ratio = judgement.measure.ratio().filter(|r| r.is_finite());
    let severity = ratio.and_then(|r| law.severity(r, day)).unwrap_or_default();
    let mut evidence = evidence(stream, average, setup_version, value, corrected, &limit, &judgement);
    if let Some(binding) = &setup.binding {
        evidence.source.clone_from(&binding.source);
    }
    Ok(Verdict::Exceeded { ratio, severity, evidence: Box::new(evidence) })
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
