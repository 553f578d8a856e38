//! Registering a person or an organisation (*đăng ký cá nhân, tổ chức*).

use ::store::Tx;
use identity::{Act, Right};
use kernel::{Outcome, PublicId, Random, Refusal};
use platform::journal::Entry;
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, PARTY, Who};
use crate::number::TaxCode;
use crate::{sealed, text};

/// Registers a party and gives its id. One that is known by number already is refused; whoever is
/// not sure asks [`super::lookup`] first.
pub fn register(tx: &mut Tx, vault: &Vault, random: &Random, act: Act<'_>, draft: Draft) -> Outcome<i64> {
    act.by.require_at(Right::PartiesEdit, draft.area, None)?;
    let draft = checked(draft)?;
    refuse_doubles(tx, vault, &draft, None)?;
    check_area(tx, &draft)?;
    let row = Row::of(vault, PublicId::random(random), &draft)?;
    let id = store::insert(tx, &row)?;
    let written = PARTY.write(tx, id, act.now, &row.body())?;
    act.journal(tx, Entry::new("party.registered").about("party", id).in_area(row.area_id).version(written))?;
    Ok(id)
}

/// Names, tax code and address in the form that records have.
pub(super) fn checked(mut draft: Draft) -> Outcome<Draft> {
    draft.who = match draft.who {
        Who::Person { name, identity } => Who::Person { name: text::name(&name)?, identity },
        Who::Organisation { name, tax_code } => {
            let tax_code = tax_code.map(|code| enterprise(&code)).transpose()?;
            Who::Organisation { name: text::name(&name)?, tax_code }
        }
    };
    draft.address = text::address(draft.address.as_deref())?;
    Ok(draft)
}

fn enterprise(typed: &str) -> Result<String, Refusal> {
    let code = TaxCode::parse(typed)?;
    code.enterprise().map(ToOwned::to_owned).ok_or_else(|| Refusal::new("refused-tax-code").at("tax_code"))
}

/// Refuses a number that another party has; `own` is the party itself.
pub(super) fn refuse_doubles(tx: &mut Tx, vault: &Vault, draft: &Draft, own: Option<i64>) -> Outcome<()> {
    let (found, field) = match &draft.who {
        Who::Person { identity: Some(number), .. } => {
            let mut found = None;
            for index in sealed::indexes(vault, number) {
                found = found.or(store::by_identity(tx, &index)?);
            }
            (found, "identity")
        }
        Who::Organisation { tax_code: Some(code), .. } => (store::by_tax_code(tx, code)?, "tax_code"),
        _ => (None, ""),
    };
    match found.filter(|row| Some(row.id) != own) {
        None => Ok(()),
        Some(row) => Err(Refusal::new("refused-party-known").at(field).with("party", row.public_id.as_str()).into()),
    }
}

pub(super) fn check_area(tx: &mut Tx, draft: &Draft) -> Outcome<()> {
    match draft.area {
        Some(area) if platform::area::by_id(tx, area)?.is_none() => {
            Err(Refusal::new("refused-area-unknown").at("area").into())
        }
        _ => Ok(()),
    }
}
