//! The names behind references (*tên người thực hiện*): journal and versions keep accounts by number, pages say
//! who that was. All names of a page are one question to the database.

mod store;

use std::collections::{BTreeSet, HashMap};

use ::store::Tx;
use kernel::{Actor, Moment, Outcome};
use query::{Condition, Expr};

use crate::authority::Authority;
use crate::list;
use crate::scope::{Level, Scope};

/// More people than a page names.
const MOST: usize = 10_000;

/// Names by account. Whoever may not see names has none.
#[derive(Clone, Default)]
pub struct Names(HashMap<i64, String>);

impl Names {
    /// The name of an account's owner.
    pub fn of(&self, account: i64) -> Option<&str> {
        self.0.get(&account).map(String::as_str)
    }
}

/// Names do not print.
impl std::fmt::Debug for Names {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Names(… of {})", self.0.len())
    }
}

/// The names of these accounts, as far as `by` may see them.
pub fn of(tx: &mut Tx, by: &Authority, accounts: impl IntoIterator<Item = i64>, now: Moment) -> Outcome<Names> {
    let accounts: BTreeSet<i64> = accounts.into_iter().collect();
    if accounts.is_empty() || by.require_level(Level::Office).is_err() {
        return Ok(Names::default());
    }
    let named = Condition::of_program(Expr::one_of("id", accounts), &store::NAMED, now)?;
    let select = list::select(&store::NAMED, &Scope::whole())?.columns(&["id", "name"]).filter(named);
    let rows = list::page(tx, &select, MOST)?.rows;
    Ok(Names(rows.iter().filter_map(|r| Some((r.integer(0)?, r.text(1)?.to_owned()))).collect()))
}

/// The names of whoever acted.
pub fn of_actors<'a>(
    tx: &mut Tx,
    by: &Authority,
    actors: impl IntoIterator<Item = &'a Actor>,
    now: Moment,
) -> Outcome<Names> {
    of(tx, by, actors.into_iter().filter_map(account), now)
}

/// The account of whoever acted, if he is a person.
fn account(actor: &Actor) -> Option<i64> {
    match actor {
        Actor::Person { account, .. } => Some(*account),
        _ => None,
    }
}
