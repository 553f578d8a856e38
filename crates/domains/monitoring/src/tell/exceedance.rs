//! A limit was exceeded somewhere (*thông báo vượt ngưỡng*).

use ::store::Tx;
use identity::Right;
use kernel::{Moment, Outcome};
use platform::notices::{self, Notice};
use serde_json::{Value, json};

use super::{NEWS, Place, TELLING, Word, nearest_calls, put};
use crate::exceedance::{Evidence, Exceedance, State, store, versions};
use crate::law::Current;
use crate::network::Profile;
use crate::rules::telling::{Call, Weight};

/// Windows of one series that hold a same moment, at most: a new window of eight hours begins every hour.
const MOST_AT_A_TIME: i64 = 8;

/// Queues the notices of an exceedance that is open: to those who handle it, and to its facility.
///
/// It may be found again after corrected data withdrew it, or have other figures. Then it is told to whoever was not
/// reached before: his notice waited for the morning and was overtaken there, found nobody, was given up. Who knows of
/// it, or will when his notice leaves, is not told twice of one window, unless it weighs more than he was told, or it had
/// been taken up: those concerned hold it for settled, and it is open once more.
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
    let weight = weight(tx, exceedance)?;
    let mut args = args(profile, law, exceedance, evidence);
    args["serious"] = json!(weight == Weight::Serious);
    let word =
        Word { template: "exceedance-opened", weight, args, occasion: occasion(exceedance.id, exceedance.version) };
    let earlier = earlier(tx, exceedance)?;
    for call in nearest_calls(tx, law, &[Right::ExceedancesHandle, Right::FacilityExplain], place, weight, now)? {
        if !knows(tx, call, &word, &earlier)? {
            put(tx, call, &word, now)?;
        }
    }
    Ok(())
}

/// The occasions at which it may have been told, since it was last taken up. A window of eight hours that begins before
/// another one ended, which is open, tells nothing new.
fn earlier(tx: &mut Tx, exceedance: &Exceedance) -> Outcome<Vec<String>> {
    if exceedance.version == 1 {
        let open = store::open_beside(tx, exceedance)?;
        let all = open.iter().flat_map(|(id, version)| (1..=*version).map(|version| occasion(*id, version)));
        return Ok(all.collect());
    }
    let taken_up = |state| matches!(state, State::Acknowledged | State::Explained | State::Closed);
    let versions = versions(tx, exceedance.id)?;
    let last = versions.iter().find(|(_, _, evidence)| taken_up(evidence.state)).map_or(0, |(version, ..)| *version);
    Ok((last + 1..exceedance.version).map(|version| occasion(exceedance.id, version)).collect())
}

/// Whether whoever is called knows it already, or will, as weighty as it is. Of a notice that is leaving just now it is
/// not known whether it was held to be overtaken: better twice than not at all.
fn knows(tx: &mut Tx, call: Call, word: &Word, earlier: &[String]) -> Outcome<bool> {
    let notice = Notice::to_position(call.position, word.template).by(call.way);
    for occasion in earlier {
        let Some(known) = notices::on_occasion(tx, &notice, occasion)? else { continue };
        let weighs = word.weight == Weight::Ordinary || known.args["serious"] == true;
        if weighs && matches!(known.state.as_str(), "queued" | "sent") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What an exceedance weighs, as the office wants it.
pub(super) fn weight(tx: &mut Tx, exceedance: &Exceedance) -> Outcome<Weight> {
    let telling = TELLING.get(tx)?;
    let (stream, until) = (exceedance.datastream_id, exceedance.ends_at);
    let windows = store::windows_until(tx, stream, until, telling.serious_in_a_row * MOST_AT_A_TIME)?;
    let joined = windows.windows(2).take_while(|pair| pair[1].1 >= pair[0].0).count();
    let began = windows.get(joined).map_or(exceedance.starts_at, |(starts_at, _)| *starts_at);
    // Windows of eight hours overlap: what counts is how many whole ones the row is as long as.
    let in_a_row = until.seconds_since(began) / until.seconds_since(exceedance.starts_at).max(1);
    Ok(telling.weight(exceedance.ratio, in_a_row))
}

/// The occasion of an exceedance: that it was found, or found again, in this version.
pub(super) fn occasion(id: i64, version: i64) -> String {
    if version == 1 { format!("exceedance:{id}") } else { format!("exceedance:{id}:{version}") }
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
