//! Numbers and contacts as they lie in the database: sealed for one place, found by blind index.

use identity::contact::{Email, Phone};
use kernel::{Problem, PublicId};
use platform::keys::Vault;

use crate::number::IdentityNumber;

/// Which value of a thing is sealed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Field {
    PartyIdentity,
    PartyEmail,
    PartyPhone,
    FacilityOwner,
}

impl Field {
    fn context(self, of: &PublicId) -> String {
        let field = match self {
            Field::PartyIdentity => "party.identity",
            Field::PartyEmail => "party.email",
            Field::PartyPhone => "party.phone",
            Field::FacilityOwner => "facility.owner",
        };
        format!("{field}:{of}")
    }
}

/// Seals a value for its place.
pub(crate) fn seal(vault: &Vault, field: Field, of: &PublicId, text: &str) -> Result<Vec<u8>, Problem> {
    vault.seal(&field.context(of), text.as_bytes())
}

/// Seals a value anew when an older key sealed it.
pub(crate) fn reseal(vault: &Vault, field: Field, of: &PublicId, sealed: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    vault.reseal(&field.context(of), sealed)
}

/// An identity number from its place.
pub(crate) fn identity(vault: &Vault, field: Field, of: &PublicId, sealed: &[u8]) -> Result<IdentityNumber, Problem> {
    IdentityNumber::parse(&open(vault, field, of, sealed)?).map_err(broken)
}

/// A party's e-mail.
pub(crate) fn email(vault: &Vault, of: &PublicId, sealed: &[u8]) -> Result<Email, Problem> {
    Email::parse(&open(vault, Field::PartyEmail, of, sealed)?).map_err(broken)
}

/// A party's phone.
pub(crate) fn phone(vault: &Vault, of: &PublicId, sealed: &[u8]) -> Result<Phone, Problem> {
    Phone::parse(&open(vault, Field::PartyPhone, of, sealed)?).map_err(broken)
}

/// What an identity number is found by, whether of a person or of a household business's owner.
pub(crate) fn index(vault: &Vault, number: &IdentityNumber) -> Result<Vec<u8>, Problem> {
    vault.blind("identity-number", number.as_str())
}

/// What it may still be found by, while rows are being indexed anew after a rotation.
pub(crate) fn indexes(vault: &Vault, number: &IdentityNumber) -> Vec<Vec<u8>> {
    vault.blind_all("identity-number", number.as_str())
}

fn open(vault: &Vault, field: Field, of: &PublicId, sealed: &[u8]) -> Result<String, Problem> {
    let bytes = vault.unseal(&field.context(of), sealed)?;
    String::from_utf8(bytes).map_err(|_| Problem::new("a sealed value is no text"))
}

fn broken(refusal: kernel::Refusal) -> Problem {
    Problem::new(format!("a sealed value cannot be read: {refusal}"))
}
