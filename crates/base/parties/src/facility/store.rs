//! SQL of facilities.

use ::store::{Error, Tx, args, row, sql};
use kernel::text::{fold, sort_key};
use kernel::{Problem, PublicId, hex};
use platform::keys::Vault;
use serde_json::{Value, json};

use super::{Draft, Facility};
use crate::number::TaxCode;
use crate::sealed::{self, Field};

row! {
    /// A facility as it is stored.
    #[derive(Clone, PartialEq)]
    pub(super) struct Row {
        pub(super) id: i64,
        pub(super) public_id: PublicId,
        pub(super) code: String,
        pub(super) code_key: String,
        pub(super) name: String,
        pub(super) tax_code: Option<String>,
        pub(super) owner_code_sealed: Option<Vec<u8>>,
        pub(super) owner_code_index: Option<Vec<u8>>,
        pub(super) address: Option<String>,
        pub(super) area_id: Option<i64>,
        pub(super) operator_id: Option<i64>,
        pub(super) version: i64,
    }
}

impl Row {
    /// A new one; name and address were checked.
    pub(super) fn new(vault: &Vault, public_id: PublicId, draft: &Draft) -> Result<Row, Problem> {
        let row = Row {
            id: 0,
            public_id,
            code: String::new(),
            code_key: String::new(),
            name: String::new(),
            tax_code: None,
            owner_code_sealed: None,
            owner_code_index: None,
            address: None,
            area_id: None,
            operator_id: None,
            version: 1,
        };
        row.saying(vault, draft)
    }

    /// The same facility saying what `draft` says. A sealed number that has not changed stays as it
    /// is, so that an unchanged row is equal to the one before.
    pub(super) fn saying(mut self, vault: &Vault, draft: &Draft) -> Result<Row, Problem> {
        draft.code.as_str().clone_into(&mut self.code);
        self.code_key = draft.code.key();
        self.name.clone_from(&draft.name);
        self.address.clone_from(&draft.address);
        self.area_id = draft.area;
        self.operator_id = draft.operator;
        self.with_tax_code(vault, draft.tax_code.as_ref())
    }

    /// With this tax code, in the column that its kind belongs in.
    pub(super) fn with_tax_code(mut self, vault: &Vault, tax_code: Option<&TaxCode>) -> Result<Row, Problem> {
        self.tax_code = tax_code.and_then(TaxCode::enterprise).map(ToOwned::to_owned);
        let owner = tax_code.and_then(TaxCode::owner);
        let index = owner.map(|number| sealed::index(vault, number)).transpose()?;
        if self.owner_code_index != index {
            let seal = |text: &str| sealed::seal(vault, Field::FacilityOwner, &self.public_id, text);
            self.owner_code_sealed = owner.map(|number| seal(number.as_str())).transpose()?;
            self.owner_code_index = index;
        }
        Ok(self)
    }

    /// What a version keeps; the owner's number stays sealed in it.
    pub(super) fn body(&self) -> Value {
        json!({
            "public_id": self.public_id,
            "code": self.code,
            "name": self.name,
            "tax_code": self.tax_code,
            "owner_code_sealed": self.owner_code_sealed.as_deref().map(hex),
            "address": self.address,
            "area": self.area_id,
            "operator": self.operator_id,
        })
    }

    fn search_key(&self) -> String {
        fold(&format!("{} {} {}", self.code, self.name, self.tax_code.as_deref().unwrap_or_default()))
    }
}

impl From<Row> for Facility {
    fn from(row: Row) -> Facility {
        Facility {
            id: row.id,
            public_id: row.public_id,
            code: row.code,
            name: row.name,
            tax_code: row.tax_code,
            has_owner_code: row.owner_code_sealed.is_some(),
            address: row.address,
            area: row.area_id,
            operator: row.operator_id,
            version: row.version,
        }
    }
}

pub(super) fn insert(tx: &mut Tx, row: &Row) -> Result<i64, Error> {
    tx.one(
        "insert into facility (public_id, code, code_key, name, sort_key, search_key, tax_code, owner_code_sealed, \
         owner_code_index, address, area_id, operator_id, version) \
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) returning id",
        args![
            row.public_id,
            row.code,
            row.code_key,
            row.name,
            sort_key(&row.name),
            row.search_key(),
            row.tax_code,
            row.owner_code_sealed,
            row.owner_code_index,
            row.address,
            row.area_id,
            row.operator_id,
            row.version
        ],
    )
}

pub(super) fn update(tx: &mut Tx, row: &Row) -> Result<u64, Error> {
    tx.run(
        "update facility set code = ?2, code_key = ?3, name = ?4, sort_key = ?5, search_key = ?6, tax_code = ?7, \
         owner_code_sealed = ?8, owner_code_index = ?9, address = ?10, area_id = ?11, operator_id = ?12, version = ?13 \
         where id = ?1",
        args![
            row.id,
            row.code,
            row.code_key,
            row.name,
            sort_key(&row.name),
            row.search_key(),
            row.tax_code,
            row.owner_code_sealed,
            row.owner_code_index,
            row.address,
            row.area_id,
            row.operator_id,
            row.version
        ],
    )
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where id = ?1",
        args![id],
    )
}

pub(super) fn by_public_id(tx: &mut Tx, public_id: &PublicId) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where public_id = ?1",
        args![public_id],
    )
}

pub(super) fn by_code_key(tx: &mut Tx, key: &str) -> Result<Option<Row>, Error> {
    tx.maybe(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where code_key = ?1",
        args![key],
    )
}

pub(super) fn by_tax_code(tx: &mut Tx, tax_code: &str) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where tax_code = ?1 order by sort_key, id",
        args![tax_code],
    )
}

pub(super) fn by_owner_code(tx: &mut Tx, index: &[u8]) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where owner_code_index = ?1 order by sort_key, id",
        args![index],
    )
}

pub(super) fn name(tx: &mut Tx, id: i64) -> Result<Option<String>, Error> {
    tx.maybe("select name from facility where id = ?1", args![id])
}

pub(super) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update facility set area_id = ?2 where area_id = ?1", args![old, new])
}

/// Facilities with a sealed number after an id, for sealing them anew.
pub(super) fn sealed_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Row>, Error> {
    tx.all(
        "select id, public_id, code, code_key, name, tax_code, owner_code_sealed, owner_code_index, address, area_id, \
         operator_id, version from facility where id > ?1 and owner_code_sealed is not null order by id limit ?2",
        args![after, limit],
    )
}

pub(super) fn set_sealed(tx: &mut Tx, row: &Row) -> Result<u64, Error> {
    tx.run(
        "update facility set owner_code_sealed = ?2, owner_code_index = ?3 where id = ?1",
        args![row.id, row.owner_code_sealed, row.owner_code_index],
    )
}

/// The heads of sealed values, which name their keys.
pub(super) fn heads(tx: &mut Tx) -> Result<Vec<(Vec<u8>, i64)>, Error> {
    tx.all(
        "select head, count(*) from (select substr(owner_code_sealed, 1, 5) as head from facility) as sealed \
         where head is not null group by head",
        args![],
    )
}

/// The heads of sealed values in versions.
pub(super) fn heads_of_versions(tx: &mut Tx) -> Result<Vec<(String, i64)>, Error> {
    tx.all(
        sql! {
            sqlite: "select head, count(*) from (select substr(body ->> 'owner_code_sealed', 1, 10) as head from facility_version) as sealed
                     where head is not null group by head",
            postgres: "select head, count(*) from (select substr(body::json ->> 'owner_code_sealed', 1, 10) as head from facility_version) as sealed
                       where head is not null group by head",
        },
        args![],
    )
}
