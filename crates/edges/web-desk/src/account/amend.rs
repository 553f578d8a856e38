//! Correcting somebody's account: his name, his e-mail, his telephone. The form shows them whole, which leaves a
//! row in the access log.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::access_log;
use identity::account::{self, Amend};
use web_kit::{Fault, Filled, Officer, Sent};

use super::{about, address, forms};
use crate::accounts::{contacts, name};
use crate::ask::{answered, once};
use crate::{Desk, own, refused, sign_in, signed};

/// The form, with what is known.
pub async fn ask(State(desk): State<Desk>, officer: Officer, Path(id): Path<String>) -> Result<Response, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    if officer.authority().account() == Some(id) {
        return Ok(Redirect::to(own::CONTACTS).into_response());
    }
    let (by, now, vault) = (officer.authority().clone(), officer.now(), desk.gate.vault.clone());
    let (account, known) = desk
        .db
        .write(move |tx| {
            let profile = account::of(tx, &vault, &by, id)?;
            let known = access_log::open(tx, &by, "account", now, profile.contacts)?;
            Ok((profile.account, known))
        })
        .await?;
    let mut values = contacts::filled(&known);
    values.push(("name", name(&account, officer.authority())));
    Ok(forms::amend(&officer, &account, &Filled::of(values)).into_response())
}

/// Corrects it.
pub async fn amend(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Sent,
) -> Result<Response, Fault> {
    let account = about(&desk, &officer, &id).await?;
    if officer.authority().account() == Some(account.id) {
        return Err(Fault::not_found());
    }
    let (id, vault, token, now) = (account.id, desk.gate.vault.clone(), signed::token(&officer), officer.now());
    let read = sent.read(|form| {
        let (seen, name) = (form.integer("seen", 1..=i64::MAX), form.text("name", 120));
        Amend { account: id, seen, name: Some(name), contacts: contacts::read(form) }
    });
    // An e-mail is a name to sign in with, and where notices go: not from a desk that somebody left.
    let done = once(&desk, &officer, &sent, read, move |tx, act, amend| {
        signed::of_token(tx, token.as_ref(), now)?.require_fresh(now)?;
        account::amend(tx, &vault, act, amend).map(|()| id)
    });
    match done.await? {
        Err(refusals) if refused::wants_password(&refusals) => {
            Ok(Redirect::to(&sign_in::again_at(&format!("{}/amend", address(id)))).into_response())
        }
        outcome => Ok(answered(outcome, sent, address, |filled| forms::amend(&officer, &account, filled))),
    }
}
