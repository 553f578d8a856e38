//! Correcting a person or an organisation (*đính chính cá nhân, tổ chức*).

use ::store::Tx;
use identity::{Act, Right};
use kernel::{Outcome, Refusal};
use platform::journal::Entry;
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, PARTY, register};

/// Corrects what is known of a party. `seen` is the version of the form. A person does not become an
/// organisation: that would be another party.
pub fn correct(tx: &mut Tx, vault: &Vault, act: Act<'_>, id: i64, seen: i64, draft: Draft) -> Outcome<()> {
    act.require(Right::PartiesEdit)?;
    let before = store::by_id(tx, id)?.ok_or_else(|| Refusal::new("refused-party-unknown"))?;
    act.by.require_at(Right::PartiesEdit, before.area_id, None)?;
    act.by.require_at(Right::PartiesEdit, draft.area, None)?;
    PARTY.table.unchanged_since(tx, id, seen)?;
    let draft = register::checked(draft)?;
    register::refuse_doubles(tx, vault, &draft, Some(id))?;
    register::check_area(tx, &draft)?;
    let mut after = Row { id, ..Row::of(vault, before.public_id, &draft)? };
    if after.kind != before.kind {
        return Err(Refusal::new("refused-party-kind").at("kind").into());
    }
    let written = PARTY.write(tx, id, act.now, &after.body())?;
    after.version = written.version;
    store::update(tx, &after)?;
    act.journal(tx, Entry::new("party.corrected").about("party", id).in_area(after.area_id).version(written))?;
    Ok(())
}
