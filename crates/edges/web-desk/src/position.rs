//! Positions (*vị trí việc làm, chức vụ*): what each may do and where, who held it, holds it and will; and
//! creating, amending, abolishing one, giving it to somebody.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::Right;
use identity::account::{self, Colleague};
use identity::names::{self, Names};
use identity::organisation::assignment::{self, Assignment};
use identity::organisation::chart::{self, Branch};
use identity::organisation::delegation::{self, Delegation};
use identity::organisation::position::{self, Position};
use identity::organisation::role::{self, Role};
use kernel::{DayRange, Outcome};
use maud::Markup;
use store::Tx;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::{Desk, organisation};

mod draft;
mod forms;
mod page;

pub use draft::{Places, number};

/// The places above what is asked about a position.
pub fn under(officer: &Officer, position: &Position) -> Vec<(String, String)> {
    forms::under(officer, Some(position))
}

/// Where one more is created.
pub const NEW: &str = "/desk/organisation/positions/new";

/// Where a position is.
pub fn address(id: i64) -> String {
    format!("/desk/organisation/positions/{id}")
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(NEW, ask_new)
        .post(NEW, create)
        .get("/desk/organisation/positions/{id}", show)
        .get("/desk/organisation/positions/{id}/amend", ask_amend)
        .post("/desk/organisation/positions/{id}/amend", amend)
        .get("/desk/organisation/positions/{id}/abolish", ask_abolish)
        .post("/desk/organisation/positions/{id}/abolish", abolish)
        .get("/desk/organisation/positions/{id}/assign", ask_assign)
        .post("/desk/organisation/positions/{id}/assign", assign)
}

/// A position with all that its page shows.
pub struct Shown {
    /// The position.
    pub position: Position,
    /// Its role, if it is in force.
    pub role: Option<Role>,
    /// The organisation today.
    pub chart: Vec<Branch>,
    /// The places it is responsible for.
    pub places: Places,
    /// Who holds it, newest first.
    pub held: Vec<Assignment>,
    /// Who acts for whom, now and later.
    pub lent: Vec<Delegation>,
    /// Names of everybody on the page.
    pub names: Names,
}

async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now, law) = (officer.authority().clone(), officer.now(), desk.law.current());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Option<Shown>> {
            let held = assignment::of_position(tx, &by, id)?;
            let Some(position) = position::find(tx, id)? else { return Ok(None) };
            let lent = delegation::of_position(tx, &by, id, now.day())?;
            let people = held.iter().map(|a| a.account).chain(lent.iter().flat_map(|d| [d.draft.from, d.draft.to]));
            Ok(Some(Shown {
                names: names::of(tx, &by, people, now)?,
                role: role::all(law.catalogue(), now.day()).into_iter().find(|r| r.code == position.draft.role),
                chart: chart::on_day(tx, &by, now.day())?,
                places: Places::of(tx, &by, &position.draft, now.day())?,
                position,
                held,
                lent,
            }))
        })
        .await?;
    Ok(page::position(&officer, &shown.ok_or_else(Fault::not_found)?))
}

/// What the forms offer.
pub struct Offered {
    /// Units.
    pub chart: Vec<Branch>,
    /// Roles in force.
    pub roles: Vec<Role>,
    /// Places.
    pub places: Places,
}

/// What a form of a position offers; refuses whoever may not change positions.
async fn offered(desk: &Desk, officer: &Officer, position: Option<&Position>) -> Result<Offered, Fault> {
    let (by, today, law) = (officer.authority().clone(), officer.now().day(), desk.law.current());
    let draft = position.map(|p| p.draft.clone());
    let read = move |tx: &mut Tx| -> Outcome<Offered> {
        by.require(Right::OrganisationManage)?;
        let places = match draft {
            Some(draft) => Places::of(tx, &by, &draft, today)?,
            None => Places::all(tx, today)?,
        };
        Ok(Offered { chart: chart::on_day(tx, &by, today)?, roles: role::all(law.catalogue(), today), places })
    };
    Ok(desk.db.read(read).await?)
}

async fn found(desk: &Desk, id: &str) -> Result<Position, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    desk.db.read(move |tx| position::find(tx, id)).await?.ok_or_else(Fault::not_found)
}

async fn ask_new(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let offered = offered(&desk, &officer, None).await?;
    Ok(forms::new(&officer, &offered, &Filled::empty()))
}

async fn create(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let offered = offered(&desk, &officer, None).await?;
    let read = sent.read(|form| (draft::read(form, &sent), form.day("from")));
    let done = once(&desk, &officer, &sent, read, |tx, act, (typed, from)| {
        let draft = typed.checked(tx, act.by)?;
        position::create(tx, act, draft, from)
    });
    Ok(answered(done.await?, sent, address, |filled| forms::new(&officer, &offered, filled)))
}

async fn ask_amend(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let position = found(&desk, &id).await?;
    let offered = offered(&desk, &officer, Some(&position)).await?;
    Ok(forms::amend(&officer, &offered, &position, &Filled::empty()))
}

async fn amend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let found = found(&desk, &id).await?;
    let offered = offered(&desk, &officer, Some(&found)).await?;
    let id = found.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), draft::read(form, &sent)));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, typed)| {
        let draft = typed.checked(tx, act.by)?;
        position::amend(tx, act, id, seen, draft).map(|()| id)
    });
    let again = |filled: &Filled| forms::amend(&officer, &offered, &found, filled);
    Ok(answered(done.await?, sent, address, again))
}

async fn ask_abolish(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let position = found(&desk, &id).await?;
    Ok(forms::abolish(&officer, &position, &Filled::empty()))
}

async fn abolish(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let found = found(&desk, &id).await?;
    let id = found.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.day("from")));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, from)| {
        position::abolish(tx, act, id, seen, from).map(|()| id)
    });
    let again = |filled: &Filled| forms::abolish(&officer, &found, filled);
    Ok(answered(done.await?, sent, |_| organisation::ADDRESS.to_owned(), again))
}

/// Everybody to whom a position can be given.
pub async fn colleagues(desk: &Desk, officer: &Officer) -> Result<Vec<Colleague>, Fault> {
    let by = officer.authority().clone();
    Ok(desk.db.read(move |tx| account::colleagues(tx, &by)).await?)
}

async fn ask_assign(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let (position, people) = (found(&desk, &id).await?, colleagues(&desk, &officer).await?);
    Ok(forms::assign(&officer, &position, &people, &Filled::empty()))
}

async fn assign(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let (found, people) = (found(&desk, &id).await?, colleagues(&desk, &officer).await?);
    let id = found.id;
    let read = sent.read(|form| {
        let account = number(form, "account", "refused-account-unknown");
        let (from, last) = (form.day("from"), form.day_or_none("to"));
        (account, DayRange { from, to: last.map(|day| day.plus(1)) })
    });
    let done = once(&desk, &officer, &sent, read, move |tx, act, (account, days)| {
        assignment::assign(tx, act, account, id, days)
    });
    let again = |filled: &Filled| forms::assign(&officer, &found, &people, filled);
    Ok(answered(done.await?, sent, |_| address(id), again))
}
