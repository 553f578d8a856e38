//! Is this one known already? (*tra trùng*) Asked before registering, so that nobody is registered
//! twice: the same number is the same party, the same name may be.

use ::store::Tx;
use identity::{Authority, Right};
use kernel::{Outcome, PublicId};
use platform::keys::Vault;

use super::store::{self, Row};
use super::{Draft, Name, Who, read};
use crate::number::TaxCode;
use crate::sealed;

/// Names that many have are no help beyond these.
const MOST: i64 = 20;

/// How somebody known resembles the one who is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same identity number or tax code.
    Number,
    /// The same name.
    Name,
}

/// Somebody known who may be the same.
#[derive(Debug, Clone)]
pub struct Match {
    /// His id.
    pub id: i64,
    /// His name in addresses of pages.
    pub public_id: PublicId,
    /// What he is called.
    pub name: Name,
    /// By what he was found.
    pub by: Likeness,
}

/// The parties that may be the one of the draft, surest first. Those of the same number are told
/// wherever they are, because they cannot be registered again; those of the same name only in scope.
pub fn lookup(tx: &mut Tx, vault: &Vault, by: &Authority, draft: &Draft) -> Outcome<Vec<Match>> {
    by.require(Right::PartiesEdit)?;
    let mut found: Vec<Match> = Vec::new();
    let name = match &draft.who {
        Who::Person { name, identity } => {
            for index in identity.iter().flat_map(|number| sealed::indexes(vault, number)) {
                found.extend(store::by_identity(tx, &index)?.map(|row| a_match(&row, Likeness::Number)));
            }
            name
        }
        Who::Organisation { name, tax_code } => {
            let code = tax_code.as_deref().and_then(|code| TaxCode::parse(code).ok());
            if let Some(code) = code.as_ref().and_then(TaxCode::enterprise) {
                found.extend(store::by_tax_code(tx, code)?.map(|row| a_match(&row, Likeness::Number)));
            }
            name
        }
    };
    for row in store::by_name_key(tx, &read::name_key(name), MOST)? {
        if read::sees(by, &row) && !found.iter().any(|m| m.id == row.id) {
            found.push(a_match(&row, Likeness::Name));
        }
    }
    Ok(found)
}

fn a_match(row: &Row, by: Likeness) -> Match {
    Match { id: row.id, public_id: row.public_id.clone(), name: read::name(row), by }
}
