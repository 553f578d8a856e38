//! SQL of facilities.

use kernel::PublicId;
use store::{Error, Tx, args, row};

use super::Facility;

row! {
    struct FacilityRow {
        id: i64,
        public_id: PublicId,
        code: String,
        name: String,
        tax_code: Option<String>,
        area_id: Option<i64>,
        version: i64,
    }
}

impl From<FacilityRow> for Facility {
    fn from(r: FacilityRow) -> Facility {
        Facility {
            id: r.id,
            public_id: r.public_id,
            code: r.code,
            name: r.name,
            tax_code: r.tax_code,
            area_id: r.area_id,
            version: r.version,
        }
    }
}

pub(super) fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Facility>, Error> {
    let row: Option<FacilityRow> = tx.maybe(
        "select id, public_id, code, name, tax_code, area_id, version from facility where id = ?1",
        args![id],
    )?;
    Ok(row.map(Facility::from))
}

pub(super) fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Facility>, Error> {
    let row: Option<FacilityRow> = tx.maybe(
        "select id, public_id, code, name, tax_code, area_id, version from facility where code = ?1",
        args![code],
    )?;
    Ok(row.map(Facility::from))
}

pub(super) fn insert(tx: &mut Tx, public_id: &PublicId, code: &str, name: &str) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into facility (public_id, code, name, sort_key, version) values (?1, ?2, ?3, '', 0) returning id",
        args![public_id, code, name],
    )?;
    Ok(id)
}

pub(super) fn update(
    tx: &mut Tx,
    id: i64,
    name: &str,
    sort_key: &str,
    tax_code: Option<&str>,
    area_id: Option<i64>,
    version: i64,
) -> Result<(), Error> {
    tx.run(
        "update facility set name = ?2, sort_key = ?3, tax_code = ?4, area_id = ?5, version = ?6 where id = ?1",
        args![id, name, sort_key, tax_code, area_id, version],
    )?;
    Ok(())
}
