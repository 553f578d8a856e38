//! One monitoring programme (*hồ sơ chương trình quan trắc*): what it says now and said before, whether its stations
//! deliver, and the questions about it: register, amend, end.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::Act;
use kernel::{Failure, Moment, Outcome, Subject};
use maud::Markup;
use monitoring::lists;
use monitoring::programme::delivery::{self, Shown as Delivered};
use monitoring::programme::{self, PROGRAMME, Programme};
use monitoring::station::Station;
use store::Tx;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::Desk;
use crate::ask::{answered, once};
use crate::programmes::ADDRESS;
use crate::written::Written;

mod draft;
mod forms;
mod page;

/// Where one more is registered.
pub const NEW: &str = "/desk/programmes/new";

/// Where a programme's page is.
pub fn address(code: &str) -> String {
    format!("{ADDRESS}/{}", web_kit::path_value(code))
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(ADDRESS, crate::programmes::show)
        .get(NEW, ask_new)
        .post(NEW, register)
        .get("/desk/programmes/{code}", show)
        .get("/desk/programmes/{code}/amend", ask_amend)
        .post("/desk/programmes/{code}/amend", amend)
        .get("/desk/programmes/{code}/end", ask_end)
        .post("/desk/programmes/{code}/end", end)
}

/// A programme with all that its page shows.
pub struct Shown {
    delivered: Delivered,
    /// Whether the reader may change it.
    own: bool,
    /// Its versions, newest first: number and when it was recorded.
    versions: Vec<(i64, Moment)>,
    written: Written,
}

/// A programme, and the stations that one may name.
struct Known {
    programme: Programme,
    stations: Vec<Station>,
}

async fn show(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let shown = desk.db.read(move |tx| -> Outcome<Option<Shown>> {
        let Some(delivered) = delivery::one_within(tx, &by, &network, &law, &code, now)? else { return Ok(None) };
        let id = delivered.programme.id;
        let own = match programme::allowed(tx, &by, &delivered.programme.setup.stations) {
            Ok(()) => delivered.programme.ended.is_none(),
            Err(Failure::Refused(_)) => false,
            Err(broken) => return Err(broken),
        };
        let history = PROGRAMME.table.history(tx, id)?;
        let versions = history.into_iter().rev().map(|v| (v.version, v.recorded_at)).collect();
        let written = Written::of(tx, &by, &Subject::new(PROGRAMME.table.name, id), now)?;
        Ok(Some(Shown { delivered, own, versions, written }))
    });
    let shown = shown.await?.ok_or_else(Fault::not_found)?;
    Ok(page::programme(&officer, &desk.law.current(), &shown))
}

/// The stations within reach, by name.
async fn stations(desk: &Desk, officer: &Officer) -> Result<Vec<Station>, Fault> {
    let by = officer.authority().clone();
    Ok(desk.db.read(move |tx| lists::all(tx, &by)).await?)
}

/// A programme that one may change; also one that has ended, for the same form sent twice gets the same answer.
async fn found(desk: &Desk, officer: &Officer, code: String) -> Result<Programme, Fault> {
    let by = officer.authority().clone();
    let read = move |tx: &mut Tx| -> Outcome<Option<Programme>> {
        let Some(programme) = programme::by_code(tx, &code)?.filter(|p| p.seen_by(&by)) else { return Ok(None) };
        programme::allowed(tx, &by, &programme.setup.stations)?;
        Ok(Some(programme))
    };
    desk.db.read(read).await?.ok_or_else(Fault::not_found)
}

async fn known(desk: &Desk, officer: &Officer, code: String) -> Result<Known, Fault> {
    let programme = found(desk, officer, code).await?;
    if programme.ended.is_some() {
        return Err(Fault::not_found());
    }
    Ok(Known { programme, stations: stations(desk, officer).await? })
}

async fn ask_new(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let stations = stations(&desk, &officer).await?;
    Ok(forms::new(&officer, &desk.law.current(), &stations, &Filled::empty()))
}

async fn register(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let (stations, law) = (stations(&desk, &officer).await?, desk.law.current());
    let read = sent.read(|form| (form.text("code", 24), draft::read(form, &sent)));
    let done = once(&desk, &officer, &sent, read, move |tx, act: Act<'_>, (code, typed)| {
        let setup = typed.setup(tx)?;
        programme::register(tx, &law, act, &code, setup)
    });
    let next = address(sent.get("code").unwrap_or_default().trim());
    let again = |filled: &Filled| forms::new(&officer, &desk.law.current(), &stations, filled);
    Ok(answered(done.await?, sent, |_| next, again))
}

async fn ask_amend(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let known = known(&desk, &officer, code).await?;
    Ok(forms::amend(&officer, &desk.law.current(), &known.programme, &known.stations, &Filled::empty()))
}

async fn amend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let (known, law) = (known(&desk, &officer, code).await?, desk.law.current());
    let id = known.programme.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), draft::read(form, &sent)));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, typed)| {
        let setup = typed.setup(tx)?;
        programme::amend(tx, &law, act, id, seen, setup).map(|()| id)
    });
    let next = address(&known.programme.code);
    let again =
        |filled: &Filled| forms::amend(&officer, &desk.law.current(), &known.programme, &known.stations, filled);
    Ok(answered(done.await?, sent, |_| next, again))
}

async fn ask_end(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let known = known(&desk, &officer, code).await?;
    Ok(forms::end(&officer, &known.programme, &Filled::empty()))
}

async fn end(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let programme = found(&desk, &officer, code).await?;
    let id = programme.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), form.day("last"), form.paragraphs("reason", 500)));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, last, reason)| {
        programme::end(tx, act, id, seen, last, &reason).map(|()| id)
    });
    let next = address(&programme.code);
    Ok(answered(done.await?, sent, |_| next, |filled| forms::end(&officer, &programme, filled)))
}
