//! Correcting a facility (*đính chính cơ sở*).

use ::store::Tx;
use identity::{Act, Right};
use kernel::{Outcome, Refusal};
use platform::journal::Entry;
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, FACILITY, check_references, register, taken};

/// Corrects what is known of a facility. `seen` is the version of the form. He must reach the place
/// where it was and the one where it is to be.
pub fn correct(tx: &mut Tx, vault: &Vault, act: Act<'_>, id: i64, seen: i64, draft: Draft) -> Outcome<()> {
    act.require(Right::PartiesEdit)?;
    let before = store::by_id(tx, id)?.ok_or_else(|| Refusal::new("refused-facility-unknown"))?;
    act.by.require_at(Right::PartiesEdit, before.area_id, Some(id))?;
    act.by.require_at(Right::PartiesEdit, draft.area, Some(id))?;
    FACILITY.table.unchanged_since(tx, id, seen)?;
    let draft = register::checked(draft)?;
    if store::by_code_key(tx, &draft.code.key())?.is_some_and(|other| other.id != id) {
        return Err(taken(draft.code.as_str()).into());
    }
    check_references(tx, &draft)?;
    let after = before.clone().saying(vault, &draft)?;
    if after != before {
        save(tx, act, after)?;
    }
    Ok(())
}

/// Writes the row, its next version and the entry.
pub(super) fn save(tx: &mut Tx, act: Act<'_>, mut row: Row) -> Outcome<()> {
    let written = FACILITY.write(tx, row.id, act.now, &row.body())?;
    row.version = written.version;
    store::update(tx, &row)?;
    act.journal(tx, Entry::new("facility.corrected").about("facility", row.id).in_area(row.area_id).version(written))?;
    Ok(())
}
