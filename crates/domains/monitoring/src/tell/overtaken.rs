//! Notices that waited, as for the morning, and have nothing to say any more (*thông báo không còn cần gửi*).

use ::store::Tx;
use kernel::{Outcome, PublicId};
use serde_json::Value;

use crate::exceedance::{self, State};
use crate::outage;
use crate::panel::{self, watch};

/// Whether what a notice says has been overtaken: the judgement was withdrawn, somebody has taken the matter up, the
/// station or the panel is heard of again, the facility has reported, the panel was taken down.
pub fn is_overtaken(tx: &mut Tx, template: &str, args: &Value) -> Outcome<bool> {
    if template == "panel-lost" {
        return panel_is_found(tx, args);
    }
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

/// Whether a lost panel was heard of since, or is missed by nobody any more. It has no public id, and its code says
/// not when it was lost.
fn panel_is_found(tx: &mut Tx, args: &Value) -> Outcome<bool> {
    let (Some(panel), Some(heard)) = (args["panel"].as_i64(), args["heard"].as_i64()) else { return Ok(false) };
    let seen = watch::of_panel(tx, panel)?.and_then(|watch| watch.seen_at);
    Ok(seen.is_some_and(|seen| seen.0 > heard) || panel::by_id(tx, panel)?.is_some_and(|panel| panel.retired))
}

fn state(tx: &mut Tx, id: &PublicId) -> Outcome<Option<State>> {
    Ok(exceedance::store::by_public_id(tx, id)?.map(|e| e.state))
}
