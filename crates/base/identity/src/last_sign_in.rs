//! When accounts were last signed in to (*lần đăng nhập gần nhất*), for whoever keeps them: an account that
//! nobody has used for months is one to close.

mod store;

use ::store::{Tx, row};
use kernel::{Moment, Outcome};

use crate::authority::Authority;
use crate::right::Right;

row! {
    /// A sign-in.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LastSignIn {
        /// Whose account.
        pub account: i64,
        /// When.
        pub at: Moment,
        /// From which network.
        pub network: String,
    }
}

/// Writes down that somebody signed in.
pub(crate) fn note(tx: &mut Tx, account: i64, network: &str, now: Moment) -> Outcome<()> {
    store::set(tx, account, now, network)?;
    Ok(())
}

/// The last sign-in of an account.
pub fn of(tx: &mut Tx, by: &Authority, account: i64) -> Outcome<Option<LastSignIn>> {
    if by.account() != Some(account) {
        by.require(Right::AccountsManage)?;
    }
    Ok(store::of(tx, account)?)
}

/// The last sign-in of every account that was ever signed in to.
pub fn all(tx: &mut Tx, by: &Authority) -> Outcome<Vec<LastSignIn>> {
    by.require(Right::AccountsManage)?;
    Ok(store::all(tx)?)
}
