//! Series follow the law: a limit for eight hours or for the year, also one that came with a new standard, brings the
//! series of such averages to every station that measures its parameter. From then on they are made; of what was measured
//! before, what its next average touches.

use std::collections::{BTreeMap, HashMap};

use kernel::{Day, Outcome, PublicId, Random};
use store::Tx;

use crate::datastream::store::New;
use crate::datastream::{self, Averaging, Datastream};
use crate::law::Current;
use crate::rules::window::Period;
use crate::station;

/// The averagings that a parameter has in a medium: those of all, and those that some limit is for.
pub fn averagings(law: &Current, medium: &str, symbol: &str, today: Day) -> impl Iterator<Item = Averaging> {
    let further = [Period::EightHours, Period::Year].into_iter();
    let asked: Vec<Period> = further.filter(|period| law.asks_for(medium, symbol, *period, today)).collect();
    Averaging::COMMON.into_iter().chain(asked.into_iter().map(Averaging::Mean))
}

/// Whether a series is missing. A read, so that a program that starts on a law that it knows writes nothing.
pub fn is_due(tx: &mut Tx, law: &Current, today: Day) -> Outcome<bool> {
    Ok(!missing(tx, law, today)?.is_empty())
}

/// Makes the series that are missing; answers how many.
pub fn run(tx: &mut Tx, law: &Current, random: &Random, today: Day) -> Outcome<usize> {
    let new: Vec<New> = missing(tx, law, today)?
        .into_iter()
        .map(|(of, averaging)| New {
            public_id: PublicId::random(random),
            station: of.station_id,
            slot: of.slot,
            symbol: of.symbol,
            averaging,
            unit: of.unit,
        })
        .collect();
    let made = new.len();
    datastream::store::insert_all(tx, new)?;
    Ok(made)
}

/// Series of readings with an averaging that they lack.
fn missing(tx: &mut Tx, law: &Current, today: Day) -> Outcome<Vec<(Datastream, Averaging)>> {
    let media: HashMap<i64, String> = station::store::all(tx)?.into_iter().map(|s| (s.id, s.medium)).collect();
    let mut slots: BTreeMap<(i64, u16), Vec<Datastream>> = BTreeMap::new();
    for stream in datastream::store::all(tx)? {
        slots.entry((stream.station_id, stream.slot)).or_default().push(stream);
    }
    let mut known: HashMap<(String, String), Vec<Averaging>> = HashMap::new();
    let mut found = Vec::new();
    for ((station, _), series) in slots {
        let measured = series.iter().find(|d| d.averaging == Averaging::Raw && d.retired_on.is_none());
        let (Some(raw), Some(medium)) = (measured, media.get(&station)) else { continue };
        let wanted = known
            .entry((medium.clone(), raw.symbol.clone()))
            .or_insert_with(|| averagings(law, medium, &raw.symbol, today).collect());
        let lacking = wanted.iter().filter(|wanted| series.iter().all(|d| d.averaging != **wanted));
        found.extend(lacking.map(|averaging| (raw.clone(), *averaging)));
    }
    Ok(found)
}
