//! A limit was exceeded somewhere (*thông báo vượt ngưỡng*).

use ::store::Tx;
use identity::Right;
use kernel::{Moment, Outcome};
use serde_json::{Value, json};

use super::{NEWS, Place, TELLING, Word, nearest};
use crate::exceedance::{Evidence, Exceedance, store};
use crate::law::Current;
use crate::network::Profile;
use crate::rules::telling::Weight;

/// Queues the notices of a new exceedance: to those who handle it, and to its facility.
pub fn opened(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    exceedance: &Exceedance,
    evidence: &Evidence,
    now: Moment,
) -> Outcome<()> {
    if now.seconds_since(exceedance.ends_at) > NEWS {
        return Ok(());
    }
    let place = Place { area: exceedance.area_id, facility: exceedance.facility_id };
    let word = Word {
        template: "exceedance-opened",
        weight: weight(tx, exceedance)?,
        args: args(profile, law, exceedance, evidence),
        occasion: occasion(exceedance.id),
    };
    nearest(tx, law, &[Right::ExceedancesHandle, Right::FacilityExplain], place, &word, now)
}

/// What an exceedance weighs, as the office wants it.
pub(super) fn weight(tx: &mut Tx, exceedance: &Exceedance) -> Outcome<Weight> {
    let telling = TELLING.get(tx)?;
    let windows = store::windows_until(tx, exceedance.datastream_id, exceedance.ends_at, telling.serious_in_a_row)?;
    let joined = windows.windows(2).take_while(|pair| pair[1].1 == pair[0].0).count() as i64;
    Ok(telling.weight(exceedance.ratio, joined + 1))
}

/// The occasion of an exceedance, whatever becomes of it later.
pub(super) fn occasion(id: i64) -> String {
    format!("exceedance:{id}")
}

/// What the text needs. `bound` says which of `low` and `high` count.
pub(super) fn args(profile: &Profile, law: &Current, exceedance: &Exceedance, evidence: &Evidence) -> Value {
    let station = &profile.station;
    let decimals = law.decimals(&evidence.symbol, &station.medium, exceedance.ends_at.day());
    let (bound, low, high) = match (evidence.low, evidence.high) {
        (Some(low), Some(high)) => ("range", low, high),
        (Some(low), None) => ("min", low, 0.0),
        (None, Some(high)) => ("max", 0.0, high),
        (None, None) => ("none", 0.0, 0.0),
    };
    json!({
        "id": exceedance.public_id.to_string(),
        "station": station.code,
        "name": station.name,
        "symbol": evidence.symbol,
        "averaging": evidence.averaging,
        "from": exceedance.starts_at.display_local(),
        "until": exceedance.ends_at.display_local(),
        "value": rounded(evidence.value, decimals),
        "unit": law.unit_symbol(&evidence.unit),
        "bound": bound,
        "low": low,
        "high": high,
        "ratio": exceedance.ratio.map_or(0.0, |r| rounded(r, 2)),
    })
}

fn rounded(value: f64, decimals: usize) -> f64 {
    format!("{value:.decimals$}").parse().unwrap_or(value)
}
