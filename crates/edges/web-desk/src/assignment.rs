//! One assignment (*phân công*): its end, and handing the position over to somebody else.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::names::{self, Names};
use identity::organisation::assignment::{self, Assignment};
use identity::organisation::position::{self as positions, Position};
use kernel::Outcome;
use maud::Markup;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::Desk;
use crate::ask::{answered, once};
use crate::position::{self, colleagues, number};

mod page;

/// Where an assignment's questions are.
pub fn address(id: i64) -> String {
    format!("/desk/organisation/assignments/{id}")
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/desk/organisation/assignments/{id}/end", ask_end)
        .post("/desk/organisation/assignments/{id}/end", end)
        .get("/desk/organisation/assignments/{id}/hand-over", ask_hand_over)
        .post("/desk/organisation/assignments/{id}/hand-over", hand_over)
}

/// Who holds what.
pub struct Held {
    /// The assignment.
    pub assignment: Assignment,
    /// The position.
    pub position: Position,
    /// The holder's name.
    pub names: Names,
}

async fn found(desk: &Desk, officer: &Officer, id: &str) -> Result<Held, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now) = (officer.authority().clone(), officer.now());
    let held = desk
        .db
        .read(move |tx| -> Outcome<Option<Held>> {
            let Some(assignment) = assignment::find(tx, &by, id)? else { return Ok(None) };
            let Some(position) = positions::find(tx, assignment.position)? else { return Ok(None) };
            let names = names::of(tx, &by, [assignment.account], now)?;
            Ok(Some(Held { assignment, position, names }))
        })
        .await?;
    held.ok_or_else(Fault::not_found)
}

async fn ask_end(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let held = found(&desk, &officer, &id).await?;
    Ok(page::end(&officer, &held, &Filled::empty()))
}

async fn end(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let held = found(&desk, &officer, &id).await?;
    let (id, position) = (held.assignment.id, held.position.id);
    // People name the last day; the records keep the first on which it no longer holds.
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.day("last")));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, last)| {
        assignment::end(tx, act, id, seen, last.plus(1)).map(|()| id)
    });
    Ok(answered(done.await?, sent, |_| position::address(position), |filled| page::end(&officer, &held, filled)))
}

async fn ask_hand_over(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let (held, people) = (found(&desk, &officer, &id).await?, colleagues(&desk, &officer).await?);
    Ok(page::hand_over(&officer, &held, &people, &Filled::empty()))
}

async fn hand_over(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let (held, people) = (found(&desk, &officer, &id).await?, colleagues(&desk, &officer).await?);
    let (id, position) = (held.assignment.id, held.position.id);
    let read = sent.read(|form| {
        let account = number(form, "account", "refused-account-unknown");
        (form.integer("seen", 1..=i64::MAX), account, form.day("from"))
    });
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, account, from)| {
        assignment::hand_over(tx, act, id, seen, account, from)
    });
    let again = |filled: &Filled| page::hand_over(&officer, &held, &people, filled);
    Ok(answered(done.await?, sent, |_| position::address(position), again))
}
