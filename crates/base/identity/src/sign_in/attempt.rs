//! The first step: name and password, with the code at once when the form has it.

use std::fmt;
use std::net::IpAddr;

use ::store::Tx;
use kernel::{Moment, Outcome, Random, Refusal};
use platform::keys::Vault;

use super::{SignedIn, count, note, note_entry, wrong, wrong_code};
use crate::account::{self, State};
use crate::gate::Gate;
use crate::lockout::{self, Key, network};
use crate::password::{self, Hashed, Typed};
use crate::session::{self, Step, Whence};
use crate::{recover, sealed, second_factor};

/// What somebody typed, and from where.
#[derive(Clone)]
pub struct Attempt {
    /// Sign-in name or e-mail.
    pub name: String,
    /// Password, or the one-time word of a reset.
    pub password: Typed,
    /// Code of the second factor, when the form asked for it at once.
    pub code: Option<String>,
    /// The address it comes from.
    pub from: IpAddr,
    /// What the browser says it is.
    pub agent: String,
}

/// What was typed may be a password in the wrong box.
impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attempt(… from {})", self.from)
    }
}

/// Who is meant, and what his password is compared with.
struct Candidate {
    account: Option<i64>,
    stored: Hashed,
    must_change: bool,
    keys: [Key; 2],
}

/// Signs in. Blocks for some tens of milliseconds.
pub fn run(gate: &Gate, attempt: Attempt, now: Moment) -> Outcome<SignedIn> {
    let Attempt { name, password, code, from, agent } = attempt;
    let vault = gate.vault.clone();
    let candidate = gate.judge(move |tx| look_up(tx, &vault, &name, from, now))?;
    let right = gate.hasher.matches(&password, &candidate.stored)?;
    let (vault, random) = (gate.vault.clone(), gate.random.clone());
    let whence = Whence { network: network(from), agent };
    gate.judge(move |tx| {
        conclude(tx, &vault, &random, &candidate, right, &password, code.as_deref(), (from, &whence), now)
    })
}

/// Finds who is meant and counts the attempt.
fn look_up(tx: &mut Tx, vault: &Vault, name: &str, from: IpAddr, now: Moment) -> Outcome<Result<Candidate, Refusal>> {
    let account = account::meant_by(tx, vault, name)?;
    let key = match account {
        Some(id) => Key::account(id),
        None => Key::nobody(&sealed::typed_index(vault, &account::typed_key(name))?),
    };
    let keys = [key, Key::network(from)];
    if let Some(refusal) = count(tx, &keys.each_ref(), account, from, now)? {
        return Ok(Err(refusal));
    }
    let credential = match account {
        Some(id) => password::store::find(tx, id)?,
        None => None,
    };
    let (stored, must_change) = credential.unwrap_or_else(|| (Hashed::nobody(), false));
    Ok(Ok(Candidate { account, stored, must_change, keys }))
}

/// Decides, and opens a session as far as the proof goes.
#[expect(clippy::too_many_arguments, reason = "two halves of one function, with the hashing between them")]
fn conclude(
    tx: &mut Tx,
    vault: &Vault,
    random: &Random,
    candidate: &Candidate,
    right: bool,
    password: &Typed,
    code: Option<&str>,
    (from, whence): (IpAddr, &Whence),
    now: Moment,
) -> Outcome<Result<SignedIn, Refusal>> {
    let Some(account) = candidate.account else {
        note(tx, "sign-in-failed", None, from, now)?;
        return Ok(Err(wrong()));
    };
    // A reset stands in for the password until a new one is set.
    let by_reset = !right && recover::is_word_of(tx, account, password, now)?;
    if !right && !by_reset {
        note(tx, "sign-in-failed", Some(account), from, now)?;
        return Ok(Err(wrong()));
    }
    if account::state(tx, account)? != Some(State::Active) {
        // He has proved who he is, so he may know.
        note(tx, "sign-in-refused", Some(account), from, now)?;
        return Ok(Err(Refusal::new("refused-account-locked")));
    }
    let owed = if by_reset || candidate.must_change { Step::Password } else { Step::Open };
    let two = second_factor::is_on(tx, account)?;
    let step = match (two, code.filter(|c| !c.trim().is_empty())) {
        (false, _) => owed,
        (true, None) => Step::Code,
        (true, Some(code)) if second_factor::accept(tx, vault, account, code, now)? => owed,
        (true, Some(_)) => {
            note(tx, "sign-in-failed", Some(account), from, now)?;
            return Ok(Err(wrong_code()));
        }
    };
    if step != Step::Code {
        lockout::forgive(tx, &candidate.keys.each_ref())?;
        note_entry(tx, account, from, now)?;
    }
    let token = session::begin(tx, random, account, step, two && step != Step::Code, whence, now)?;
    Ok(Ok(SignedIn { token, step, account }))
}
