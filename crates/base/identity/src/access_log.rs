//! Who saw whose personal data (*nhật ký truy cập dữ liệu cá nhân*): one row for each answer, which
//! those whose data it was can read. The only way to open a [`Confidential`].

mod store;

use ::store::{Tx, row};
use kernel::{Moment, Outcome, Refusal, Subject};

use crate::authority::Authority;
use crate::privacy::Confidential;
use crate::right::Right;

row! {
    /// A look at somebody's data.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Look {
        /// Its number.
        pub id: i64,
        /// When.
        pub at: Moment,
        /// Who looked, as [`kernel::Actor`]'s text.
        pub actor: String,
        /// For whom he acted.
        pub on_behalf_of: Option<i64>,
        /// What for: the code of a page or report.
        pub purpose: String,
    }
}

/// Opens personal data for one answer and writes down that it was seen. Who looks only at his own
/// data leaves no row.
///
/// Needs a writing lane; the value is released to the caller only after its commit.
pub fn open<T>(tx: &mut Tx, by: &Authority, purpose: &str, now: Moment, closed: Confidential<T>) -> Outcome<T> {
    let mut others: Vec<&Subject> = closed.subjects().iter().filter(|s| !is_own(by, s)).collect();
    if !others.is_empty() {
        for subject in &others {
            require(by, subject)?;
        }
        others.sort_by(|a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
        others.dedup();
        let id = store::insert(tx, by, purpose, now)?;
        for subject in others {
            store::about(tx, id, subject)?;
        }
    }
    Ok(closed.into_inner())
}

/// Whose data it is.
fn is_own(by: &Authority, subject: &Subject) -> bool {
    subject.kind == "account" && by.account() == Some(subject.id)
}

/// Personal data is for those whose work needs it; the contacts of colleagues also for whoever keeps
/// their accounts.
fn require(by: &Authority, subject: &Subject) -> Result<(), Refusal> {
    if subject.kind == "account" && by.may(Right::AccountsManage) { Ok(()) } else { by.require(Right::PersonalRead) }
}

/// Who looked at somebody's data, newest first: for himself (`subject` is his account) and for
/// whoever reads the audit.
pub fn looks_at(tx: &mut Tx, by: &Authority, subject: &Subject, before: Option<i64>, limit: i64) -> Outcome<Vec<Look>> {
    if !is_own(by, subject) {
        by.require(Right::AuditRead)?;
    }
    Ok(store::looks_at(tx, subject, before.unwrap_or(i64::MAX), limit)?)
}
