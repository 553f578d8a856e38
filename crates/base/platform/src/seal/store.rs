//! SQL of the seals.

use ::store::{Error, Tx, args, row};
use kernel::{Day, Moment};

use super::Anchor;

row! {
    /// A seal as its row.
    #[derive(Debug, Clone)]
    pub(super) struct AnchorRow {
        pub day: Day,
        pub seq: i64,
        pub hash: Vec<u8>,
        pub public_key: Vec<u8>,
        pub signature: Vec<u8>,
    }
}

/// The seal of a day.
pub(super) fn of_day(tx: &mut Tx, day: Day) -> Result<Option<AnchorRow>, Error> {
    tx.maybe("select day, seq, hash, public_key, signature from journal_anchor where day = ?1", args![day])
}

/// The last sealed day.
pub(super) fn last_day(tx: &mut Tx) -> Result<Option<Day>, Error> {
    tx.maybe("select day from journal_anchor order by day desc limit 1", args![])
}

/// All seals.
pub(super) fn all(tx: &mut Tx) -> Result<Vec<AnchorRow>, Error> {
    tx.all("select day, seq, hash, public_key, signature from journal_anchor order by day", args![])
}

/// Keeps a seal.
pub(super) fn keep(tx: &mut Tx, a: &Anchor, now: Moment) -> Result<(), Error> {
    tx.run(
        "insert into journal_anchor (day, seq, hash, public_key, signature, signed_at) values (?1, ?2, ?3, ?4, ?5, ?6)",
        args![a.day, a.seq, a.hash, a.public_key, a.signature, now],
    )?;
    Ok(())
}
