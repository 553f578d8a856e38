//! One LED panel (*hồ sơ bảng điện tử*): how it looks now, whether it is there, and the questions about it: register,
//! amend, take down, give it its address with a new key.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use identity::Act;
use kernel::{Outcome, Subject};
use maud::Markup;
use monitoring::panel::face::{self, Face};
use monitoring::panel::watch::{self, Watch};
use monitoring::panel::{self, Panel};
use monitoring::station::{self, Station};
use platform::commands;
use store::Tx;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::panels::ADDRESS;
use crate::written::Written;
use crate::{Desk, refused};

mod draft;
mod forms;
mod page;

/// Where one more is registered.
pub const NEW: &str = "/desk/panels/new";

/// Where a panel's page is.
pub fn address(code: &str) -> String {
    format!("{ADDRESS}/{}", web_kit::path_value(code))
}

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(ADDRESS, crate::panels::show)
        .get(NEW, ask_new)
        .post(NEW, register)
        .get("/desk/panels/{code}", show)
        .get("/desk/panels/{code}/amend", ask_amend)
        .post("/desk/panels/{code}/amend", amend)
        .get("/desk/panels/{code}/retire", ask_retire)
        .post("/desk/panels/{code}/retire", retire)
        .post("/desk/panels/{code}/key", issue_key)
}

/// A panel with all that its page shows.
pub struct Shown {
    panel: Panel,
    faces: Vec<Face>,
    watch: Option<Watch>,
    /// Its versions, newest first: number and when it was recorded.
    versions: Vec<(i64, kernel::Moment)>,
    written: Written,
}

/// A panel, and the stations that one may show.
struct Known {
    panel: Panel,
    stations: Vec<Station>,
}

async fn show(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let (by, now, law, network) =
        (officer.authority().clone(), officer.now(), desk.law.current(), desk.network.clone());
    let shown = desk.db.read(move |tx| -> Outcome<Option<Shown>> {
        panel::allowed(&by)?;
        let Some(panel) = panel::by_code(tx, &code)? else { return Ok(None) };
        let faces = face::all(tx, &network, &law, &panel, now)?;
        let history = panel::PANEL.table.history(tx, panel.id)?;
        let versions = history.into_iter().rev().map(|v| (v.version, v.recorded_at)).collect();
        let written = Written::of(tx, &by, &Subject::new("panel", panel.id), now)?;
        Ok(Some(Shown { watch: watch::of_panel(tx, panel.id)?, panel, faces, versions, written }))
    });
    let shown = shown.await?.ok_or_else(Fault::not_found)?;
    Ok(page::panel(&officer, &desk.law.current(), &shown))
}

/// The stations that panels may show, by name.
async fn stations(desk: &Desk, officer: &Officer) -> Result<Vec<Station>, Fault> {
    let by = officer.authority().clone();
    let read = move |tx: &mut Tx| -> Outcome<Vec<Station>> {
        panel::allowed(&by)?;
        Ok(station::store::public(tx)?)
    };
    Ok(desk.db.read(read).await?)
}

async fn known(desk: &Desk, officer: &Officer, code: String) -> Result<Known, Fault> {
    let stations = stations(desk, officer).await?;
    let panel = desk.db.read(move |tx| panel::by_code(tx, &code)).await?;
    Ok(Known { panel: panel.filter(|p| !p.retired).ok_or_else(Fault::not_found)?, stations })
}

async fn ask_new(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let stations = stations(&desk, &officer).await?;
    Ok(forms::new(&officer, &stations, &Filled::empty()))
}

async fn register(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let stations = stations(&desk, &officer).await?;
    let read = sent.read(|form| (form.text("code", 24), draft::read(form, &sent)));
    let done = once(&desk, &officer, &sent, read, |tx, act: Act<'_>, (code, typed)| {
        let setup = typed.setup(tx)?;
        panel::register(tx, act, &code, setup)
    });
    let next = address(sent.get("code").unwrap_or_default().trim());
    Ok(answered(done.await?, sent, |_| next, |filled| forms::new(&officer, &stations, filled)))
}

async fn ask_amend(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let known = known(&desk, &officer, code).await?;
    Ok(forms::amend(&officer, &known.panel, &known.stations, &Filled::empty()))
}

async fn amend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let known = known(&desk, &officer, code).await?;
    let id = known.panel.id;
    let read = sent.read(|form| (form.integer("seen", 1..=i64::MAX), draft::read(form, &sent)));
    let done = once(&desk, &officer, &sent, read, move |tx, act, (seen, typed)| {
        let setup = typed.setup(tx)?;
        panel::amend(tx, act, id, seen, setup).map(|()| id)
    });
    let next = address(&known.panel.code);
    let again = |filled: &Filled| forms::amend(&officer, &known.panel, &known.stations, filled);
    Ok(answered(done.await?, sent, |_| next, again))
}

async fn ask_retire(State(desk): State<Desk>, officer: Officer, Path(code): Path<String>) -> Result<Markup, Fault> {
    let known = known(&desk, &officer, code).await?;
    Ok(forms::retire(&officer, &known.panel, &Filled::empty()))
}

async fn retire(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let by = officer.authority().clone();
    // Also one that is retired already: the same form sent twice gets the same answer.
    let found = desk.db.read(move |tx| {
        panel::allowed(&by)?;
        panel::by_code(tx, &code)
    });
    let panel = found.await?.ok_or_else(Fault::not_found)?;
    let id = panel.id;
    let read = sent.read(|form| form.integer("seen", 1..=i64::MAX));
    let done = once(&desk, &officer, &sent, read, move |tx, act, seen| panel::retire(tx, act, id, seen).map(|()| id));
    let next = address(&panel.code);
    Ok(answered(done.await?, sent, |_| next, |filled| forms::retire(&officer, &panel, filled)))
}

/// Makes a new key and shows the panel's address with it, this once.
async fn issue_key(
    State(desk): State<Desk>,
    officer: Officer,
    Path(code): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let command = sent.command_id()?;
    let (by, now, random) = (officer.authority().clone(), officer.now(), desk.gate.random.clone());
    let done = desk.db.write(move |tx| -> Outcome<Option<(Panel, Option<String>)>> {
        panel::allowed(&by)?;
        let Some(panel) = panel::by_code(tx, &code)? else { return Ok(None) };
        let act = Act { by: &by, now, command: Some(&command) };
        // Only the first time has a key to show: it is kept nowhere.
        let mut key = None;
        commands::once(tx, &command, by.actor(), now, |tx| {
            key = Some(watch::issue_key(tx, &random, act, &panel)?);
            Ok(())
        })?;
        Ok(Some((panel, key)))
    });
    match refused::of_form(done.await)? {
        Ok(Some((panel, key))) => Ok(page::key(&officer, &panel, key.as_deref()).into_response()),
        Ok(None) => Err(Fault::not_found()),
        Err(refusals) => Err(kernel::Failure::Refused(refusals).into()),
    }
}
