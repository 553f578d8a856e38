//! A panel is lost, or back (*bảng điện tử mất liên lạc, đã trở lại*).

use ::store::Tx;
use identity::Right;
use kernel::{Moment, Outcome};
use platform::notices::{self, Notice};
use serde_json::json;

use super::{Place, Word, nearest, nearest_calls, put};
use crate::law::Current;
use crate::panel::Panel;
use crate::rules::telling::Weight;

/// Who keeps a panel.
const RIGHTS: [Right; 1] = [Right::PanelsManage];
/// Panels stand in no area: whoever keeps one keeps all.
const EVERYWHERE: Place = Place { area: None, facility: None };

/// Queues the notices that a panel was last heard of then.
pub fn lost(tx: &mut Tx, law: &Current, panel: &Panel, seen: Moment, now: Moment) -> Outcome<()> {
    nearest(tx, law, &RIGHTS, EVERYWHERE, &word(panel, "panel-lost", seen, occasion(panel, now)), now)
}

/// Queues the notices that it was heard of again then. Whose notice that it was lost, which was told at `told`, waits or
/// did not reach him has nothing to be reassured of.
pub fn back(tx: &mut Tx, law: &Current, panel: &Panel, seen: Moment, told: Moment, now: Moment) -> Outcome<()> {
    let word = word(panel, "panel-back", seen, occasion(panel, seen));
    for call in nearest_calls(tx, law, &RIGHTS, EVERYWHERE, word.weight, now)? {
        let lost = Notice::to_position(call.position, "panel-lost").by(call.way);
        let lost = notices::on_occasion(tx, &lost, &occasion(panel, told))?;
        if lost.is_none_or(|lost| matches!(lost.state.as_str(), "sent" | "sending")) {
            put(tx, call, &word, now)?;
        }
    }
    Ok(())
}

/// It can be lost again.
fn occasion(panel: &Panel, at: Moment) -> String {
    format!("panel:{}:{}", panel.id, at.0)
}

/// `panel` and `heard` are for whoever asks later whether it was heard of since.
fn word(panel: &Panel, template: &'static str, seen: Moment, occasion: String) -> Word {
    Word {
        template,
        weight: Weight::Ordinary,
        args: json!({
            "code": panel.code,
            "name": panel.setup.name,
            "place": panel.setup.place,
            "seen": seen.display_local(),
            "panel": panel.id,
            "heard": seen.0,
        }),
        occasion,
    }
}
