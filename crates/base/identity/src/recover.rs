//! Getting back in (*cấp lại mật khẩu*): an administrator hands over a one-time word; whoever signs in
//! with it must choose a password of his own.
//!
//! There is no recovery by e-mail: whoever reads an officer's mail must not thereby be the officer.

pub(crate) mod store;

use ::store::Tx;
use kernel::{Moment, Outcome, PublicId, Random, Refusal};
use sha2::{Digest, Sha256};

use crate::account::{self, State};
use crate::act::Act;
use crate::authority::Authority;
use crate::password::{self, Typed};
use crate::right::Right;
use crate::{reason, second_factor, session};

/// A reset that nobody used is worth nothing after a day.
const VALID_SECONDS: i64 = 24 * 3600;

/// The one-time word (*mã một lần*), to be read aloud or handed over on paper: 80 bits.
pub struct ResetWord(String);

impl ResetWord {
    fn random(random: &Random) -> ResetWord {
        ResetWord(in_groups(&PublicId::random(random)))
    }

    /// In groups of four; shown once and stored nowhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for ResetWord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ResetWord(…)")
    }
}

/// Issues a reset for somebody else's account: his password and sessions end at once. With
/// `drop_second_factor` for whoever lost his phone and his recovery codes. `why` says how he was known to be
/// the owner, or what happened.
pub fn issue(
    tx: &mut Tx,
    random: &Random,
    act: Act<'_>,
    account: i64,
    drop_second_factor: bool,
    why: &str,
) -> Outcome<ResetWord> {
    act.require(Right::AccountsManage)?;
    if act.by.account() == Some(account) {
        return Err(Refusal::new("refused-own-account").at("account").into());
    }
    if account::state(tx, account)?.is_none_or(|s| s == State::Closed) {
        return Err(account::unknown().into());
    }
    let row = account::store::by_id(tx, account)?.ok_or_else(account::unknown)?;
    let why = reason::checked(why)?;
    let word = ResetWord::random(random);
    store::set(tx, account, &hash(word.as_str()), act.by.actor(), act.now, act.now.plus_seconds(VALID_SECONDS))?;
    password::store::clear(tx, account)?;
    session::store::close_all(tx, account)?;
    if drop_second_factor {
        second_factor::store::clear(tx, account)?;
    }
    let facts = serde_json::json!({ "second_factor_dropped": drop_second_factor });
    account::save_because(tx, act, "account.reset-issued", row, Some(&why), facts)?;
    Ok(word)
}

/// Until when the reset of an account holds, if one was issued and not used yet.
pub fn pending_until(tx: &mut Tx, by: &Authority, account: i64, now: Moment) -> Outcome<Option<Moment>> {
    by.require(Right::AccountsManage)?;
    Ok(store::expires_at(tx, account)?.filter(|until| *until > now))
}

/// Whether this is the word of a reset that still holds. It is used up when a new password is set:
/// whoever is interrupted in between can begin again.
pub(crate) fn is_word_of(tx: &mut Tx, account: i64, typed: &Typed, now: Moment) -> Outcome<bool> {
    Ok(store::holds(tx, account, &hash(&String::from_utf8_lossy(typed.as_bytes())), now)?)
}

/// A one-time word in the form it is shown in.
pub(crate) fn in_groups(word: &PublicId) -> String {
    let digits = word.as_str();
    [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]].join("-")
}

/// How one-time words are compared: without hyphens, spaces and capitals. 80 random bits need no
/// slow hash.
pub(crate) fn hash(typed: &str) -> Vec<u8> {
    let digits: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    Sha256::digest(digits.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_typed() {
        let word = ResetWord::random(&Random::seeded(3));
        assert_eq!(word.as_str().len(), 19);
        for typed in [word.as_str().to_uppercase(), word.as_str().replace('-', " "), word.as_str().replace('-', "")] {
            assert_eq!(hash(&typed), hash(word.as_str()), "{typed}");
        }
        assert_eq!(format!("{word:?}"), "ResetWord(…)");
    }
}
