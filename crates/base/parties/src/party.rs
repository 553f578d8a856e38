//! People and organisations (*cá nhân, tổ chức*).
//!
//! A person's name, numbers, contacts and address are personal data and come out closed; an
//! organisation's name and tax code are public by law.

mod correct;
mod lookup;
mod read;
mod register;
mod rekey;
mod store;

use ::store::{Error, Tx};
use identity::contact::{Email, Phone};
use identity::privacy::{Confidential, PersonName};
use kernel::{Outcome, PublicId};
use platform::area::Repoint;

use crate::number::IdentityNumber;

pub use correct::correct;
pub use lookup::{Likeness, Match, lookup};
pub use read::{by_name, of};
pub use register::register;
pub(crate) use rekey::HOLDER;

platform::recorded!(
    /// The versions of parties.
    pub PARTY,
    "party"
);

/// What happens to parties when administrative units merge.
pub const AREA: Repoint = Repoint { column: "party.area_id", update: repoint };

fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    store::repoint(tx, old, new)
}

/// Who a party is, as a form says it.
#[derive(Clone)]
pub enum Who {
    /// A natural person (*cá nhân*).
    Person {
        /// His name.
        name: String,
        /// The number of his paper.
        identity: Option<IdentityNumber>,
    },
    /// An enterprise, agency, cooperative (*tổ chức*).
    Organisation {
        /// Its name.
        name: String,
        /// Its tax code; of an enterprise, so public.
        tax_code: Option<String>,
    },
}

/// What a form says about a party.
#[derive(Clone)]
pub struct Draft {
    /// Who it is.
    pub who: Who,
    /// E-mail.
    pub email: Option<Email>,
    /// Phone.
    pub phone: Option<Phone>,
    /// Address.
    pub address: Option<String>,
    /// The administrative unit of the address.
    pub area: Option<i64>,
}

/// What a party is called, and whether everybody may know.
#[derive(Debug, Clone)]
pub enum Name {
    /// A person's, closed.
    Person(Confidential<PersonName>),
    /// An organisation's.
    Organisation(String),
}

/// A party as officers see it.
#[derive(Debug, Clone)]
pub struct Party {
    /// Its id.
    pub id: i64,
    /// Its name in addresses of pages.
    pub public_id: PublicId,
    /// What it is called.
    pub name: Name,
    /// An organisation's tax code.
    pub tax_code: Option<String>,
    /// Everything else, closed.
    pub details: Confidential<Details>,
    /// The administrative unit of its address.
    pub area: Option<i64>,
    /// Its version, for forms.
    pub version: i64,
}

/// What is known of a party besides its name.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    /// The number of a person's paper.
    pub identity: Option<IdentityNumber>,
    /// E-mail.
    pub email: Option<Email>,
    /// Phone.
    pub phone: Option<Phone>,
    /// Address.
    pub address: Option<String>,
}

pub(crate) fn exists(tx: &mut Tx, id: i64) -> Outcome<bool> {
    Ok(store::by_id(tx, id)?.is_some())
}
