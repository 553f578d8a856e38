//! The facility that a table of stations names (*cơ sở trong bảng trạm*): found by its code,
//! registered when it is new, corrected where the table says something else.

use ::store::Tx;
use identity::{Act, Right};
use kernel::{Outcome, PublicId, Random, Refusal};
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, FacilityCode, correct, register};
use crate::number::TaxCode;
use crate::text;

/// What a line of the table says; what it leaves empty stays as it is known.
#[derive(Debug, Clone)]
pub struct Ensure {
    /// The facility's code.
    pub code: FacilityCode,
    /// Its name; needed for a new one.
    pub name: Option<String>,
    /// Its tax code.
    pub tax_code: Option<TaxCode>,
    /// The administrative unit of its station; taken for a facility of which none is known.
    pub area: Option<i64>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ensured {
    /// It was registered.
    Registered(i64),
    /// It was corrected.
    Corrected(i64),
    /// It was known so.
    Known(i64),
}

impl Ensured {
    /// The facility's id.
    pub fn id(self) -> i64 {
        match self {
            Ensured::Registered(id) | Ensured::Corrected(id) | Ensured::Known(id) => id,
        }
    }
}

/// Makes sure that the facility is known as the table says. Whoever may register stations may do
/// this for the facility they stand in.
pub fn ensure(tx: &mut Tx, vault: &Vault, random: &Random, act: Act<'_>, ensure: Ensure) -> Outcome<Ensured> {
    let right = if act.by.may(Right::PartiesEdit) { Right::PartiesEdit } else { Right::StationsEdit };
    act.require(right)?;
    let name = ensure.name.as_deref().map(str::trim).filter(|n| !n.is_empty()).map(text::name).transpose();
    let name = name.map_err(|r| r.at("facility_name"))?;
    let Some(before) = store::by_code_key(tx, &ensure.code.key())? else {
        act.by.require_at(right, ensure.area, None)?;
        let name = name.ok_or_else(|| Refusal::new("refused-facility-name-missing").at("facility_name"))?;
        let draft = Draft {
            code: ensure.code,
            name,
            tax_code: ensure.tax_code,
            address: None,
            area: ensure.area,
            operator: None,
        };
        super::check_references(tx, &draft)?;
        let row = Row::new(vault, PublicId::random(random), &draft)?;
        return register::insert(tx, act, row).map(Ensured::Registered);
    };
    let id = before.id;
    let after = amended(vault, &before, name, ensure.tax_code.as_ref(), ensure.area)?;
    if after == before {
        return Ok(Ensured::Known(id));
    }
    act.by.require_at(right, before.area_id.or(after.area_id), Some(id))?;
    correct::save(tx, act, after)?;
    Ok(Ensured::Corrected(id))
}

fn amended(
    vault: &Vault,
    before: &Row,
    name: Option<String>,
    tax_code: Option<&TaxCode>,
    area: Option<i64>,
) -> Outcome<Row> {
    let mut after = before.clone();
    if let Some(name) = name {
        after.name = name;
    }
    after.area_id = before.area_id.or(area);
    if let Some(tax_code) = tax_code {
        after = after.with_tax_code(vault, Some(tax_code))?;
    }
    Ok(after)
}
