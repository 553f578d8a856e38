//! Finding a facility (*tra cứu cơ sở*), within the scope of whoever asks.

use ::store::Tx;
use identity::privacy::Confidential;
use identity::{Authority, Right};
use kernel::{Outcome, Refusal, Subject};
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Facility, FacilityCode, is_seen};
use crate::number::{IdentityNumber, TaxCode};
use crate::sealed::{self, Field};

/// A facility by its id; none when it is out of reach.
pub fn by_id(tx: &mut Tx, by: &Authority, id: i64) -> Outcome<Option<Facility>> {
    require(by)?;
    Ok(store::by_id(tx, id)?.filter(|row| sees(by, row)).map(Facility::from))
}

/// A facility by the department's code.
pub fn by_code(tx: &mut Tx, by: &Authority, code: &FacilityCode) -> Outcome<Option<Facility>> {
    require(by)?;
    Ok(store::by_code_key(tx, &code.key())?.filter(|row| sees(by, row)).map(Facility::from))
}

/// The id of the facility that a code names, for telling whether it is in somebody's reach. It tells no more.
pub fn id_of(tx: &mut Tx, code: &FacilityCode) -> Outcome<Option<i64>> {
    Ok(store::by_code_key(tx, &code.key())?.map(|row| row.id))
}

/// The facilities of a tax code, by name.
pub fn by_tax_code(tx: &mut Tx, vault: &Vault, by: &Authority, code: &TaxCode) -> Outcome<Vec<Facility>> {
    require(by)?;
    let mut rows = match code {
        TaxCode::Enterprise(code) => store::by_tax_code(tx, code)?,
        TaxCode::Owner(number) => {
            let mut rows = Vec::new();
            for index in sealed::indexes(vault, number) {
                rows.extend(store::by_owner_code(tx, &index)?);
            }
            rows
        }
    };
    rows.retain(|row| sees(by, row));
    Ok(rows.into_iter().map(Facility::from).collect())
}

/// The tax code of a household business, which is its owner's identity number; opening it leaves a
/// row in the access log.
pub fn owner_code(
    tx: &mut Tx,
    vault: &Vault,
    by: &Authority,
    id: i64,
) -> Outcome<Option<Confidential<IdentityNumber>>> {
    require(by)?;
    let row =
        store::by_id(tx, id)?.filter(|row| sees(by, row)).ok_or_else(|| Refusal::new("refused-facility-unknown"))?;
    let Some(sealed) = &row.owner_code_sealed else { return Ok(None) };
    let number = sealed::identity(vault, Field::FacilityOwner, &row.public_id, sealed)?;
    Ok(Some(Confidential::about(Subject::new("facility", id), number)))
}

fn sees(by: &Authority, row: &Row) -> bool {
    is_seen(by, row.id, row.area_id)
}

/// Whoever sees stations sees what they stand in.
fn require(by: &Authority) -> Result<(), Refusal> {
    if by.may(Right::StationsRead) { Ok(()) } else { by.require(Right::PartiesRead) }
}
