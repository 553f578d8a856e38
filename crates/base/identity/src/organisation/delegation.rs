//! Who acts for whom (*uỷ quyền, thay thế*), and the two use cases: delegate, withdraw.
//!
//! What a delegation gives on a day is not decided here but in [`super::capacity`]: never more than
//! its giver has himself on that day.

pub(crate) mod store;

use ::store::Tx;
use kernel::{Day, DayRange, Outcome, Refusal};
use platform::journal::Entry;
use serde_json::json;

use super::assignment::{self, not_empty};
use super::{position, role};
use crate::account;
use crate::act::Act;
use crate::authority::Authority;
use crate::reason;
use crate::right::{Right, RightSet};
use crate::scope::Level;

platform::recorded!(
    /// The versions of delegations.
    pub DELEGATION,
    "delegation"
);

/// A delegation always ends: who is away for longer hands the position over.
const LONGEST_DAYS: i64 = 366;

/// A holder lends some of his rights to somebody over days (*uỷ quyền*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// Its id.
    pub id: i64,
    /// What a form says about it.
    pub draft: Draft,
    /// Its version, for forms.
    pub version: i64,
}

/// What a form says about a delegation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The position whose rights are lent.
    pub position: i64,
    /// Who holds it.
    pub from: i64,
    /// Who is to act for him.
    pub to: i64,
    /// Which rights.
    pub rights: RightSet,
    /// Why, as the paper says it.
    pub reason: String,
    /// First day.
    pub first: Day,
    /// First day on which it no longer holds.
    pub end: Day,
}

impl Draft {
    fn days(&self) -> DayRange {
        DayRange { from: self.first, to: Some(self.end) }
    }
}

/// Lends rights (*uỷ quyền*). A holder does it himself; for a holder who cannot, whoever manages
/// the organisation.
pub fn delegate(tx: &mut Tx, act: Act<'_>, mut draft: Draft) -> Outcome<i64> {
    by_holder_or_manager(act, draft.from)?;
    not_empty(draft.days()).map_err(|refusal| refusal.at("end"))?;
    if draft.first.plus(LONGEST_DAYS) < draft.end {
        return Err(Refusal::new("refused-delegation-long").at("end").with("days", LONGEST_DAYS).into());
    }
    if draft.first < act.today() {
        // A power that reaches back would cover what was done without it.
        return Err(Refusal::new("refused-delegation-past").at("first").into());
    }
    if draft.from == draft.to {
        return Err(Refusal::new("refused-delegation-self").at("to").into());
    }
    draft.reason = reason::checked(&draft.reason)?;
    account::must_be_open(tx, draft.to, "to")?;
    let position = position::named(tx, draft.position)?;
    let held = assignment::store::of_account(tx, draft.from)?;
    if !held.iter().any(|a| a.position == position.id && assignment::covers(a.days, draft.days())) {
        return Err(Refusal::new("refused-delegation-not-held").at("position").into());
    }
    let own = role::in_force(tx, &position.draft.role, act.today())?.map_or(RightSet::NONE, |r| r.rights);
    if draft.rights.is_empty() || !draft.rights.within(own) {
        return Err(Refusal::new("refused-delegation-rights").at("rights").into());
    }
    let mut delegation = Delegation { id: 0, draft, version: 1 };
    delegation.id = store::insert(tx, &delegation)?;
    record(tx, act, "delegation.made", &delegation)?;
    Ok(delegation.id)
}

/// Takes a delegation back (*thu hồi uỷ quyền*) from a day on, today at the earliest.
pub fn withdraw(tx: &mut Tx, act: Act<'_>, delegation: i64, seen: i64, from: Day) -> Outcome<()> {
    let Some(mut delegation) = store::by_id(tx, delegation)? else {
        return Err(Refusal::new("refused-delegation-unknown").into());
    };
    by_holder_or_manager(act, delegation.draft.from)?;
    DELEGATION.table.unchanged_since(tx, delegation.id, seen)?;
    if from < act.today() || delegation.draft.end < from {
        return Err(Refusal::new("refused-delegation-past").at("from").into());
    }
    // One that has not begun yet is left without a day.
    delegation.draft.end = from.max(delegation.draft.first);
    let written = record(tx, act, "delegation.withdrawn", &delegation)?;
    delegation.version = written;
    store::update(tx, &delegation)?;
    Ok(())
}

/// A delegation by its id, for its giver and whoever manages the organisation; for others there is none.
pub fn find(tx: &mut Tx, by: &Authority, id: i64) -> Outcome<Option<Delegation>> {
    let found = store::by_id(tx, id)?;
    Ok(found.filter(|d| by.account() == Some(d.draft.from) || by.may(Right::OrganisationManage)))
}

/// Delegations of a position that hold on a day or will later, in the order in which they begin. For officers.
pub fn of_position(tx: &mut Tx, by: &Authority, position: i64, day: Day) -> Outcome<Vec<Delegation>> {
    by.require_level(Level::Office)?;
    Ok(store::of_position(tx, position, day)?)
}

/// Delegations that hold on a day. For officers.
pub fn on_day(tx: &mut Tx, by: &Authority, day: Day) -> Outcome<Vec<Delegation>> {
    by.require_level(Level::Office)?;
    Ok(store::on_day(tx, day)?)
}

/// Delegations from or to an account, newest first.
pub fn of_account(tx: &mut Tx, account: i64) -> Outcome<Vec<Delegation>> {
    Ok(store::of_account(tx, account)?)
}

fn by_holder_or_manager(act: Act<'_>, holder: i64) -> Result<(), Refusal> {
    // Whoever acts for the holder is not the holder: what is lent is not lent on.
    if act.by.account() == Some(holder) && act.by.on_behalf_of().is_none() {
        return Ok(());
    }
    act.require(Right::OrganisationManage)
}

fn record(tx: &mut Tx, act: Act<'_>, verb: &'static str, delegation: &Delegation) -> Outcome<i64> {
    let draft = &delegation.draft;
    let body = json!({
        "position": draft.position,
        "from_account": draft.from,
        "to_account": draft.to,
        "rights": draft.rights.to_codes(),
        "reason": draft.reason,
        "from": draft.first,
        "to": draft.end,
    });
    let written = DELEGATION.write(tx, delegation.id, act.now, &body)?;
    let version = written.version;
    let entry = Entry::new(verb)
        .about("delegation", delegation.id)
        .about("position", draft.position)
        .about("account", draft.from)
        .about("account", draft.to);
    act.journal(tx, entry.version(written))?;
    Ok(version)
}
