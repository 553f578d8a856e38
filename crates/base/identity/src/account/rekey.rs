//! Sealing contacts anew after the vault's keys were rotated, and what keys they were sealed with.

use ::store::Tx;
use kernel::Outcome;
use platform::keys::Vault;
use platform::keys::rotation::Holder;

use super::store;
use crate::sealed::{self, Field};

/// Contacts, for the job that seals everything anew.
pub(crate) const HOLDER: Holder = Holder {
    name: "account",
    reseal: rekey,
    present: |tx| Ok(store::heads(tx)?),
    past: |tx| Ok(store::heads_of_versions(tx)?),
};

/// Seals and indexes anew the contacts of at most `limit` accounts after the id `after`. Gives the
/// last id that was looked at; `None` when there are no more.
fn rekey(tx: &mut Tx, vault: &Vault, after: i64, limit: i64) -> Outcome<Option<i64>> {
    let mut last = None;
    for mut row in store::with_contacts_after(tx, after, limit)? {
        last = Some(row.id);
        let of = &row.public_id;
        if let Some(old) = &row.email_sealed {
            row.email_index = Some(sealed::email_index(vault, &sealed::email(vault, of, old)?)?);
            row.email_sealed = sealed::reseal(vault, Field::AccountEmail, of, old)?.or(row.email_sealed);
        }
        if let Some(old) = &row.phone_sealed {
            row.phone_sealed = sealed::reseal(vault, Field::AccountPhone, of, old)?.or(row.phone_sealed);
        }
        store::set_sealed(tx, &row)?;
    }
    Ok(last)
}
