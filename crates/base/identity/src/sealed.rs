//! Contacts and secrets as they lie in the database: sealed for one place, found by blind index.
//! The kinds and contexts are spelled here and nowhere else; another spelling would not open.

use kernel::{Problem, PublicId};
use platform::keys::Vault;

use crate::contact::{Email, Phone};

/// Which value of a thing is sealed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Field {
    AccountEmail,
    AccountPhone,
    SecondFactor,
}

impl Field {
    fn context(self, of: &PublicId) -> String {
        let field = match self {
            Field::AccountEmail => "account.email",
            Field::AccountPhone => "account.phone",
            Field::SecondFactor => "account.second-factor",
        };
        format!("{field}:{of}")
    }
}

/// Seals a value for its place.
pub(crate) fn seal(vault: &Vault, field: Field, of: &PublicId, plain: &[u8]) -> Result<Vec<u8>, Problem> {
    vault.seal(&field.context(of), plain)
}

/// Opens a value from its place.
pub(crate) fn open(vault: &Vault, field: Field, of: &PublicId, sealed: &[u8]) -> Result<Vec<u8>, Problem> {
    vault.unseal(&field.context(of), sealed)
}

/// Seals a value anew when an older key sealed it.
pub(crate) fn reseal(vault: &Vault, field: Field, of: &PublicId, sealed: &[u8]) -> Result<Option<Vec<u8>>, Problem> {
    vault.reseal(&field.context(of), sealed)
}

/// An account's e-mail.
pub(crate) fn email(vault: &Vault, of: &PublicId, sealed: &[u8]) -> Result<Email, Problem> {
    let text = text(open(vault, Field::AccountEmail, of, sealed)?)?;
    Email::parse(&text).map_err(|r| Problem::new(format!("a sealed e-mail is none: {r}")))
}

/// An account's phone.
pub(crate) fn phone(vault: &Vault, of: &PublicId, sealed: &[u8]) -> Result<Phone, Problem> {
    let text = text(open(vault, Field::AccountPhone, of, sealed)?)?;
    Phone::parse(&text).map_err(|r| Problem::new(format!("a sealed phone number is none: {r}")))
}

/// What an e-mail is found by.
pub(crate) fn email_index(vault: &Vault, email: &Email) -> Result<Vec<u8>, Problem> {
    vault.blind("account.email", &email.key())
}

/// What an e-mail may still be found by, while rows are being indexed anew after a rotation.
pub(crate) fn email_indexes(vault: &Vault, email: &Email) -> Vec<Vec<u8>> {
    vault.blind_all("account.email", &email.key())
}

/// What wrong attempts are counted by when nobody has the name: it may be a password typed into the
/// wrong box, so it is kept only blinded.
pub(crate) fn typed_index(vault: &Vault, typed: &str) -> Result<Vec<u8>, Problem> {
    vault.blind("sign-in.typed", typed)
}

fn text(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|_| Problem::new("a sealed value is no text"))
}
