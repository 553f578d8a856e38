//! Reading parties: closed, and within the scope of whoever asks.

use ::store::Tx;
use identity::privacy::{Confidential, PersonName};
use identity::{Authority, Right};
use kernel::text::fold;
use kernel::{Outcome, Refusal, Subject};
use platform::keys::Vault;

use super::store::{self, ORGANISATION, Row};
use super::{Details, Name, Party};
use crate::sealed::{self, Field};

/// A name that many have shows at most so many.
const MOST: i64 = 50;

/// A party by its id.
pub fn of(tx: &mut Tx, vault: &Vault, by: &Authority, id: i64) -> Outcome<Party> {
    by.require(Right::PartiesRead)?;
    let row = store::by_id(tx, id)?.filter(|row| sees(by, row)).ok_or_else(|| Refusal::new("refused-party-unknown"))?;
    party(vault, row)
}

/// The parties of exactly this name, in whatever capitals and with or without tone marks.
pub fn by_name(tx: &mut Tx, vault: &Vault, by: &Authority, name: &str) -> Outcome<Vec<Party>> {
    by.require(Right::PartiesRead)?;
    let mut rows = store::by_name_key(tx, &name_key(name), MOST)?;
    rows.retain(|row| sees(by, row));
    rows.into_iter().map(|row| party(vault, row)).collect()
}

pub(super) fn name_key(name: &str) -> String {
    fold(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(super) fn sees(by: &Authority, row: &Row) -> bool {
    by.scope().covers(row.area_id, None)
}

/// What a party is called.
pub(super) fn name(row: &Row) -> Name {
    if row.kind == ORGANISATION {
        Name::Organisation(row.name.clone())
    } else {
        Name::Person(Confidential::about(Subject::new("party", row.id), PersonName::new(row.name.clone())))
    }
}

fn party(vault: &Vault, row: Row) -> Outcome<Party> {
    let of = &row.public_id;
    let identity = |sealed: &Vec<u8>| sealed::identity(vault, Field::PartyIdentity, of, sealed);
    let details = Details {
        identity: row.identity_sealed.as_ref().map(identity).transpose()?,
        email: row.email_sealed.as_deref().map(|s| sealed::email(vault, of, s)).transpose()?,
        phone: row.phone_sealed.as_deref().map(|s| sealed::phone(vault, of, s)).transpose()?,
        address: row.address.clone(),
    };
    Ok(Party {
        id: row.id,
        name: name(&row),
        details: Confidential::about(Subject::new("party", row.id), details),
        tax_code: row.tax_code,
        area: row.area_id,
        version: row.version,
        public_id: row.public_id,
    })
}
