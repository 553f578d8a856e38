//! The series of stations follow what their tables say is measured.

use std::collections::BTreeMap;

use kernel::{Outcome, PublicId};
use platform::table_import::Context;
use store::Tx;

use crate::datastream::store::New;
use crate::datastream::{self, Averaging, Datastream};
use crate::follow_law::averagings;
use crate::law::Current;
use crate::station::Setup;

/// Brings the series of stations in line with their parameters: new ones get a slot, those no longer
/// measured are retired, those measured again come back. A limit for eight hours or the year, also one that came with a
/// new standard, brings the series for it.
pub(super) fn follow(tx: &mut Tx, law: &Current, context: &Context, setups: &[(i64, Setup)]) -> Outcome<()> {
    let today = context.now.day();
    let ids: Vec<i64> = setups.iter().map(|(station, _)| *station).collect();
    let mut known: BTreeMap<i64, Vec<Datastream>> = BTreeMap::new();
    for stream in datastream::store::of_stations(tx, &ids)? {
        known.entry(stream.station_id).or_default().push(stream);
    }
    let mut new = Vec::new();
    for (station, setup) in setups {
        let known = known.get(station).map_or(&[][..], Vec::as_slice);
        let mut slot = known.iter().map(|d| d.slot + 1).max().unwrap_or(0);
        for symbol in &setup.parameters {
            let its: Vec<&Datastream> = known.iter().filter(|d| d.symbol == *symbol).collect();
            if its.iter().any(|d| d.retired_on.is_some()) {
                datastream::store::restore(tx, *station, symbol)?;
            }
            let (its_slot, unit) = if let Some(one) = its.first() {
                (one.slot, one.unit.clone())
            } else {
                let measured = law.measured(&setup.medium, symbol, today);
                let measured = measured.map_err(|e| e.refusal(symbol, &setup.medium))?;
                slot += 1;
                (slot - 1, measured.kept.unit.clone())
            };
            let missing = averagings(law, &setup.medium, symbol, today);
            for averaging in missing.filter(|a| its.iter().all(|d| d.averaging != *a)) {
                let public_id = PublicId::random(&context.random);
                let (symbol, unit) = (symbol.clone(), unit.clone());
                new.push(New { public_id, station: *station, slot: its_slot, symbol, averaging, unit });
            }
        }
        let raw = known.iter().filter(|d| d.averaging == Averaging::Raw && d.retired_on.is_none());
        for stream in raw.filter(|d| !setup.parameters.contains(&d.symbol)) {
            datastream::store::retire(tx, *station, &stream.symbol, today)?;
        }
    }
    Ok(datastream::store::insert_all(tx, new)?)
}
