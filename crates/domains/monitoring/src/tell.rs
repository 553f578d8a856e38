//! Who is told of what (*thông báo, cảnh báo*): exceedances and outages, to those who answer for the place.
//!
//! The nearest are told first: positions for the commune or the facility. Those who answer for the whole province
//! are told where nobody nearer is, or where nobody has taken the matter up in time. Every occasion is told
//! once to each. How and in which words, others know.

use std::collections::BTreeSet;

use ::store::Tx;
use identity::Right;
use identity::organisation::responsible;
use kernel::{Moment, Outcome};
use platform::notices::{self, Notice};
use serde_json::Value;

use crate::law::Current;

mod exceedance;
mod outage;
mod waiting;

pub use exceedance::opened as exceedance_opened;
pub use outage::{began as outage_began, due as outage_due};
pub use waiting::{PATIENCE, has_next as has_waiting, run as escalate};

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
    args: Value,
    occasion: String,
}

/// Tells those nearest to a place who have one of these rights.
fn nearest(tx: &mut Tx, law: &Current, rights: &[Right], place: Place, word: &Word, now: Moment) -> Outcome<()> {
    let mut to = BTreeSet::new();
    for right in rights {
        let who = responsible::of(tx, law.catalogue(), *right, place.area, place.facility, now.day())?;
        to.extend(who.first().iter().copied());
    }
    queue(tx, to, word, now)
}

/// Tells those who answer for the whole province with this right.
fn province(tx: &mut Tx, law: &Current, right: Right, place: Place, word: &Word, now: Moment) -> Outcome<()> {
    let who = responsible::of(tx, law.catalogue(), right, place.area, place.facility, now.day())?;
    queue(tx, who.province.into_iter().collect(), word, now)
}

fn queue(tx: &mut Tx, to: BTreeSet<i64>, word: &Word, now: Moment) -> Outcome<()> {
    for position in to {
        let notice = Notice::to_position(position, word.template).with(word.args.clone()).once(word.occasion.clone());
        notices::queue(tx, notice, now)?;
    }
    Ok(())
}
