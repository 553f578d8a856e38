//! Acting for somebody (*uỷ quyền, thay thế*): a holder lends rights of his position for some days, or whoever
//! manages the organisation does it for him; and taking it back.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::account::{self, Colleague};
use identity::names::{self, Names};
use identity::organisation::chart::{self, Branch};
use identity::organisation::delegation::{self, Delegation, Draft};
use identity::organisation::position::{self, Position};
use identity::organisation::role;
use identity::{LONGEST_REASON, Right, RightSet};
use kernel::Outcome;
use maud::Markup;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::{Desk, own};

mod page;

pub use page::table;

/// Where one is made.
const NEW: &str = "/desk/account/delegations/new";

/// Where somebody's position is lent.
pub fn new_at(position: i64, holder: i64) -> String {
    format!("{NEW}?position={position}&from={holder}")
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(NEW, ask_new)
        .post(NEW, delegate)
        .get("/desk/account/delegations/{id}/withdraw", ask_withdraw)
        .post("/desk/account/delegations/{id}/withdraw", withdraw)
}

/// What the form is about and offers.
pub struct Offered {
    /// The position.
    pub position: Position,
    /// Who holds it.
    pub holder: i64,
    /// His name.
    pub names: Names,
    /// What its role gives: what can be lent.
    pub rights: RightSet,
    /// To whom.
    pub colleagues: Vec<Colleague>,
}

/// Of the position and the holder that the address or the form names.
async fn offered(
    desk: &Desk,
    officer: &Officer,
    position: Option<String>,
    from: Option<String>,
) -> Result<Offered, Fault> {
    let number = |text: Option<String>| text.and_then(|t| t.parse::<i64>().ok()).ok_or_else(Fault::not_found);
    let (position, holder) = (number(position)?, number(from)?);
    let (by, now, law) = (officer.authority().clone(), officer.now(), desk.law.current());
    let found = desk
        .db
        .read(move |tx| -> Outcome<Option<Offered>> {
            if by.account() != Some(holder) {
                by.require(Right::OrganisationManage)?;
            }
            let Some(position) = position::find(tx, position)? else { return Ok(None) };
            let roles = role::all(law.catalogue(), now.day());
            let rights = roles.iter().find(|r| r.code == position.draft.role).map_or(RightSet::NONE, |r| r.rights);
            let names = names::of(tx, &by, [holder], now)?;
            Ok(Some(Offered { position, holder, names, rights, colleagues: account::colleagues(tx, &by)? }))
        })
        .await?;
    found.ok_or_else(Fault::not_found)
}

async fn ask_new(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let offered = offered(&desk, &officer, officer.asked("position"), officer.asked("from")).await?;
    Ok(page::new(&officer, &offered, &Filled::empty()))
}

async fn delegate(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let named = |field| sent.get(field).map(str::to_owned);
    let offered = offered(&desk, &officer, named("position"), named("holder")).await?;
    let (position, from) = (offered.position.id, offered.holder);
    let read = sent.read(|form| {
        let to = crate::position::number(form, "to", "refused-account-unknown");
        let rights = sent.all("rights").filter_map(Right::from_code).collect();
        let (first, last) = (form.day("first"), form.day("end"));
        Draft {
            position,
            from,
            to,
            rights,
            reason: form.paragraphs("reason", LONGEST_REASON),
            first,
            end: last.plus(1),
        }
    });
    let done = once(&desk, &officer, &sent, read, delegation::delegate);
    let next = back(&officer, position, from);
    Ok(answered(done.await?, sent, |_| next, |filled| page::new(&officer, &offered, filled)))
}

/// The holder goes back to his own page, others to the position's.
fn back(officer: &Officer, position: i64, holder: i64) -> String {
    if officer.authority().account() == Some(holder) {
        own::ADDRESS.to_owned()
    } else {
        crate::position::address(position)
    }
}

/// A delegation with the words for it.
pub struct Made {
    /// The delegation.
    pub delegation: Delegation,
    /// The organisation today.
    pub chart: Vec<Branch>,
    /// The names of the two.
    pub names: Names,
}

async fn made(desk: &Desk, officer: &Officer, id: &str) -> Result<Made, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now) = (officer.authority().clone(), officer.now());
    let made = desk
        .db
        .read(move |tx| -> Outcome<Option<Made>> {
            let Some(delegation) = delegation::find(tx, &by, id)? else { return Ok(None) };
            let names = names::of(tx, &by, [delegation.draft.from, delegation.draft.to], now)?;
            Ok(Some(Made { delegation, chart: chart::on_day(tx, &by, now.day())?, names }))
        })
        .await?;
    made.ok_or_else(Fault::not_found)
}

async fn ask_withdraw(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let made = made(&desk, &officer, &id).await?;
    Ok(page::withdraw(&officer, &made, &Filled::empty()))
}

async fn withdraw(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let made = made(&desk, &officer, &id).await?;
    let id = made.delegation.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.day("from")));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, from)| {
        delegation::withdraw(tx, act, id, seen, from).map(|()| id)
    });
    let next = back(&officer, made.delegation.draft.position, made.delegation.draft.from);
    Ok(answered(done.await?, sent, |_| next, |filled| page::withdraw(&officer, &made, filled)))
}
