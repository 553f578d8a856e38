//! Who is told of what (*thông báo, cảnh báo*): exceedances and outages, to those who answer for the place; panels, to
//! those who keep them.
//!
//! The nearest are told first: positions for the commune or the facility. Those who answer for the whole province
//! are told where nobody nearer is, or where nobody has taken the matter up in time. Every occasion is told
//! once to each. By which way and when, the office decides ([`TELLING`]); in which words, others know.

use std::collections::BTreeSet;

use ::store::Tx;
use identity::Right;
use identity::organisation::responsible;
use kernel::{Moment, Outcome};
use platform::notices::{self, Notice};
use platform::settings::Setting;
use serde_json::Value;

use crate::law::Current;
use crate::rules::telling::{self, Call, Telling, Weight, Whose};

mod exceedance;
mod outage;
mod overtaken;
mod panel;
mod waiting;

pub use exceedance::opened as exceedance_opened;
pub use outage::{began as outage_began, due as outage_due};
pub use overtaken::is_overtaken;
pub use panel::{back as panel_back, lost as panel_lost};
pub use waiting::{PATIENCE, has_next as has_waiting, run as escalate};

/// How the office wants people to be told.
pub const TELLING: Setting<Telling> = Setting { key: "telling", default: Telling::default, check: Telling::check };

/// What is found later than this after it happened is history that was brought in, and nobody can act on it
/// any more.
const NEWS: i64 = 48 * 3600;

/// Where something happened.
#[derive(Clone, Copy)]
struct Place {
    area: Option<i64>,
    facility: Option<i64>,
}

/// A named text with its arguments, for one occasion.
struct Word {
    template: &'static str,
    weight: Weight,
    args: Value,
    occasion: String,
}

/// Tells those nearest to a place who have one of these rights.
fn nearest(tx: &mut Tx, law: &Current, rights: &[Right], place: Place, word: &Word, now: Moment) -> Outcome<()> {
    for call in nearest_calls(tx, law, rights, place, word.weight, now)? {
        put(tx, call, word, now)?;
    }
    Ok(())
}

/// How and when something that weighs so much is told to those nearest to a place who have one of these rights.
fn nearest_calls(
    tx: &mut Tx,
    law: &Current,
    rights: &[Right],
    place: Place,
    weight: Weight,
    now: Moment,
) -> Outcome<Vec<Call>> {
    let mut to = BTreeSet::new();
    for right in rights {
        let who = responsible::of(tx, law.catalogue(), *right, place.area, place.facility, now.day())?;
        let whose = if *right == Right::FacilityExplain { Whose::Facility } else { Whose::Office };
        to.extend(who.first().iter().map(|position| (*position, whose)));
    }
    calls(tx, law, &to, weight, now)
}

/// Tells those who answer for the whole province with this right.
fn province(tx: &mut Tx, law: &Current, right: Right, place: Place, word: &Word, now: Moment) -> Outcome<()> {
    let who = responsible::of(tx, law.catalogue(), right, place.area, place.facility, now.day())?;
    let to = who.province.into_iter().map(|position| (position, Whose::Office)).collect();
    for call in calls(tx, law, &to, word.weight, now)? {
        put(tx, call, word, now)?;
    }
    Ok(())
}

fn calls(tx: &mut Tx, law: &Current, to: &BTreeSet<(i64, Whose)>, weight: Weight, now: Moment) -> Outcome<Vec<Call>> {
    let telling = TELLING.get(tx)?;
    Ok(telling::calls(&telling, law.office_calendar(now.day()), to, weight, now))
}

fn put(tx: &mut Tx, call: Call, word: &Word, now: Moment) -> Outcome<()> {
    let notice = Notice::to_position(call.position, word.template)
        .with(word.args.clone())
        .once(word.occasion.clone())
        .by(call.way)
        .not_before(call.at);
    notices::queue(tx, notice, now)?;
    Ok(())
}
