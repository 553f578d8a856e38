//! Accounts (*tài khoản*): people who sign in. One person, one account; what he may do is the
//! business of the positions he holds.
//!
//! It must not know how a page looks or how a session is kept.

mod amend;
mod history;
mod name;
mod open;
mod read;
mod rekey;
mod state;
pub(crate) mod store;

use ::store::Tx;
use kernel::{Lang, Outcome, PublicId, Refusal};
use platform::keys::Vault;

use crate::contact::{Email, Phone};
use crate::privacy::{Confidential, Office, PersonName};
use crate::sealed;

pub(crate) use amend::save_because;
pub use amend::{Amend, amend, choose_language};
pub use history::{Happened, history};
pub use name::SignInName;
pub(crate) use name::key as typed_key;
pub use open::{Open, open};
pub use read::{Colleague, Recipient, colleagues, list, of, positions_with_phone, recipients};
pub(crate) use rekey::HOLDER;
pub use state::{close, lock, reopen, unlock};

platform::recorded!(
    /// The versions of accounts.
    pub ACCOUNT,
    "account"
);

/// What state an account is in (*trạng thái*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Can be signed in to.
    Active,
    /// Cannot, until an administrator unlocks it.
    Locked,
    /// Its owner has left; kept, because the journal names it.
    Closed,
}

impl State {
    /// Stable code, also the message key `account-state-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            State::Active => "active",
            State::Locked => "locked",
            State::Closed => "closed",
        }
    }

    fn from_code(code: &str) -> State {
        match code {
            "active" => State::Active,
            "closed" => State::Closed,
            // A code that this version does not know lets nobody in.
            _ => State::Locked,
        }
    }
}

/// An account as lists show it: no contacts.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub id: i64,
    /// Its name in addresses of pages.
    pub public_id: PublicId,
    /// What its owner types to sign in.
    pub login: String,
    /// Its owner's name; colleagues may see it.
    pub name: Office<PersonName>,
    /// The language its owner reads.
    pub lang: Lang,
    /// Its state.
    pub state: State,
    /// Its version, for forms.
    pub version: i64,
}

/// How to reach somebody (*thông tin liên hệ*).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// His e-mail.
    pub email: Option<Email>,
    /// His phone.
    pub phone: Option<Phone>,
}

/// How to reach somebody, masked (*che bớt*): enough to see what is known and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// His e-mail, as [`Email::masked`] writes it.
    pub email: Option<String>,
    /// His phone, as [`Phone::masked`] writes it.
    pub phone: Option<String>,
}

/// An account with its owner's contacts.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The account.
    pub account: Account,
    /// Its contacts without what makes them personal; seeing them leaves no row in the access log.
    pub masked: Masked,
    /// How to reach its owner.
    pub contacts: Confidential<Contacts>,
}

/// Refuses an account, named in a field, that does not exist or is closed: nothing more is given to it.
pub(crate) fn must_be_open(tx: &mut Tx, account: i64, field: &str) -> Outcome<()> {
    match state(tx, account)? {
        Some(State::Active | State::Locked) => Ok(()),
        Some(State::Closed) | None => Err(unknown().at(field).into()),
    }
}

/// The state of an account, if there is such an account.
pub(crate) fn state(tx: &mut Tx, account: i64) -> Outcome<Option<State>> {
    Ok(store::state_of(tx, account)?.map(|code| State::from_code(&code)))
}

/// The account that somebody means by what he typed: its e-mail or its sign-in name.
pub(crate) fn meant_by(tx: &mut Tx, vault: &Vault, typed: &str) -> Outcome<Option<i64>> {
    if !typed.contains('@') {
        return Ok(store::by_login_key(tx, &name::key(typed))?);
    }
    let Ok(email) = Email::parse(typed) else { return Ok(None) };
    for index in sealed::email_indexes(vault, &email) {
        if let Some(id) = store::by_email_index(tx, &index)? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

pub(crate) fn unknown() -> Refusal {
    Refusal::new("refused-account-unknown")
}
