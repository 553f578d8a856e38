//! Units of the department (*đơn vị*): establish, rename or move, dissolve.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::organisation::chart::{self, Branch};
use identity::organisation::unit::{self, Draft, Unit};
use identity::{Act, Right};
use kernel::{Bilingual, Outcome};
use maud::Markup;
use store::Tx;
use web_kit::form::Reader;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::{Desk, organisation};

mod page;

/// Where one more is established.
pub const NEW: &str = "/desk/organisation/units/new";

/// Where a unit is.
pub fn address(id: i64) -> String {
    format!("/desk/organisation/units/{id}")
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(NEW, ask_new)
        .post(NEW, establish)
        .get("/desk/organisation/units/{id}", ask_amend)
        .post("/desk/organisation/units/{id}", amend)
        .get("/desk/organisation/units/{id}/dissolve", ask_dissolve)
        .post("/desk/organisation/units/{id}/dissolve", dissolve)
}

/// The units there are, for the choice of the one above; refuses whoever may not change them.
async fn chart(desk: &Desk, officer: &Officer) -> Result<Vec<Branch>, Fault> {
    let (by, today) = (officer.authority().clone(), officer.now().day());
    let read = move |tx: &mut Tx| -> Outcome<Vec<Branch>> {
        by.require(Right::OrganisationManage)?;
        chart::on_day(tx, &by, today)
    };
    Ok(desk.db.read(read).await?)
}

async fn found(desk: &Desk, id: &str) -> Result<Unit, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    desk.db.read(move |tx| unit::find(tx, id)).await?.ok_or_else(Fault::not_found)
}

/// Name and the unit above, as a form has them.
fn draft(form: &mut Reader<'_>) -> Draft {
    let name = Bilingual::new(form.text("name", 200), form.text_or_none("name_en", 200).unwrap_or_default());
    let parent = form.text_or_none("parent", 20).and_then(|id| id.parse().ok());
    Draft { name, parent }
}

async fn ask_new(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let chart = chart(&desk, &officer).await?;
    Ok(page::new(&officer, &chart, &Filled::empty()))
}

async fn establish(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let chart = chart(&desk, &officer).await?;
    let read = sent.read(|form| (form.text("code", 32), draft(form), form.day("from")));
    let done = once(&desk, &officer, &sent, read, |tx, act: Act<'_>, (code, draft, from)| {
        unit::establish(tx, act, &code, draft, from)
    });
    Ok(answered(done.await?, sent, |_| organisation::ADDRESS.to_owned(), |filled| page::new(&officer, &chart, filled)))
}

async fn ask_amend(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let (chart, unit) = (chart(&desk, &officer).await?, found(&desk, &id).await?);
    Ok(page::amend(&officer, &chart, &unit, &Filled::empty()))
}

async fn amend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let (chart, found) = (chart(&desk, &officer).await?, found(&desk, &id).await?);
    let id = found.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), draft(form)));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, draft)| {
        unit::amend(tx, act, id, seen, draft).map(|()| id)
    });
    let again = |filled: &Filled| page::amend(&officer, &chart, &found, filled);
    Ok(answered(done.await?, sent, |_| organisation::ADDRESS.to_owned(), again))
}

async fn ask_dissolve(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let unit = found(&desk, &id).await?;
    Ok(page::dissolve(&officer, &unit, &Filled::empty()))
}

async fn dissolve(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let found = found(&desk, &id).await?;
    let id = found.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.day("from")));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, from)| {
        unit::dissolve(tx, act, id, seen, from).map(|()| id)
    });
    let again = |filled: &Filled| page::dissolve(&officer, &found, filled);
    Ok(answered(done.await?, sent, |_| organisation::ADDRESS.to_owned(), again))
}
