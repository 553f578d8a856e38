//! Tells those who answer for a place that a limit was exceeded there (*thông báo vượt ngưỡng*): every
//! position that handles exceedances in its reach, once.

use identity::Right;
use identity::organisation::responsible;
use kernel::{Moment, Outcome};
use platform::notices::{self, Notice};
use serde_json::{Value, json};
use store::Tx;

use crate::exceedance::{Evidence, Exceedance};
use crate::law::Current;
use crate::network::Profile;

/// The name of its text.
const TEMPLATE: &str = "exceedance-opened";
/// An exceedance that is found later than this after its window is history that was brought in, and
/// nobody can act on it any more.
const NEWS: i64 = 48 * 3600;

/// Queues the notices of a new exceedance.
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
    let (area, facility) = (exceedance.area_id, exceedance.facility_id);
    let to = responsible::positions(tx, law.catalogue(), Right::ExceedancesHandle, area, facility, now.day())?;
    let args = args(profile, law, exceedance, evidence);
    for position in to {
        let notice =
            Notice::to_position(position, TEMPLATE).with(args.clone()).once(format!("exceedance:{}", exceedance.id));
        notices::queue(tx, notice, now)?;
    }
    Ok(())
}

/// What the text needs. `bound` says which of `low` and `high` count.
fn args(profile: &Profile, law: &Current, exceedance: &Exceedance, evidence: &Evidence) -> Value {
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
