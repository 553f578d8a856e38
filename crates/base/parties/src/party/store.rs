//! SQL of parties.

use ::store::{Error, Tx, args, row, sql};
use kernel::text::sort_key;
use kernel::{Problem, PublicId, hex};
use platform::keys::Vault;
use serde_json::{Value, json};

use super::{Draft, Who};
use crate::sealed::{self, Field};

pub(super) const PERSON: &str = "person";
pub(super) const ORGANISATION: &str = "organisation";

row! {
    /// A party as it is stored.
    #[derive(Clone)]
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) public_id: PublicId,
        pub(super) kind: String,
        pub(super) name: String,
        pub(super) tax_code: Option<String>,
        pub(super) identity_sealed: Option<Vec<u8>>,
        pub(super) identity_index: Option<Vec<u8>>,
        pub(super) email_sealed: Option<Vec<u8>>,
        pub(super) phone_sealed: Option<Vec<u8>>,
        pub(super) address: Option<String>,
        pub(super) area_id: Option<i64>,
        pub(super) version: i64,
    }
}

impl Row {
    /// What `draft` says, sealed for its place. Names and addresses were checked.
    pub(super) fn of(vault: &Vault, public_id: PublicId, draft: &Draft) -> Result<Row, Problem> {
        let seal = |field, text: &str| sealed::seal(vault, field, &public_id, text);
        let (kind, name, identity, tax_code) = match &draft.who {
            Who::Person { name, identity } => (PERSON, name, identity.as_ref(), None),
            Who::Organisation { name, tax_code } => (ORGANISATION, name, None, tax_code.clone()),
        };
        Ok(Row {
            id: 0,
            kind: kind.to_owned(),
            name: name.clone(),
            tax_code,
            identity_sealed: identity.map(|n| seal(Field::PartyIdentity, n.as_str())).transpose()?,
            identity_index: identity.map(|n| sealed::index(vault, n)).transpose()?,
            email_sealed: draft.email.as_ref().map(|e| seal(Field::PartyEmail, e.as_str())).transpose()?,
            phone_sealed: draft.phone.as_ref().map(|p| seal(Field::PartyPhone, p.as_str())).transpose()?,
            address: draft.address.clone(),
            area_id: draft.area,
            version: 1,
            public_id,
        })
    }

    /// What a version keeps; numbers and contacts stay sealed in it.
    pub(super) fn body(&self) -> Value {
        json!({
            "public_id": self.public_id,
            "kind": self.kind,
            "name": self.name,
            "tax_code": self.tax_code,
            "identity_sealed": self.identity_sealed.as_deref().map(hex),
            "email_sealed": self.email_sealed.as_deref().map(hex),
            "phone_sealed": self.phone_sealed.as_deref().map(hex),
            "address": self.address,
            "area": self.area_id,
        })
    }
}

pub(super) fn insert(tx: &mut Tx, row: &Row) -> Result<i64, Error> {
    tx.one(
        "insert into party (public_id, kind, name, name_key, sort_key, tax_code, identity_sealed, identity_index, \
         email_sealed, phone_sealed, address, area_id, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) returning id",
        args![
            row.public_id,
            row.kind,
            row.name,
            super::read::name_key(&row.name),
            sort_key(&row.name),
            row.tax_code,
            row.identity_sealed,
            row.identity_index,
            row.email_sealed,
            row.phone_sealed,
            row.address,
            row.area_id,
            row.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, row: &Row) -> Result<u64, Error> {
    tx.run(
        "update party set name = ?2, name_key = ?3, sort_key = ?4, tax_code = ?5, identity_sealed = ?6, \
         identity_index = ?7, email_sealed = ?8, phone_sealed = ?9, address = ?10, area_id = ?11, version = ?12 \
         where id = ?1",
        args![
            row.id,
            row.name,
            super::read::name_key(&row.name),
            sort_key(&row.name),
            row.tax_code,
            row.identity_sealed,
            row.identity_index,
            row.email_sealed,
            row.phone_sealed,
            row.address,
            row.area_id,
            row.version
        ],
    )
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, kind, name, tax_code, identity_sealed, identity_index, email_sealed, phone_sealed, \
         address, area_id, version from party where id = ?1",
        args![id],
    )
}

pub(super) fn by_tax_code(tx: &mut Tx, tax_code: &str) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, kind, name, tax_code, identity_sealed, identity_index, email_sealed, phone_sealed, \
         address, area_id, version from party where tax_code = ?1",
        args![tax_code],
    )
}

pub(super) fn by_identity(tx: &mut Tx, index: &[u8]) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, kind, name, tax_code, identity_sealed, identity_index, email_sealed, phone_sealed, \
         address, area_id, version from party where identity_index = ?1",
        args![index],
    )
}

/// Parties of exactly this name, however it is spelled.
pub(super) fn by_name_key(tx: &mut Tx, key: &str, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, kind, name, tax_code, identity_sealed, identity_index, email_sealed, phone_sealed, \
         address, area_id, version from party where name_key = ?1 order by id limit ?2",
        args![key, limit],
    )
}

pub(super) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update party set area_id = ?2 where area_id = ?1", args![old, new])
}

/// Parties with sealed values after an id, for sealing them anew.
pub(super) fn sealed_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, kind, name, tax_code, identity_sealed, identity_index, email_sealed, phone_sealed, \
         address, area_id, version from party where id > ?1 and (identity_sealed is not null or email_sealed is not null \
         or phone_sealed is not null) order by id limit ?2",
        args![after, limit],
    )
}

pub(super) fn set_sealed(tx: &mut Tx, row: &Row) -> Result<u64, Error> {
    tx.run(
        "update party set identity_sealed = ?2, identity_index = ?3, email_sealed = ?4, phone_sealed = ?5 where id = ?1",
        args![row.id, row.identity_sealed, row.identity_index, row.email_sealed, row.phone_sealed],
    )
}

/// The heads of sealed values, which name their keys.
pub(super) fn heads(tx: &mut Tx) -> Result<Vec<(Vec<u8>, i64)>, Error> {
    tx.all(
        "select head, count(*) from (select substr(identity_sealed, 1, 5) as head from party union all \
         select substr(email_sealed, 1, 5) from party union all \
         select substr(phone_sealed, 1, 5) from party) as sealed \
         where head is not null group by head",
        args![],
    )
}

/// The heads of sealed values in versions.
pub(super) fn heads_of_versions(tx: &mut Tx) -> Result<Vec<(String, i64)>, Error> {
    tx.all(
        sql! {
            sqlite: "select head, count(*) from (select substr(body ->> 'identity_sealed', 1, 10) as head from party_version
                     union all select substr(body ->> 'email_sealed', 1, 10) from party_version
                     union all select substr(body ->> 'phone_sealed', 1, 10) from party_version) as sealed
                     where head is not null group by head",
            postgres: "select head, count(*) from (select substr(body::json ->> 'identity_sealed', 1, 10) as head from party_version
                     union all select substr(body::json ->> 'email_sealed', 1, 10) from party_version
                     union all select substr(body::json ->> 'phone_sealed', 1, 10) from party_version) as sealed
                       where head is not null group by head",
        },
        args![],
    )
}
