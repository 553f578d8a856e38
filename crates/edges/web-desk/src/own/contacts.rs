//! Correcting how one is reached oneself. It asks for a password that was given recently: notices, and a name to
//! sign in with, go to this address.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use identity::account::{self, Account, Amend, Contacts};
use identity::{Right, access_log};
use kernel::{Outcome, Refusal};
use maud::{Markup, html};
use store::Tx;
use web_kit::i18n::t;
use web_kit::ui::{self, Field, Kind, Weight};
use web_kit::{Fault, Filled, Officer, Sent};

use super::{ADDRESS, CONTACTS};
use crate::accounts::{contacts, name};
use crate::ask::{self, Ask, answered, once};
use crate::{Desk, refused, sign_in, signed};

/// The form, with what is known.
pub async fn ask(State(desk): State<Desk>, officer: Officer) -> Result<Response, Fault> {
    let (account, known) = match found(&desk, &officer, true).await? {
        Ok(found) => found,
        Err(refusals) => return again_or_fault(refusals),
    };
    let mut values = contacts::filled(&known);
    values.push(("name", name(&account, officer.authority())));
    Ok(form(&officer, &account, &Filled::of(values)).into_response())
}

/// Corrects it.
pub async fn amend(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let account = match found(&desk, &officer, false).await? {
        Ok((account, _)) => account,
        Err(refusals) => return again_or_fault(refusals),
    };
    let (id, vault, token, now) = (account.id, desk.gate.vault.clone(), signed::token(&officer), officer.now());
    let named = may_name(&officer);
    let read = sent.read(|form| {
        let (seen, name) = (form.integer("seen", 1..=i64::MAX), named.then(|| form.text("name", 120)));
        Amend { account: id, seen, name, contacts: contacts::read(form) }
    });
    let done = once(&desk, &officer, &sent, read, move |tx, act, amend| {
        signed::of_token(tx, token.as_ref(), now)?.require_fresh(now)?;
        account::amend(tx, &vault, act, amend).map(|()| id)
    });
    match done.await? {
        Err(refusals) if refused::wants_password(&refusals) => again_or_fault(refusals),
        outcome => Ok(answered(outcome, sent, |_| ADDRESS.to_owned(), |filled| form(&officer, &account, filled))),
    }
}

/// One's own account and contacts; `fresh`: only with a password that was given recently.
async fn found(
    desk: &Desk,
    officer: &Officer,
    fresh: bool,
) -> Result<Result<(Account, Contacts), Vec<Refusal>>, Fault> {
    let (by, now, vault, token) =
        (officer.authority().clone(), officer.now(), desk.gate.vault.clone(), signed::token(officer));
    let found = desk.db.read(move |tx: &mut Tx| -> Outcome<(Account, Contacts)> {
        let session = signed::of_token(tx, token.as_ref(), now)?;
        if fresh {
            session.require_fresh(now)?;
        }
        let profile = account::of(tx, &vault, &by, session.account)?;
        Ok((profile.account, access_log::open(tx, &by, "account", now, profile.contacts)?))
    });
    refused::of_form(found.await)
}

fn again_or_fault(refusals: Vec<Refusal>) -> Result<Response, Fault> {
    if refused::wants_password(&refusals) {
        return Ok(Redirect::to(&sign_in::again_at(CONTACTS)).into_response());
    }
    Err(kernel::Failure::Refused(refusals).into())
}

/// Whether one may also correct one's name: whoever keeps the accounts.
fn may_name(officer: &Officer) -> bool {
    officer.authority().may(Right::AccountsManage)
}

fn form(officer: &Officer, account: &Account, filled: &Filled) -> Markup {
    let lang = officer.lang();
    let (label, email, phone) = (t(lang, "accounts-name"), t(lang, "accounts-email"), t(lang, "accounts-phone"));
    let fields = html! {
        (ui::hidden("seen", &account.version.to_string()))
        @if may_name(officer) {
            (ui::field(lang, Kind::Text, &Field::new("name", &label).autocomplete("name").filled(lang, filled)))
        }
        (contacts::fields(officer, true, filled))
    };
    let ask = Ask {
        title: t(lang, "own-contacts-title"),
        lead: Some(t(lang, "own-contacts-lead")),
        under: vec![(t(lang, "desk-own"), ADDRESS.to_owned())],
        action: CONTACTS,
        fields,
        labels: &[("name", &label), ("email", &email), ("phone", &phone)],
        weight: Weight::Primary,
        button: t(lang, "desk-save"),
    };
    ask::page(officer, filled, ask)
}
