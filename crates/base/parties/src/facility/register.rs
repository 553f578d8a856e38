//! Registering a facility (*đăng ký cơ sở*).

use ::store::Tx;
use identity::{Act, Right};
use kernel::{Outcome, PublicId, Random};
use platform::journal::Entry;
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, FACILITY, check_references, taken};
use crate::text;

/// Registers a facility and gives its id.
pub fn register(tx: &mut Tx, vault: &Vault, random: &Random, act: Act<'_>, draft: Draft) -> Outcome<i64> {
    act.by.require_at(Right::PartiesEdit, draft.area, None)?;
    let draft = checked(draft)?;
    if store::by_code_key(tx, &draft.code.key())?.is_some() {
        return Err(taken(draft.code.as_str()).into());
    }
    check_references(tx, &draft)?;
    insert(tx, act, Row::new(vault, PublicId::random(random), &draft)?)
}

/// Name and address in the form that records have.
pub(super) fn checked(mut draft: Draft) -> Outcome<Draft> {
    draft.name = text::name(&draft.name)?;
    draft.address = text::address(draft.address.as_deref())?;
    Ok(draft)
}

/// Writes the row, its first version and the entry.
pub(super) fn insert(tx: &mut Tx, act: Act<'_>, row: Row) -> Outcome<i64> {
    let id = store::insert(tx, &row)?;
    let written = FACILITY.write(tx, id, act.now, &row.body())?;
    act.journal(tx, Entry::new("facility.registered").about("facility", id).in_area(row.area_id).version(written))?;
    Ok(id)
}
