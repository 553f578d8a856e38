//! Accounts of the office (*quản lý tài khoản*): who has one, in which position, when last used; and opening
//! one more.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use identity::account::{self, Account, Open, SignInName};
use identity::organisation::chart;
use identity::{Act, Authority, last_sign_in, recover};
use kernel::{Bilingual, Lang, Moment, Outcome, text};
use maud::Markup;
use platform::commands;
use web_kit::i18n::t;
use web_kit::{Fault, Filled, Officer, Routes, Sent};

use crate::{Desk, refused};

pub mod contacts;
pub mod page;

/// Where the list is.
pub const ADDRESS: &str = "/desk/accounts";
/// Where one more is opened.
pub const NEW: &str = "/desk/accounts/new";
/// Accounts of a page.
const PAGE: i64 = 50;

/// The routes.
pub fn routes() -> Routes<Desk> {
    Routes::new().get(ADDRESS, show).get(NEW, ask).post(ADDRESS, open)
}

/// One line of the list.
pub struct Line {
    /// The account.
    pub account: Account,
    /// The positions its owner holds today.
    pub positions: Vec<Bilingual>,
    /// When it was last signed in to.
    pub seen: Option<Moment>,
}

async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, today) = (officer.authority().clone(), officer.now().day());
    let after = officer.asked("after").and_then(|text| {
        let (id, key) = text.split_once(':')?;
        Some((key.to_owned(), id.parse::<i64>().ok()?))
    });
    let mut lines = desk
        .db
        .read(move |tx| -> Outcome<Vec<Line>> {
            let accounts = account::list(tx, &by, after.as_ref().map(|(key, id)| (key.as_str(), *id)), PAGE + 1)?;
            let seen: HashMap<i64, Moment> =
                last_sign_in::all(tx, &by)?.into_iter().map(|s| (s.account, s.at)).collect();
            let mut held: HashMap<i64, Vec<Bilingual>> = HashMap::new();
            for (position, holders) in chart::on_day(tx, &by, today)?.into_iter().flat_map(|b| b.positions) {
                for holder in holders {
                    held.entry(holder.assignment.account).or_default().push(position.draft.title.clone());
                }
            }
            let line = |account: Account| Line {
                positions: held.remove(&account.id).unwrap_or_default(),
                seen: seen.get(&account.id).copied(),
                account,
            };
            Ok(accounts.into_iter().map(line).collect())
        })
        .await?;
    let more = lines.len() as i64 > PAGE;
    lines.truncate(PAGE as usize);
    let next = lines.last().filter(|_| more).map(|l| mark(&l.account, officer.authority()));
    Ok(page::accounts(&officer, &lines, next.as_deref()))
}

/// Where the page after an account begins.
fn mark(account: &Account, by: &Authority) -> String {
    format!("{}:{}", account.id, text::sort_key(&name(account, by)))
}

/// The owner's name; his sign-in name for whoever may not see it.
pub fn name(account: &Account, by: &Authority) -> String {
    account.name.read(by).map_or_else(|_| account.login.clone(), |name| name.as_str().to_owned())
}

async fn ask(officer: Officer) -> Markup {
    page::form(&officer, &Filled::empty())
}

/// Opens an account and shows the word with which its owner signs in the first time.
async fn open(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let command = sent.command_id()?;
    let read = sent.read(|form| {
        let (login, name) = (form.text("login", 64), form.text("name", 120));
        let login = (!login.is_empty()).then(|| SignInName::parse(&login).map_err(|r| form.refuse(r.at("login"))).ok());
        let contacts = contacts::read(form);
        login.flatten().map(|login| Open {
            login,
            name,
            email: contacts.email,
            phone: contacts.phone,
            lang: Lang::Vi,
            password: None,
            must_change: true,
        })
    });
    let outcome = match read {
        Err(refusals) => Err(refusals),
        Ok(None) => return Err(Fault::bad_request()),
        Ok(Some(new)) => {
            let (by, now, gate) = (officer.authority().clone(), officer.now(), desk.gate.clone());
            let login = new.login.as_str().to_owned();
            let why = t(by.lang(), "account-first-word");
            let done = desk.db.write(move |tx| {
                let act = Act { by: &by, now, command: Some(&command) };
                let mut word = None;
                let id = commands::once(tx, &command, by.actor(), now, |tx| {
                    let id = account::open(tx, &gate.vault, &gate.random, act, new)?;
                    word = Some(recover::issue(tx, &gate.random, act, id, false, &why)?.as_str().to_owned());
                    Ok(id)
                })?;
                Ok((id, word))
            });
            refused::of_form(done.await)?.map(|(id, word)| (id, login, word))
        }
    };
    match outcome {
        Ok((id, login, word)) => Ok(page::word(&officer, id, &login, word.as_deref(), true).into_response()),
        Err(refusals) => {
            let form = page::form(&officer, &Filled::refused(sent, refusals));
            Ok((refused::AGAIN, form).into_response())
        }
    }
}
