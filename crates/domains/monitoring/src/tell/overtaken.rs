//! Notices that waited, as for the morning, and have nothing to say any more (*thông báo không còn cần gửi*).

use ::store::Tx;
use kernel::{Outcome, PublicId};
use serde_json::Value;

use crate::exceedance::{self, State};
use crate::outage;

/// Whether what a notice says has been overtaken: the judgement was withdrawn, somebody has taken the matter up, the
/// station speaks again, the facility has reported.
pub fn is_overtaken(tx: &mut Tx, template: &str, args: &Value) -> Outcome<bool> {
    let Some(id) = args["id"].as_str().and_then(|id| id.parse::<PublicId>().ok()) else { return Ok(false) };
    Ok(match template {
        "exceedance-opened" => state(tx, &id)? == Some(State::Withdrawn),
        "exceedance-waiting" => state(tx, &id)?.is_some_and(|state| state != State::Open),
        "outage-began" => outage::store::by_public_id(tx, &id)?.is_some_and(|o| o.resumed_at.is_some()),
        "outage-due" => {
            let outage = outage::store::by_public_id(tx, &id)?;
            outage.is_some_and(|o| o.resumed_at.is_some() || o.reported_at.is_some())
        }
        _ => false,
    })
}

fn state(tx: &mut Tx, id: &PublicId) -> Outcome<Option<State>> {
    Ok(exceedance::store::by_public_id(tx, id)?.map(|e| e.state))
}
