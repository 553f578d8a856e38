//! One account (*một tài khoản*): what its owner holds, what happened to it, and what an administrator can do
//! for him: correct it, lock, unlock, close, reopen, a one-time word, a position.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::account::{self, Account, Happened, Masked, Profile};
use identity::last_sign_in::{self, LastSignIn};
use identity::lockout::{self, Key};
use identity::names::{self, Names};
use identity::organisation::assignment::{self, Assignment};
use identity::organisation::chart::{self, Branch};
use identity::organisation::delegation::{self, Delegation};
use identity::{Act, LONGEST_REASON, recover, second_factor};
use kernel::{DayRange, Moment, Outcome};
use maud::Markup;
use platform::commands;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::ask::{answered, once};
use crate::{Desk, accounts, position, refused, sign_in, signed};

mod amend;
mod change;
mod forms;
mod page;

use change::Change;

/// Lines of the history.
const LINES: i64 = 50;

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get("/desk/accounts/{id}", show)
        .get("/desk/accounts/{id}/amend", amend::ask)
        .post("/desk/accounts/{id}/amend", amend::amend)
        .get("/desk/accounts/{id}/reset", ask_reset)
        .post("/desk/accounts/{id}/reset", reset)
        .get("/desk/accounts/{id}/position", ask_position)
        .post("/desk/accounts/{id}/position", give_position)
        .get("/desk/accounts/{id}/state/{change}", ask_change)
        .post("/desk/accounts/{id}/state/{change}", change)
}

/// Where an account is.
pub fn address(id: i64) -> String {
    format!("{}/{id}", accounts::ADDRESS)
}

/// An account with all that its page shows.
pub struct Shown {
    /// The account.
    pub account: Account,
    /// How its owner can be reached.
    pub masked: Masked,
    /// Its last sign-in.
    pub seen: Option<LastSignIn>,
    /// Until when nobody can try to sign in to it, after too many wrong passwords.
    pub shut_until: Option<Moment>,
    /// Recovery codes left, when a second factor is on.
    pub factor: Option<i64>,
    /// Until when a one-time word holds that was not used yet.
    pub reset: Option<Moment>,
    /// What its owner held, holds and will hold.
    pub held: Vec<Assignment>,
    /// Delegations from him and to him.
    pub lent: Vec<Delegation>,
    /// What happened to it.
    pub history: Vec<Happened>,
    /// The organisation today, which names positions.
    pub chart: Vec<Branch>,
    /// Names of everybody on the page.
    pub names: Names,
}

async fn show(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now, vault) = (officer.authority().clone(), officer.now(), desk.gate.vault.clone());
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Shown> {
            let Profile { account, masked, .. } = account::of(tx, &vault, &by, id)?;
            let factor = if second_factor::is_on(tx, id)? { Some(second_factor::codes_left(tx, id)?) } else { None };
            let (lent, history) = (delegation::of_account(tx, id)?, account::history(tx, &by, id, LINES)?);
            let in_delegations = lent.iter().flat_map(|d| [d.draft.from, d.draft.to]);
            let in_history = history.iter().filter_map(|h| crate::people::account(&h.actor));
            Ok(Shown {
                shut_until: lockout::locked_until(tx, &Key::account(id), now)?,
                seen: last_sign_in::of(tx, &by, id)?,
                factor,
                reset: recover::pending_until(tx, &by, id, now)?,
                held: assignment::of_account(tx, id)?,
                chart: chart::on_day(tx, &by, now.day())?,
                names: names::of(tx, &by, in_delegations.chain(in_history), now)?,
                account,
                masked,
                lent,
                history,
            })
        })
        .await?;
    Ok(page::account(&officer, &shown))
}

/// The account that a form is about.
async fn about(desk: &Desk, officer: &Officer, id: &str) -> Result<Account, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, vault) = (officer.authority().clone(), desk.gate.vault.clone());
    Ok(desk.db.read(move |tx| Ok(account::of(tx, &vault, &by, id)?.account)).await?)
}

async fn ask_change(
    State(desk): State<Desk>,
    officer: Officer,
    Path((id, change)): Path<(String, String)>,
) -> Result<Markup, Fault> {
    let change = Change::from_word(&change).ok_or_else(Fault::not_found)?;
    let account = about(&desk, &officer, &id).await?;
    Ok(forms::change(&officer, &account, change, &Filled::empty()))
}

/// Locks, unlocks, closes or reopens it.
async fn change(
    State(desk): State<Desk>,
    officer: Officer,
    Path((id, change)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Fault> {
    let change = Change::from_word(&change).ok_or_else(Fault::not_found)?;
    let account = about(&desk, &officer, &id).await?;
    let read = sent.read(|form| form.paragraphs("reason", LONGEST_REASON));
    let id = account.id;
    let done = once(&desk, &officer, &sent, read, move |tx, act, why| change.run(tx, act, id, &why).map(|()| id));
    let again = |filled: &Filled| forms::change(&officer, &account, change, filled);
    Ok(answered(done.await?, sent, address, again))
}

async fn ask_reset(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let account = about(&desk, &officer, &id).await?;
    Ok(forms::reset(&officer, &account, &Filled::empty()))
}

/// Issues a one-time word to whoever lost his password, and shows it once. Whoever holds the word is the owner:
/// so the administrator's own password must have been given a moment ago.
async fn reset(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let account = about(&desk, &officer, &id).await?;
    let (command, id) = (sent.command_id()?, account.id);
    let read = sent.read(|form| (form.paragraphs("reason", LONGEST_REASON), form.checked("drop_factor")));
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok((why, drop_factor)) => {
            let (by, now, token, random) =
                (officer.authority().clone(), officer.now(), signed::token(&officer), desk.gate.random.clone());
            let done = desk.db.write(move |tx| {
                signed::of_token(tx, token.as_ref(), now)?.require_fresh(now)?;
                let act = Act { by: &by, now, command: Some(&command) };
                let mut word = None;
                commands::once(tx, &command, by.actor(), now, |tx| {
                    word = Some(recover::issue(tx, &random, act, id, drop_factor, &why)?.as_str().to_owned());
                    Ok(())
                })?;
                Ok(word)
            });
            refused::of_form(done.await)?
        }
    };
    match outcome {
        Ok(word) => Ok(accounts::page::word(&officer, id, &account.login, word.as_deref(), false).into_response()),
        Err(refusals) if refused::wants_password(&refusals) => {
            Ok(Redirect::to(&sign_in::again_at(&format!("{}/reset", address(id)))).into_response())
        }
        Err(refusals) => {
            let form = forms::reset(&officer, &account, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

async fn ask_position(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Markup, Fault> {
    let account = about(&desk, &officer, &id).await?;
    let chart = organisation(&desk, &officer).await?;
    Ok(forms::position(&officer, &account, &chart, &Filled::empty()))
}

/// Gives its owner a position.
async fn give_position(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let account = about(&desk, &officer, &id).await?;
    let chart = organisation(&desk, &officer).await?;
    let read = sent.read(|form| {
        let position = position::number(form, "position", "refused-position-unknown");
        let (from, last) = (form.day("from"), form.day_or_none("to"));
        (position, DayRange { from, to: last.map(|day| day.plus(1)) })
    });
    let id = account.id;
    let done = once(&desk, &officer, &sent, read, move |tx, act, (position, days)| {
        assignment::assign(tx, act, id, position, days)
    });
    let again = |filled: &Filled| forms::position(&officer, &account, &chart, filled);
    Ok(answered(done.await?, sent, |_| address(id), again))
}

async fn organisation(desk: &Desk, officer: &Officer) -> Result<Vec<Branch>, Fault> {
    let (by, today) = (officer.authority().clone(), officer.now().day());
    Ok(desk.db.read(move |tx| chart::on_day(tx, &by, today)).await?)
}
