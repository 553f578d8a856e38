//! Seeing one's own sessions and ending them (*đăng xuất, thu hồi phiên*).

use ::store::{Tx, row};
use kernel::{Moment, Outcome, Refusal};
use platform::security_log;
use serde_json::json;

use super::{ABSOLUTE_SECONDS, IDLE_SECONDS, Session, store};
use crate::authority::Authority;

row! {
    /// A session in its owner's list.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Listed {
        /// Its id.
        pub id: i64,
        /// From which network.
        pub network: String,
        /// With which browser.
        pub agent: String,
        /// Since when.
        pub opened_at: Moment,
        /// When it was last used, to the minute.
        pub seen_at: Moment,
    }
}

/// The sessions of whoever asks that go on, newest first.
pub fn list_own(tx: &mut Tx, by: &Authority, now: Moment) -> Outcome<Vec<Listed>> {
    let account = own(by)?;
    Ok(store::open_of(tx, account, now, now.plus_seconds(-IDLE_SECONDS))?)
}

/// Ends the session that one is in.
pub fn sign_out(tx: &mut Tx, session: &Session) -> Outcome<()> {
    store::close(tx, session.id, session.account)?;
    Ok(())
}

/// Ends one of one's own sessions.
pub fn revoke(tx: &mut Tx, by: &Authority, session: i64, now: Moment) -> Outcome<()> {
    let account = own(by)?;
    if store::close(tx, session, account)? == 0 {
        return Err(Refusal::new("refused-session-unknown").into());
    }
    security_log::record(tx, "session-revoked", Some(by.actor()), &json!({ "session": session }), now)
}

/// Ends all of one's own sessions but the one that one is in.
pub fn revoke_others(tx: &mut Tx, by: &Authority, keep: i64, now: Moment) -> Outcome<()> {
    let account = own(by)?;
    let ended = store::close_others(tx, account, keep)?;
    security_log::record(tx, "sessions-revoked", Some(by.actor()), &json!({ "ended": ended }), now)
}

/// Removes sessions that are over; a daily job calls it.
pub fn tidy(tx: &mut Tx, now: Moment) -> Outcome<u64> {
    Ok(store::forget(tx, now, now.plus_seconds(-ABSOLUTE_SECONDS))?)
}

fn own(by: &Authority) -> Result<i64, Refusal> {
    by.account().ok_or_else(|| Refusal::new("refused-no-account"))
}
