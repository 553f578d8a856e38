//! SQL of the access log.

use ::store::{Error, Tx, args};
use kernel::{Moment, Subject};

use super::Look;
use crate::authority::Authority;

pub(super) fn insert(tx: &mut Tx, by: &Authority, purpose: &str, now: Moment) -> Result<i64, Error> {
    tx.one(
        "insert into access_log (at, actor, account_id, on_behalf_of, purpose) values (?1, ?2, ?3, ?4, ?5) returning id",
        args![now, by.actor().to_string(), by.account(), by.on_behalf_of(), purpose],
    )
}

pub(super) fn about(tx: &mut Tx, access: i64, subject: &Subject) -> Result<u64, Error> {
    tx.run(
        "insert into access_subject (kind, subject_id, access_id) values (?1, ?2, ?3)",
        args![subject.kind, subject.id, access],
    )
}

pub(super) fn looks_at(tx: &mut Tx, subject: &Subject, before: i64, limit: i64) -> Result<Vec<Look>, Error> {
    tx.all(
        "select l.id, l.at, l.actor, l.on_behalf_of, l.purpose from access_subject s join access_log l on l.id = s.access_id \
         where s.kind = ?1 and s.subject_id = ?2 and s.access_id < ?3 order by s.access_id desc limit ?4",
        args![subject.kind, subject.id, before, limit],
    )
}
