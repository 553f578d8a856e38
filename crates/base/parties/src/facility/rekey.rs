//! Sealing owners' numbers anew after the vault's keys were rotated. A job calls it in chunks.

use ::store::Tx;
use kernel::Outcome;
use platform::keys::Vault;
use platform::keys::rotation::Holder;

use super::store;
use crate::sealed::{self, Field};

/// Owners' numbers, for the job that seals everything anew.
pub(crate) const HOLDER: Holder = Holder {
    name: "facility",
    reseal: rekey,
    present: |tx| Ok(store::heads(tx)?),
    past: |tx| Ok(store::heads_of_versions(tx)?),
};

/// Seals and indexes anew at most `limit` facilities after the id `after`. Gives the last id that was
/// looked at; `None` when there are no more.
fn rekey(tx: &mut Tx, vault: &Vault, after: i64, limit: i64) -> Outcome<Option<i64>> {
    let mut last = None;
    for mut row in store::sealed_after(tx, after, limit)? {
        last = Some(row.id);
        let Some(old) = &row.owner_code_sealed else { continue };
        let number = sealed::identity(vault, Field::FacilityOwner, &row.public_id, old)?;
        let fresh = sealed::reseal(vault, Field::FacilityOwner, &row.public_id, old)?;
        row.owner_code_index = Some(sealed::index(vault, &number)?);
        row.owner_code_sealed = fresh.or(row.owner_code_sealed);
        store::set_sealed(tx, &row)?;
    }
    Ok(last)
}
