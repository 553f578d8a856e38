//! Sealing numbers and contacts anew after the vault's keys were rotated. A job calls it in chunks.

use ::store::Tx;
use kernel::Outcome;
use platform::keys::Vault;
use platform::keys::rotation::Holder;

use super::store;
use crate::sealed::{self, Field};

/// Numbers and contacts, for the job that seals everything anew.
pub(crate) const HOLDER: Holder = Holder {
    name: "party",
    reseal: rekey,
    present: |tx| Ok(store::heads(tx)?),
    past: |tx| Ok(store::heads_of_versions(tx)?),
};

/// Seals and indexes anew at most `limit` parties after the id `after`. Gives the last id that was
/// looked at; `None` when there are no more.
fn rekey(tx: &mut Tx, vault: &Vault, after: i64, limit: i64) -> Outcome<Option<i64>> {
    let mut last = None;
    for mut row in store::sealed_after(tx, after, limit)? {
        last = Some(row.id);
        let of = &row.public_id;
        if let Some(old) = &row.identity_sealed {
            let number = sealed::identity(vault, Field::PartyIdentity, of, old)?;
            row.identity_index = Some(sealed::index(vault, &number)?);
            row.identity_sealed = sealed::reseal(vault, Field::PartyIdentity, of, old)?.or(row.identity_sealed);
        }
        if let Some(old) = &row.email_sealed {
            row.email_sealed = sealed::reseal(vault, Field::PartyEmail, of, old)?.or(row.email_sealed);
        }
        if let Some(old) = &row.phone_sealed {
            row.phone_sealed = sealed::reseal(vault, Field::PartyPhone, of, old)?.or(row.phone_sealed);
        }
        store::set_sealed(tx, &row)?;
    }
    Ok(last)
}
