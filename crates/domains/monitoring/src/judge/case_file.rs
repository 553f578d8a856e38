//! What judging looks up, asked once for many averages: their series and stations, the set-ups of their days, and
//! which exceedances of their windows are known.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Moment, Outcome};
use store::Tx;

use crate::average::Average;
use crate::datastream::{self, Datastream};
use crate::exceedance::{self, Exceedance};
use crate::network::{Network, Profile};
use crate::station::SetupsByDay;

/// Everything about the averages of one transaction.
pub struct CaseFile {
    /// Set-ups as they are known now.
    pub setups: SetupsByDay,
    /// Exceedances by series and end of window.
    pub exceedances: HashMap<(i64, Moment), Exceedance>,
    series: HashMap<i64, Arc<Datastream>>,
    profiles: HashMap<i64, Option<Arc<Profile>>>,
}

impl CaseFile {
    /// Reads what is known of these averages.
    pub fn read(tx: &mut Tx, averages: &[(i64, Average)], now: Moment) -> Outcome<CaseFile> {
        let mut ids: Vec<i64> = averages.iter().map(|(_, a)| a.datastream_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let ends = || averages.iter().map(|(_, a)| a.ends_at);
        let exceedances = match (ends().min(), ends().max()) {
            (Some(from), Some(until)) => exceedance::store::of_windows(tx, &ids, from, until)?,
            _ => Vec::new(),
        };
        let series = datastream::store::by_ids(tx, &ids)?;
        Ok(CaseFile {
            setups: SetupsByDay::known_at(now),
            exceedances: exceedances.into_iter().map(|e| ((e.datastream_id, e.ends_at), e)).collect(),
            series: series.into_iter().map(|s| (s.id, Arc::new(s))).collect(),
            profiles: HashMap::new(),
        })
    }

    /// The series and the station of an average.
    pub fn of(
        &mut self,
        tx: &mut Tx,
        network: &Network,
        average: &Average,
    ) -> Outcome<Option<(Arc<Datastream>, Arc<Profile>)>> {
        let Some(stream) = self.series.get(&average.datastream_id).cloned() else { return Ok(None) };
        let profile = if let Some(known) = self.profiles.get(&stream.station_id) {
            known.clone()
        } else {
            let profile = network.profile(tx, stream.station_id)?;
            self.profiles.insert(stream.station_id, profile.clone());
            profile
        };
        Ok(profile.map(|profile| (stream, profile)))
    }
}
