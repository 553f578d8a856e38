//! What happened to an account (*lịch sử tài khoản*), with the reasons that were given.

use ::store::Tx;
use kernel::{Actor, Moment, Outcome, Subject};
use platform::journal::{self, Row};

use super::ACCOUNT;
use crate::authority::Authority;
use crate::right::Right;

/// The key of a version's body under which the reason stands.
pub(super) const REASON: &str = "reason";

/// One thing that happened to it.
#[derive(Debug, Clone)]
pub struct Happened {
    /// When.
    pub at: Moment,
    /// What, e.g. `account.locked`.
    pub verb: String,
    /// Who did it.
    pub actor: Actor,
    /// Why, in his words.
    pub reason: Option<String>,
}

/// The newest things that happened to an account, at most `limit`, newest first. For whoever manages
/// accounts.
pub fn history(tx: &mut Tx, by: &Authority, account: i64, limit: i64) -> Outcome<Vec<Happened>> {
    by.require(Right::AccountsManage)?;
    let subject = Subject::new("account", account);
    let versions = ACCOUNT.table.history(tx, account)?;
    let reason = |row: &Row| {
        let version = row.version_of(&subject)?;
        let body = versions.iter().find(|v| v.version == version)?.body.as_ref()?;
        body[REASON].as_str().map(str::to_owned)
    };
    let rows = journal::of_subject(tx, &subject, None, limit)?;
    Ok(rows
        .into_iter()
        .map(|row| Happened { reason: reason(&row), at: row.at, verb: row.verb, actor: row.actor })
        .collect())
}
