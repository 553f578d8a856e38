//! A panel is lost, or back (*bảng điện tử mất liên lạc, đã trở lại*).

use ::store::Tx;
use identity::Right;
use kernel::{Moment, Outcome};
use serde_json::json;

use super::{Place, Word, nearest};
use crate::law::Current;
use crate::panel::Panel;
use crate::rules::telling::Weight;

/// Queues the notices that a panel was last heard of then.
pub fn lost(tx: &mut Tx, law: &Current, panel: &Panel, seen: Moment, now: Moment) -> Outcome<()> {
    tell(tx, law, panel, "panel-lost", seen, now)
}

/// Queues the notices that it was heard of again then.
pub fn back(tx: &mut Tx, law: &Current, panel: &Panel, seen: Moment, now: Moment) -> Outcome<()> {
    tell(tx, law, panel, "panel-back", seen, now)
}

fn tell(tx: &mut Tx, law: &Current, panel: &Panel, template: &'static str, seen: Moment, now: Moment) -> Outcome<()> {
    let word = Word {
        template,
        weight: Weight::Ordinary,
        args: json!({
            "code": panel.code,
            "name": panel.setup.name,
            "place": panel.setup.place,
            "seen": seen.display_local(),
        }),
        // It can be lost again.
        occasion: format!("panel:{}:{}", panel.id, seen.0),
    };
    // Panels stand in no area: whoever keeps one keeps all.
    nearest(tx, law, &[Right::PanelsManage], Place { area: None, facility: None }, &word, now)
}
