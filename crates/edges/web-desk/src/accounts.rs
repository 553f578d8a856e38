//! Accounts of the office (*quản lý tài khoản*): opened, locked, unlocked, helped back in with a word that
//! is shown once.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::account::{self, Account, Open, SignInName};
use identity::contact::{Email, optional};
use identity::{Act, Authority, recover};
use kernel::{Lang, Outcome, text};
use maud::Markup;
use platform::commands;
use store::Tx;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::{Desk, refused};

mod page;

/// Where the list is.
pub const ADDRESS: &str = "/desk/accounts";
/// Accounts of a page.
const PAGE: i64 = 50;

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(ADDRESS, show)
        .post(ADDRESS, open)
        .post("/desk/accounts/{id}/lock", lock)
        .post("/desk/accounts/{id}/unlock", unlock)
        .post("/desk/accounts/{id}/reset", reset)
}

async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (rows, next) = list(&desk, &officer).await?;
    Ok(page::accounts(&officer, &rows, next.as_deref(), &Filled::empty()))
}

/// A page of accounts, and where the next one begins.
async fn list(desk: &Desk, officer: &Officer) -> Result<(Vec<Account>, Option<String>), Fault> {
    let by = officer.authority().clone();
    let after = officer.asked("after").and_then(|text| {
        let (id, key) = text.split_once(':')?;
        Some((key.to_owned(), id.parse::<i64>().ok()?))
    });
    let mut rows = desk
        .db
        .read(move |tx| account::list(tx, &by, after.as_ref().map(|(key, id)| (key.as_str(), *id)), PAGE + 1))
        .await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let next =
        rows.last().filter(|_| more).map(|a| format!("{}:{}", a.id, text::sort_key(&name(a, officer.authority()))));
    Ok((rows, next))
}

/// The owner's name; his sign-in name for whoever may not see it.
pub fn name(account: &Account, by: &Authority) -> String {
    account.name.read(by).map_or_else(|_| account.login.clone(), |name| name.as_str().to_owned())
}

/// Opens an account and shows the word with which its owner signs in the first time.
async fn open(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let command = sent.command_id()?;
    let read = sent.read(|form| {
        let (login, name) = (form.text("login", 64), form.text("name", 120));
        let login = SignInName::parse(&login).map_err(|r| form.refuse(r)).ok();
        let email = form.text_or_none("email", 254).unwrap_or_default();
        let email = optional(&email, Email::parse).unwrap_or_else(|r| {
            form.refuse(r);
            None
        });
        login.map(|login| Open { login, name, email, phone: None, lang: Lang::Vi, password: None, must_change: true })
    });
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok(None) => return Err(Fault::bad_request()),
        Ok(Some(new)) => {
            let (by, now, gate) = (officer.authority().clone(), officer.now(), desk.gate.clone());
            let login = new.login.as_str().to_owned();
            let done = desk.db.write(move |tx| {
                let act = Act { by: &by, now, command: Some(&command) };
                let mut word = None;
                commands::once(tx, &command, by.actor(), now, |tx| {
                    let id = account::open(tx, &gate.vault, &gate.random, act, new)?;
                    word = Some(recover::issue(tx, &gate.random, act, id, false)?.as_str().to_owned());
                    Ok(id)
                })?;
                Ok(word)
            });
            refused::of_form(done.await)?.map(|word| (login, word))
        }
    };
    match outcome {
        Ok((login, word)) => Ok(page::word(&officer, &login, word.as_deref()).into_response()),
        Err(refusals) => {
            let (rows, next) = list(&desk, &officer).await?;
            let form = page::accounts(&officer, &rows, next.as_deref(), &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}

async fn lock(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>, _: Sent) -> Result<Response, Fault> {
    change(&desk, &officer, &id, account::lock).await
}

async fn unlock(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    _: Sent,
) -> Result<Response, Fault> {
    change(&desk, &officer, &id, account::unlock).await
}

async fn change(
    desk: &Desk,
    officer: &Officer,
    id: &str,
    work: fn(&mut Tx, Act<'_>, i64) -> Outcome<()>,
) -> Result<Response, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now) = (officer.authority().clone(), officer.now());
    desk.db.write(move |tx| work(tx, Act::new(&by, now), id)).await?;
    Ok(Redirect::to(ADDRESS).into_response())
}

/// Issues a one-time word to whoever lost his password, and shows it once.
async fn reset(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (command, drop_factor) = (sent.command_id()?, sent.get("drop_factor") == Some("yes"));
    let (by, now, gate) = (officer.authority().clone(), officer.now(), desk.gate.clone());
    let (login, word) = desk
        .db
        .write(move |tx| {
            let act = Act { by: &by, now, command: Some(&command) };
            let login = account::of(tx, &gate.vault, &by, id)?.account.login;
            let mut word = None;
            commands::once(tx, &command, by.actor(), now, |tx| {
                word = Some(recover::issue(tx, &gate.random, act, id, drop_factor)?.as_str().to_owned());
                Ok(())
            })?;
            Ok((login, word))
        })
        .await?;
    Ok(page::word(&officer, &login, word.as_deref()).into_response())
}
