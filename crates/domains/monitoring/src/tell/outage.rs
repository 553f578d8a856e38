//! A station fell silent, or has been silent for so long that its facility owes a written notice (*thông báo gián
//! đoạn số liệu*).

use ::store::Tx;
use identity::Right;
use kernel::{Moment, Outcome};
use serde_json::{Value, json};

use super::{NEWS, Place, Word, nearest};
use crate::law::Current;
use crate::network::Profile;
use crate::outage::Outage;
use crate::rules::telling::Weight;

/// Those who look after data, and the facility.
const RIGHTS: [Right; 2] = [Right::ReceiptsResolve, Right::FacilityExplain];

/// Queues the notices of a new outage.
pub fn began(tx: &mut Tx, profile: &Profile, law: &Current, outage: &Outage, now: Moment) -> Outcome<()> {
    tell(tx, profile, law, outage, "outage-began", now)
}

/// Queues the notices that a written notice is due.
pub fn due(tx: &mut Tx, profile: &Profile, law: &Current, outage: &Outage, now: Moment) -> Outcome<()> {
    tell(tx, profile, law, outage, "outage-due", now)
}

fn tell(
    tx: &mut Tx,
    profile: &Profile,
    law: &Current,
    outage: &Outage,
    template: &'static str,
    now: Moment,
) -> Outcome<()> {
    if now.seconds_since(outage.since) > NEWS {
        return Ok(());
    }
    let place = Place { area: outage.area_id, facility: outage.facility_id };
    let word = Word {
        template,
        weight: Weight::Ordinary,
        args: args(profile, outage),
        occasion: format!("outage:{}", outage.id),
    };
    nearest(tx, law, &RIGHTS, place, &word, now)
}

fn args(profile: &Profile, outage: &Outage) -> Value {
    json!({
        "id": outage.public_id.to_string(),
        "station": profile.station.code,
        "name": profile.station.name,
        "since": outage.since.display_local(),
        "due": outage.due_at.display_local(),
    })
}
