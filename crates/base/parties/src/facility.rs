//! Facilities (*cơ sở*): where something is produced, burnt, discharged; what stations, permits and
//! exceedances belong to.

mod correct;
mod ensure;
mod find;
mod list;
mod public;
mod register;
mod rekey;
mod store;

use ::store::{Error, Tx};
use identity::Authority;
use kernel::{Outcome, PublicId, Refusal};
use platform::area::Repoint;

use crate::number::TaxCode;

pub use correct::correct;
pub use ensure::{Ensure, Ensured, ensure};
pub use find::{by_code, by_id, by_tax_code, id_of, owner_code};
pub use list::{Ask, ENTITY, Listing, list};
pub use public::{PublicFacility, public, public_name};
pub use register::register;
pub(crate) use rekey::HOLDER;

platform::recorded!(
    /// The versions of facilities.
    pub FACILITY,
    "facility"
);

/// What happens to facilities when administrative units merge.
pub const AREA: Repoint = Repoint { column: "facility.area_id", update: repoint };

fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    store::repoint(tx, old, new)
}

/// The department's own code of a facility (*mã cơ sở*); found in any capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityCode(String);

impl FacilityCode {
    /// Reads a typed code: up to 64 characters without white space.
    pub fn parse(text: &str) -> Result<FacilityCode, Refusal> {
        let code = text.trim();
        let good = (1..=64).contains(&code.chars().count())
            && !code.chars().any(|c| c.is_control() || c.is_whitespace())
            && !kernel::text::fold(code).is_empty();
        if good { Ok(FacilityCode(code.to_owned())) } else { Err(Refusal::new("refused-facility-code").at("code")) }
    }

    /// As it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn key(&self) -> String {
        kernel::text::fold(&self.0)
    }
}

/// A facility as officers see it (*cơ sở*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facility {
    /// Its id.
    pub id: i64,
    /// Its name in addresses of pages.
    pub public_id: PublicId,
    /// The department's code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The tax code of its enterprise.
    pub tax_code: Option<String>,
    /// Whether its tax code is its owner's identity number, and so closed ([`owner_code`]).
    pub has_owner_code: bool,
    /// Its address.
    pub address: Option<String>,
    /// The administrative unit it lies in.
    pub area: Option<i64>,
    /// Who runs it.
    pub operator: Option<i64>,
    /// Its version, for forms.
    pub version: i64,
}

/// What a form says about a facility.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The department's code.
    pub code: FacilityCode,
    /// Its name.
    pub name: String,
    /// Its tax code.
    pub tax_code: Option<TaxCode>,
    /// Its address.
    pub address: Option<String>,
    /// The administrative unit it lies in.
    pub area: Option<i64>,
    /// Who runs it.
    pub operator: Option<i64>,
}

/// Refuses what points to nothing.
fn check_references(tx: &mut Tx, draft: &Draft) -> Outcome<()> {
    if let Some(area) = draft.area
        && platform::area::by_id(tx, area)?.is_none()
    {
        return Err(Refusal::new("refused-area-unknown").at("area").into());
    }
    if let Some(operator) = draft.operator
        && !crate::party::exists(tx, operator)?
    {
        return Err(Refusal::new("refused-party-unknown").at("operator").into());
    }
    Ok(())
}

/// Whether somebody may see the facility `id` in `area`.
fn is_seen(by: &Authority, id: i64, area: Option<i64>) -> bool {
    by.scope().covers(area, Some(id))
}

fn taken(code: &str) -> Refusal {
    Refusal::new("refused-facility-code-taken").at("code").with("code", code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (text, key) in [
            ("KCNST", Some("kcnst")),
            (" XM-HT/02 ", Some("xm-ht/02")),
            ("Đường1", Some("duong1")),
            ("", None),
            ("A B", None),
            ("A\u{7}", None),
            (&"x".repeat(65), None),
        ] {
            assert_eq!(FacilityCode::parse(text).ok().map(|c| c.key()).as_deref(), key, "{text:?}");
        }
    }
}
