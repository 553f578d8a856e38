//! Sessions (*phiên làm việc*): a sign-in that goes on. The browser holds 256 random bits, the
//! database only their hash.
//!
//! It must not know cookies or headers. Finding a session only reads; that it was used is written at
//! most once a minute ([`Session::is_stale`], [`touch`]).

mod end;
pub(crate) mod store;

use std::fmt;

use ::store::Tx;
use kernel::{Moment, Outcome, Random, Refusal, hex};
use sha2::{Digest, Sha256};

pub use end::{Listed, list_own, revoke, revoke_others, sign_out, tidy};

/// However busy: after this a sign-in is asked for again.
const ABSOLUTE_SECONDS: i64 = 12 * 3600;
/// Left alone for so long, it ends.
const IDLE_SECONDS: i64 = 2 * 3600;
/// Somebody who still owes a code or a new password has this long.
const UNFINISHED_SECONDS: i64 = 10 * 60;
/// Dangerous acts ask for a password given this recently.
const FRESH_SECONDS: i64 = 15 * 60;
/// How exactly it is known when a session was last used.
const TOUCH_SECONDS: i64 = 60;

/// What the browser holds (*mã phiên*): 256 random bits, as 64 hexadecimal digits. It does not print.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    fn random(random: &Random) -> Token {
        let mut bytes = [0_u8; 32];
        random.fill(&mut bytes);
        Token(hex(&bytes))
    }

    /// What a cookie held, if it can be a token.
    pub fn from_cookie(text: &str) -> Option<Token> {
        let good = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        good.then(|| Token(text.to_owned()))
    }

    /// For the cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What somebody still owes before he is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The code of his second factor.
    Code,
    /// A password of his own in place of the one he was given.
    Password,
    /// Nothing: he is signed in.
    Open,
}

impl Step {
    fn code(self) -> &'static str {
        match self {
            Step::Code => "code",
            Step::Password => "password",
            Step::Open => "open",
        }
    }

    fn from_code(code: &str) -> Step {
        match code {
            "open" => Step::Open,
            "password" => Step::Password,
            // A step that this version does not know is not taken yet.
            _ => Step::Code,
        }
    }
}

/// From where somebody signs in, for his own list of sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whence {
    /// The network of his address ([`crate::lockout::network`]).
    pub network: String,
    /// What his browser says it is; cut to a sensible length.
    pub agent: String,
}

/// A session as it is found by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// What is still owed; without [`Step::Open`] it opens no page but that one.
    pub step: Step,
    /// The position that was chosen.
    pub position: Option<i64>,
    /// The delegation that was chosen.
    pub delegation: Option<i64>,
    /// Whether a second factor was given.
    pub second_factor: bool,
    proved_at: Moment,
    seen_at: Moment,
}

impl Session {
    /// Whether its last use should be written down anew.
    pub fn is_stale(&self, now: Moment) -> bool {
        now.seconds_since(self.seen_at) >= TOUCH_SECONDS
    }

    /// Whether the password was given recently.
    pub fn is_fresh(&self, now: Moment) -> bool {
        now.seconds_since(self.proved_at) < FRESH_SECONDS
    }

    /// Refuses whoever still owes a code or a password of his own.
    pub fn require_open(&self) -> Result<(), Refusal> {
        if self.step == Step::Open { Ok(()) } else { Err(Refusal::new("refused-sign-in-unfinished")) }
    }

    /// Refuses a dangerous act in a session whose password was given long ago: somebody else may be
    /// sitting there by now.
    pub fn require_fresh(&self, now: Moment) -> Result<(), Refusal> {
        self.require_open()?;
        if self.is_fresh(now) { Ok(()) } else { Err(Refusal::new("refused-sign-in-again")) }
    }
}

/// The session of a token, if it goes on.
pub fn find(tx: &mut Tx, token: &Token, now: Moment) -> Outcome<Option<Session>> {
    let Some(row) = store::by_token(tx, &token.hash())? else { return Ok(None) };
    let step = Step::from_code(&row.step);
    let idle = if step == Step::Open { IDLE_SECONDS } else { UNFINISHED_SECONDS };
    let goes_on = now < row.expires_at && now.seconds_since(row.seen_at) < idle;
    Ok(goes_on.then_some(Session {
        id: row.id,
        account: row.account_id,
        step,
        position: row.position_id,
        delegation: row.delegation_id,
        second_factor: row.second_factor,
        proved_at: row.proved_at,
        seen_at: row.seen_at,
    }))
}

/// Writes down that a session was used.
pub fn touch(tx: &mut Tx, session: i64, now: Moment) -> Outcome<()> {
    store::touch(tx, session, now)?;
    Ok(())
}

/// Opens a session for somebody who has proved himself as far as `step`.
pub(crate) fn begin(
    tx: &mut Tx,
    random: &Random,
    account: i64,
    step: Step,
    second_factor: bool,
    whence: &Whence,
    now: Moment,
) -> Outcome<Token> {
    let token = Token::random(random);
    let expires_at = now.plus_seconds(if step == Step::Open { ABSOLUTE_SECONDS } else { UNFINISHED_SECONDS });
    store::insert(
        tx,
        &store::New { token_hash: token.hash(), account, step: step.code(), second_factor, whence, now, expires_at },
    )?;
    Ok(token)
}

/// Puts a session one step on, under a new token: a token that was known before the proof is worth
/// nothing after it.
pub(crate) fn advance(
    tx: &mut Tx,
    random: &Random,
    session: &Session,
    step: Step,
    second_factor: bool,
    now: Moment,
) -> Outcome<Token> {
    let token = Token::random(random);
    let expires_at = now.plus_seconds(if step == Step::Open { ABSOLUTE_SECONDS } else { UNFINISHED_SECONDS });
    store::advance(tx, session.id, &token.hash(), step.code(), second_factor, now, expires_at)?;
    Ok(token)
}

/// Remembers in which capacity its owner acts from now on.
pub(crate) fn choose(tx: &mut Tx, session: i64, position: i64, delegation: Option<i64>) -> Outcome<()> {
    store::choose(tx, session, position, delegation)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_a_token_is_looked_up() {
        let token = Token::random(&Random::seeded(1));
        assert_eq!(Token::from_cookie(token.as_str()), Some(token.clone()));
        for text in ["", "abc", &"g".repeat(64), &"A".repeat(64), &"0".repeat(65), "' or 1=1 --"] {
            assert!(Token::from_cookie(text).is_none(), "{text}");
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
        assert_eq!(token.hash().len(), 32);
    }

    #[test]
    fn dangerous_acts_want_a_recent_password() {
        let session = Session {
            id: 1,
            account: 1,
            step: Step::Open,
            position: None,
            delegation: None,
            second_factor: false,
            proved_at: Moment(0),
            seen_at: Moment(0),
        };
        for (seconds, allowed) in [(0, true), (899, true), (900, false)] {
            assert_eq!(session.require_fresh(Moment(0).plus_seconds(seconds)).is_ok(), allowed, "{seconds}");
        }
    }
}
