//! SQL of last sign-ins.

use ::store::{Error, Tx, args};
use kernel::Moment;

use super::LastSignIn;

pub(super) fn set(tx: &mut Tx, account: i64, at: Moment, network: &str) -> Result<u64, Error> {
    tx.run(
        "insert into last_sign_in (account_id, at, network) values (?1, ?2, ?3) \
         on conflict (account_id) do update set at = excluded.at, network = excluded.network",
        args![account, at, network],
    )
}

pub(super) fn of(tx: &mut Tx, account: i64) -> Result<Option<LastSignIn>, Error> {
    tx.maybe("select account_id, at, network from last_sign_in where account_id = ?1", args![account])
}

pub(super) fn all(tx: &mut Tx) -> Result<Vec<LastSignIn>, Error> {
    tx.all("select account_id, at, network from last_sign_in order by account_id", args![])
}
