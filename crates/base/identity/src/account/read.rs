//! Reading accounts: lists without contacts, a profile with them closed, recipients of notices.

use std::collections::HashSet;

use ::store::Tx;
use kernel::{Day, Lang, Outcome, Problem, Subject};
use platform::keys::Vault;

use super::{Account, Contacts, Masked, Profile, State, store, unknown};
use crate::authority::Authority;
use crate::contact::{Email, Phone};
use crate::privacy::{Confidential, Office, PersonName};
use crate::right::Right;
use crate::scope::Level;
use crate::sealed;

/// Accounts by name, after the one that `after` ends with (its sort key and id), at most `limit`.
pub fn list(tx: &mut Tx, by: &Authority, after: Option<(&str, i64)>, limit: i64) -> Outcome<Vec<Account>> {
    by.require(Right::AccountsManage)?;
    let (key, id) = after.unwrap_or(("", 0));
    Ok(store::by_name(tx, key, id, limit)?.into_iter().map(account).collect())
}

/// Somebody of the department, as forms offer him (*đồng nghiệp*).
#[derive(Debug, Clone)]
pub struct Colleague {
    /// His account.
    pub account: i64,
    /// His name.
    pub name: Office<PersonName>,
    /// What he types to sign in: tells namesakes apart.
    pub login: String,
}

/// Everybody whose account is not closed, by name. For officers.
pub fn colleagues(tx: &mut Tx, by: &Authority) -> Outcome<Vec<Colleague>> {
    by.require_level(Level::Office)?;
    let rows = store::open_by_name(tx)?;
    let colleague = |(account, name, login): (i64, String, String)| Colleague {
        account,
        name: Office::new(PersonName::new(name)),
        login,
    };
    Ok(rows.into_iter().map(colleague).collect())
}

/// One account with its owner's contacts; opening them leaves a row in the access log.
pub fn of(tx: &mut Tx, vault: &Vault, by: &Authority, id: i64) -> Outcome<Profile> {
    if by.account() != Some(id) {
        by.require(Right::AccountsManage)?;
    }
    let row = store::by_id(tx, id)?.ok_or_else(unknown)?;
    let contacts = contacts(vault, &row)?;
    let masked =
        Masked { email: contacts.email.as_ref().map(Email::masked), phone: contacts.phone.as_ref().map(Phone::masked) };
    let contacts = Confidential::about(Subject::new("account", id), contacts);
    Ok(Profile { account: account(row), masked, contacts })
}

/// How a notice reaches somebody, and in which language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Whose account.
    pub account: i64,
    /// His address and number; they leave in the message's envelope and are written nowhere.
    pub contacts: Contacts,
    /// The language he reads.
    pub lang: Lang,
}

/// Whom a notice to an account or a position reaches on a day: open accounts with an e-mail or a telephone. For
/// the senders of notices only, which show nobody anything; so it is not logged as a look.
pub fn recipients(tx: &mut Tx, vault: &Vault, to: &Subject, day: Day) -> Outcome<Vec<Recipient>> {
    let rows = match to.kind.as_str() {
        "account" => store::by_id(tx, to.id)?.into_iter().collect(),
        "position" => store::holding(tx, to.id, day)?,
        kind => return Err(Problem::new(format!("a notice to a {kind} is not for identity to resolve")).into()),
    };
    let mut found = Vec::new();
    for row in rows.into_iter().filter(|r| State::from_code(&r.state) == State::Active) {
        let contacts = contacts(vault, &row)?;
        if contacts != Contacts::default() {
            found.push(Recipient { account: row.id, contacts, lang: lang(&row.lang) });
        }
    }
    Ok(found)
}

/// The positions that an SMS reaches on a day: somebody who holds them has a telephone. For whoever arranges who
/// is told.
pub fn positions_with_phone(tx: &mut Tx, by: &Authority, day: Day) -> Outcome<HashSet<i64>> {
    by.require(Right::OrganisationManage)?;
    Ok(store::positions_with_phone(tx, day)?.into_iter().collect())
}

fn contacts(vault: &Vault, row: &store::Row) -> Outcome<Contacts> {
    Ok(Contacts {
        email: row.email_sealed.as_deref().map(|s| sealed::email(vault, &row.public_id, s)).transpose()?,
        phone: row.phone_sealed.as_deref().map(|s| sealed::phone(vault, &row.public_id, s)).transpose()?,
    })
}

fn account(row: store::Row) -> Account {
    Account {
        id: row.id,
        public_id: row.public_id,
        login: row.login,
        name: Office::new(PersonName::new(row.name)),
        lang: lang(&row.lang),
        state: State::from_code(&row.state),
        version: row.version,
    }
}

fn lang(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_default()
}
