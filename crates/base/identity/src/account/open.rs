//! Opening an account (*mở tài khoản*): the administrator says who, the program gives a first
//! password that must be changed, or the console gives one that holds.

use ::store::Tx;
use kernel::{Lang, Outcome, PublicId, Random, Refusal, text};
use platform::journal::Entry;
use platform::keys::Vault;

use super::{ACCOUNT, SignInName, State, store};
use crate::act::Act;
use crate::contact::{Email, Phone};
use crate::password::{self, Hashed};
use crate::right::Right;

/// What is asked for.
#[derive(Clone)]
pub struct Open {
    /// What its owner types to sign in.
    pub login: SignInName,
    /// Its owner's name.
    pub name: String,
    /// His e-mail.
    pub email: Option<Email>,
    /// His phone.
    pub phone: Option<Phone>,
    /// The language he reads.
    pub lang: Lang,
    /// His password. Without one he signs in with a one-time reset ([`crate::recover`]).
    pub password: Option<Hashed>,
    /// Whether he must change that password at once.
    pub must_change: bool,
}

/// Opens an account and gives its id.
pub fn open(tx: &mut Tx, vault: &Vault, random: &Random, act: Act<'_>, open: Open) -> Outcome<i64> {
    act.require(Right::AccountsManage)?;
    let mut refused = Vec::new();
    let name = person_name(&open.name).unwrap_or_else(|r| {
        refused.push(r);
        String::new()
    });
    if store::by_login_key(tx, &open.login.key())?.is_some() {
        refused.push(Refusal::new("refused-sign-in-name-taken").at("login").with("login", open.login.as_str()));
    }
    let row = store::Row {
        id: 0,
        public_id: PublicId::random(random),
        login: open.login.as_str().to_owned(),
        login_key: open.login.key(),
        sort_key: text::sort_key(&name),
        name,
        email_sealed: None,
        email_index: None,
        phone_sealed: None,
        lang: open.lang.code().to_owned(),
        state: State::Active.code().to_owned(),
        version: 1,
    }
    .with_contacts(vault, open.email.as_ref(), open.phone.as_ref())?;
    if let Some(email) = &open.email
        && super::meant_by(tx, vault, email.as_str())?.is_some()
    {
        refused.push(Refusal::new("refused-email-taken").at("email"));
    }
    if !refused.is_empty() {
        return Err(kernel::Failure::Refused(refused));
    }
    let id = store::insert(tx, &row)?;
    let written = ACCOUNT.write(tx, id, act.now, &row.body())?;
    if let Some(hashed) = &open.password {
        password::store::set(tx, id, hashed, open.must_change, act.now)?;
    }
    act.journal(tx, Entry::new("account.opened").about("account", id).version(written))?;
    Ok(id)
}

/// A person's name as a record has it: one line, there, not absurdly long.
pub(super) fn person_name(typed: &str) -> Result<String, Refusal> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > 120 || name.chars().any(char::is_control) {
        return Err(Refusal::new("refused-person-name").at("name"));
    }
    Ok(name)
}
