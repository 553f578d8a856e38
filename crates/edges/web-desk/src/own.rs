//! One's own account (*tài khoản của tôi*): in which position one acts, how one is reached, sessions, who looked
//! at one's data.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use identity::access_log::{self, Look};
use identity::account::Contacts;
use identity::authority::{self, Choice, Offered};
use identity::names::{self, Names};
use identity::organisation::chart::{self, Branch};
use identity::organisation::delegation::{self, Delegation};
use identity::session::{self, Listed};
use identity::{Act, Level, account, second_factor};
use kernel::{Lang, Outcome, Refusal, Subject};
use maud::Markup;
use web_kit::{Fault, Officer, Routes, Sent};

use crate::{Desk, people, signed};

mod contacts;
mod factor;
mod page;

/// Where the page is.
pub const ADDRESS: &str = "/desk/account";
/// Where one's own e-mail and telephone are corrected.
pub const CONTACTS: &str = "/desk/account/contacts";
/// Looks at one's data that the page lists.
const LOOKS: i64 = 20;

/// The page's routes.
pub fn routes() -> Routes<Desk> {
    Routes::new()
        .get(ADDRESS, show)
        .get(CONTACTS, contacts::ask)
        .post(CONTACTS, contacts::amend)
        .post("/desk/account/capacity", choose)
        .post("/desk/account/language", language)
        .post("/desk/account/sessions/{id}/revoke", revoke)
        .post("/desk/account/second-factor", factor::offer)
        .post("/desk/account/second-factor/confirm", factor::confirm)
        .post("/desk/account/second-factor/off", factor::off)
}

/// What the page shows.
pub struct Shown {
    /// How one is reached.
    pub contacts: Contacts,
    /// Positions to act in.
    pub offered: Vec<Offered>,
    /// The session that asks.
    pub session: i64,
    /// All sessions that go on.
    pub sessions: Vec<Listed>,
    /// Whether a second factor is on, and how many recovery codes are left.
    pub factor: Option<i64>,
    /// Who looked at one's data.
    pub looks: Vec<Look>,
    /// Delegations from and to oneself.
    pub lent: Vec<Delegation>,
    /// The organisation today, for those who may see it.
    pub chart: Vec<Branch>,
    /// Names of everybody on the page.
    pub names: Names,
}

async fn show(State(desk): State<Desk>, officer: Officer) -> Result<Markup, Fault> {
    let (by, now, law, token, vault) = (
        officer.authority().clone(),
        officer.now(),
        desk.law.current(),
        signed::token(&officer),
        desk.gate.vault.clone(),
    );
    let shown = desk
        .db
        .read(move |tx| -> Outcome<Shown> {
            let session = signed::of_token(tx, token.as_ref(), now)?;
            let own = session.account;
            let factor = if second_factor::is_on(tx, own)? { Some(second_factor::codes_left(tx, own)?) } else { None };
            let looks = access_log::looks_at(tx, &by, &Subject::new("account", own), None, LOOKS)?;
            let lent = delegation::of_account(tx, own)?;
            let contacts = account::of(tx, &vault, &by, own)?.contacts;
            let office = by.require_level(Level::Office).is_ok();
            let others = lent.iter().flat_map(|d| [d.draft.from, d.draft.to]);
            let lookers = looks.iter().filter_map(|l| people::account(&l.actor.parse().ok()?));
            Ok(Shown {
                names: names::of(tx, &by, others.chain(lookers), now)?,
                chart: if office { chart::on_day(tx, &by, now.day())? } else { Vec::new() },
                contacts: access_log::open(tx, &by, "account", now, contacts)?,
                offered: authority::offered(tx, law.catalogue(), own, now.day())?,
                session: session.id,
                sessions: session::list_own(tx, &by, now)?,
                factor,
                looks,
                lent,
            })
        })
        .await?;
    Ok(page::own(&officer, &shown))
}

/// Acts in another position from now on.
async fn choose(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let choice = sent.get("capacity").and_then(choice_of).ok_or_else(Fault::bad_request)?;
    let (now, law, token) = (officer.now(), desk.law.current(), signed::token(&officer));
    desk.db
        .write(move |tx| {
            let session = signed::of_token(tx, token.as_ref(), now)?;
            authority::choose(tx, law.catalogue(), &session, choice, now)
        })
        .await?;
    Ok(Redirect::to("/desk").into_response())
}

/// `12`, or `12-3` for a position that somebody lent.
fn choice_of(text: &str) -> Option<Choice> {
    let (position, delegation) = match text.split_once('-') {
        Some((position, delegation)) => (position, Some(delegation.parse().ok()?)),
        None => (text, None),
    };
    Some(Choice { position: position.parse().ok()?, delegation })
}

/// The reverse of [`choice_of`].
pub fn choice_text(choice: Choice) -> String {
    match choice.delegation {
        Some(delegation) => format!("{}-{delegation}", choice.position),
        None => choice.position.to_string(),
    }
}

/// The language of notices, and of pages from here on.
async fn language(State(desk): State<Desk>, officer: Officer, sent: Sent) -> Result<Response, Fault> {
    let lang = sent.get("language").and_then(Lang::from_code).ok_or_else(Fault::bad_request)?;
    let (by, now) = (officer.authority().clone(), officer.now());
    desk.db
        .write(move |tx| {
            let own = by.account().ok_or_else(|| Refusal::new("refused-no-account"))?;
            account::choose_language(tx, Act::new(&by, now), own, lang)
        })
        .await?;
    Ok(Redirect::to(&format!("{ADDRESS}?lang={}", lang.code())).into_response())
}

/// Ends another session of one's own.
async fn revoke(
    State(desk): State<Desk>,
    officer: Officer,
    Path(id): Path<String>,
    _: Sent,
) -> Result<Response, Fault> {
    let id: i64 = id.parse().map_err(|_| Fault::not_found())?;
    let (by, now) = (officer.authority().clone(), officer.now());
    desk.db.write(move |tx| session::revoke(tx, &by, id, now)).await?;
    Ok(Redirect::to(ADDRESS).into_response())
}
