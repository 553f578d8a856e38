//! Correcting an account (*sửa tài khoản*): name, contacts, language.

use ::store::Tx;
use kernel::{Lang, Outcome, Refusal, text};
use platform::journal::Entry;
use platform::keys::Vault;
use serde_json::Value;

use super::history::REASON;
use super::open::person_name;
use super::{ACCOUNT, Contacts, store, unknown};
use crate::act::Act;
use crate::right::Right;

/// What is to stand in the account.
#[derive(Clone)]
pub struct Amend {
    /// Which account.
    pub account: i64,
    /// The version of the form.
    pub seen: i64,
    /// Its owner's name; without one it stays.
    pub name: Option<String>,
    /// How to reach him, in place of what was known.
    pub contacts: Contacts,
}

/// Corrects name and contacts: the contacts by the owner himself, both by whoever manages accounts. Colleagues
/// know somebody by his name in the journal, so nobody gives himself another.
pub fn amend(tx: &mut Tx, vault: &Vault, act: Act<'_>, amend: Amend) -> Outcome<()> {
    by_owner_or_manager(act, amend.account)?;
    let mut row = store::by_id(tx, amend.account)?.ok_or_else(unknown)?;
    super::must_be_open(tx, row.id, "name")?;
    ACCOUNT.table.unchanged_since(tx, row.id, amend.seen)?;
    if let Some(name) = &amend.name {
        act.require(Right::AccountsManage)?;
        row.name = person_name(name)?;
        row.sort_key = text::sort_key(&row.name);
    }
    row = row.with_contacts(vault, amend.contacts.email.as_ref(), amend.contacts.phone.as_ref())?;
    if let Some(email) = &amend.contacts.email
        && super::meant_by(tx, vault, email.as_str())?.is_some_and(|id| id != row.id)
    {
        return Err(Refusal::new("refused-email-taken").at("email").into());
    }
    save(tx, act, "account.amended", row)
}

/// Chooses the language that its owner reads.
pub fn choose_language(tx: &mut Tx, act: Act<'_>, account: i64, lang: Lang) -> Outcome<()> {
    by_owner_or_manager(act, account)?;
    let mut row = store::by_id(tx, account)?.ok_or_else(unknown)?;
    if row.lang == lang.code() {
        return Ok(());
    }
    lang.code().clone_into(&mut row.lang);
    save(tx, act, "account.amended", row)
}

fn save(tx: &mut Tx, act: Act<'_>, verb: &'static str, row: store::Row) -> Outcome<()> {
    save_because(tx, act, verb, row, None, Value::Null)
}

/// Writes the row, its version with the reason, and the entry with further facts.
pub(crate) fn save_because(
    tx: &mut Tx,
    act: Act<'_>,
    verb: &'static str,
    mut row: store::Row,
    why: Option<&str>,
    facts: Value,
) -> Outcome<()> {
    let mut body = row.body();
    if let Some(why) = why {
        body[REASON] = Value::from(why);
    }
    let written = ACCOUNT.write(tx, row.id, act.now, &body)?;
    row.version = written.version;
    store::update(tx, &row)?;
    act.journal(tx, Entry::new(verb).about("account", row.id).version(written).with(facts))?;
    Ok(())
}

fn by_owner_or_manager(act: Act<'_>, account: i64) -> Result<(), Refusal> {
    if act.by.account() == Some(account) { Ok(()) } else { act.require(Right::AccountsManage) }
}
