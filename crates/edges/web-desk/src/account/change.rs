//! What an administrator can do to an account's state, each a form that asks for the reason.

use identity::Act;
use identity::account::{self, State};
use kernel::Outcome;
use store::Tx;
use web_kit::ui::Weight;

/// A change of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nobody gets in until further notice.
    Lock,
    /// Its owner gets in again; also after too many wrong passwords.
    Unlock,
    /// Its owner has left.
    Close,
    /// He is back.
    Reopen,
}

impl Change {
    const ALL: [Change; 4] = [Change::Unlock, Change::Lock, Change::Reopen, Change::Close];

    /// Its word in addresses and in the keys of texts.
    pub fn word(self) -> &'static str {
        match self {
            Change::Lock => "lock",
            Change::Unlock => "unlock",
            Change::Close => "close",
            Change::Reopen => "reopen",
        }
    }

    /// The change of a word.
    pub fn from_word(word: &str) -> Option<Change> {
        Change::ALL.into_iter().find(|c| c.word() == word)
    }

    /// What can be done to an account in a state; `shut` after too many wrong passwords.
    pub fn of(state: State, shut: bool) -> impl Iterator<Item = Change> {
        Change::ALL.into_iter().filter(move |change| match change {
            Change::Lock => state == State::Active,
            Change::Unlock => state == State::Locked || (shut && state == State::Active),
            Change::Close => state != State::Closed,
            Change::Reopen => state == State::Closed,
        })
    }

    /// How much its button weighs.
    pub fn weight(self) -> Weight {
        match self {
            Change::Lock | Change::Close => Weight::Danger,
            Change::Unlock | Change::Reopen => Weight::Primary,
        }
    }

    /// Does it.
    pub fn run(self, tx: &mut Tx, act: Act<'_>, account: i64, why: &str) -> Outcome<()> {
        match self {
            Change::Lock => account::lock(tx, act, account, why),
            Change::Unlock => account::unlock(tx, act, account, why),
            Change::Close => account::close(tx, act, account, why),
            Change::Reopen => account::reopen(tx, act, account, why),
        }
    }
}
