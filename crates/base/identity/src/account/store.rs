//! SQL of accounts.

use ::store::{Error, Tx, args, row, sql};
use kernel::{Day, Problem, PublicId, hex};
use platform::keys::Vault;
use serde_json::{Value, json};

use crate::contact::{Email, Phone};
use crate::sealed::{self, Field};

row! {
    /// An account as it is stored.
    #[derive(Clone)]
    pub(crate) struct Row {
        pub(crate) id: i64,
        pub(crate) public_id: PublicId,
        pub(crate) login: String,
        pub(crate) login_key: String,
        pub(crate) name: String,
        pub(crate) sort_key: String,
        pub(crate) email_sealed: Option<Vec<u8>>,
        pub(crate) email_index: Option<Vec<u8>>,
        pub(crate) phone_sealed: Option<Vec<u8>>,
        pub(crate) lang: String,
        pub(crate) state: String,
        pub(crate) version: i64,
    }
}

impl Row {
    /// With these contacts, sealed, in place of those before.
    pub(super) fn with_contacts(
        mut self,
        vault: &Vault,
        email: Option<&Email>,
        phone: Option<&Phone>,
    ) -> Result<Row, Problem> {
        let seal = |field, text: &str| sealed::seal(vault, field, &self.public_id, text.as_bytes());
        self.email_sealed = email.map(|e| seal(Field::AccountEmail, e.as_str())).transpose()?;
        self.phone_sealed = phone.map(|p| seal(Field::AccountPhone, p.as_str())).transpose()?;
        self.email_index = email.map(|e| sealed::email_index(vault, e)).transpose()?;
        Ok(self)
    }

    /// What a version keeps; contacts stay sealed in it.
    pub(super) fn body(&self) -> Value {
        json!({
            "login": self.login,
            "name": self.name,
            "email_sealed": self.email_sealed.as_deref().map(hex),
            "phone_sealed": self.phone_sealed.as_deref().map(hex),
            "lang": self.lang,
            "state": self.state,
        })
    }
}

pub(super) fn insert(tx: &mut Tx, row: &Row) -> Result<i64, Error> {
    tx.one(
        "insert into account (public_id, login, login_key, name, sort_key, email_sealed, email_index, phone_sealed, lang, state, \
         version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) returning id",
        args![
            row.public_id,
            row.login,
            row.login_key,
            row.name,
            row.sort_key,
            row.email_sealed,
            row.email_index,
            row.phone_sealed,
            row.lang,
            row.state,
            row.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, row: &Row) -> Result<(), Error> {
    tx.run(
        "update account set name = ?2, sort_key = ?3, email_sealed = ?4, email_index = ?5, phone_sealed = ?6, lang = ?7, \
         state = ?8, version = ?9 where id = ?1",
        args![
            row.id,
            row.name,
            row.sort_key,
            row.email_sealed,
            row.email_index,
            row.phone_sealed,
            row.lang,
            row.state,
            row.version
        ],
    )?;
    Ok(())
}

pub(crate) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, login, login_key, name, sort_key, email_sealed, email_index, phone_sealed, lang, state, version \
         from account where id = ?1",
        args![id],
    )
}

pub(crate) fn by_login_key(tx: &mut Tx, key: &str) -> Result<Option<i64>, Error> {
    tx.maybe("select id from account where login_key = ?1", args![key])
}

pub(crate) fn by_email_index(tx: &mut Tx, index: &[u8]) -> Result<Option<i64>, Error> {
    tx.maybe("select id from account where email_index = ?1", args![index])
}

pub(super) fn state_of(tx: &mut Tx, id: i64) -> Result<Option<String>, Error> {
    tx.maybe("select state from account where id = ?1", args![id])
}

/// Accounts after a place in the order of names.
pub(super) fn by_name(tx: &mut Tx, after_key: &str, after_id: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, login, login_key, name, sort_key, email_sealed, email_index, phone_sealed, lang, state, version \
         from account where sort_key > ?1 or (sort_key = ?1 and id > ?2) order by sort_key, id limit ?3",
        args![after_key, after_id, limit],
    )
}

/// Id, name and sign-in name of every account that is not closed, in the order of names.
pub(super) fn open_by_name(tx: &mut Tx) -> Result<Vec<(i64, String, String)>, Error> {
    tx.all("select id, name, login from account where state <> 'closed' order by sort_key, id", args![])
}

/// The name of every account, closed ones too.
pub(crate) fn names(tx: &mut Tx) -> Result<Vec<(i64, String)>, Error> {
    tx.all("select id, name from account order by id", args![])
}

/// The accounts that hold a position on a day.
pub(super) fn holding(tx: &mut Tx, position: i64, day: Day) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, login, login_key, name, sort_key, email_sealed, email_index, phone_sealed, lang, state, version \
         from account where id in (select account_id from assignment where position_id = ?1 and valid_from <= ?2 \
         and (valid_to is null or valid_to > ?2)) order by id",
        args![position, day],
    )
}

/// The positions that somebody holds on a day whose account is in use and has a telephone.
pub(super) fn positions_with_phone(tx: &mut Tx, day: Day) -> Result<Vec<i64>, Error> {
    tx.all(
        "select distinct position_id from assignment join account on account.id = assignment.account_id \
         where account.state = 'active' and account.phone_sealed is not null and valid_from <= ?1 \
         and (valid_to is null or valid_to > ?1)",
        args![day],
    )
}

/// Accounts with sealed values after an id, for sealing them anew.
pub(super) fn with_contacts_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, login, login_key, name, sort_key, email_sealed, email_index, phone_sealed, lang, state, version \
         from account where id > ?1 and (email_sealed is not null or phone_sealed is not null) order by id limit ?2",
        args![after, limit],
    )
}

pub(super) fn set_sealed(tx: &mut Tx, row: &Row) -> Result<u64, Error> {
    tx.run(
        "update account set email_sealed = ?2, email_index = ?3, phone_sealed = ?4 where id = ?1",
        args![row.id, row.email_sealed, row.email_index, row.phone_sealed],
    )
}

/// The heads of sealed contacts, which name their keys.
pub(super) fn heads(tx: &mut Tx) -> Result<Vec<(Vec<u8>, i64)>, Error> {
    tx.all(
        "select head, count(*) from (select substr(email_sealed, 1, 5) as head from account union all \
         select substr(phone_sealed, 1, 5) from account) as sealed where head is not null group by head",
        args![],
    )
}

/// The heads of sealed contacts in versions.
pub(super) fn heads_of_versions(tx: &mut Tx) -> Result<Vec<(String, i64)>, Error> {
    tx.all(
        sql! {
            sqlite: "select head, count(*) from (select substr(body ->> 'email_sealed', 1, 10) as head from account_version
                     union all select substr(body ->> 'phone_sealed', 1, 10) from account_version) as sealed
                     where head is not null group by head",
            postgres: "select head, count(*) from (select substr(body::json ->> 'email_sealed', 1, 10) as head from account_version
                       union all select substr(body::json ->> 'phone_sealed', 1, 10) from account_version) as sealed
                       where head is not null group by head",
        },
        args![],
    )
}
