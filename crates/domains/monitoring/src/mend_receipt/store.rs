//! SQL of mended receipts and of what vendors' symbols mean.

use kernel::Moment;
use store::{Error, Tx, args, row};

/// What [`insert`] writes.
pub struct NewMend<'a> {
    /// The receipt whose lines are set right.
    pub receipt_id: i64,
    /// Its station.
    pub station_id: i64,
    /// The path under which they are received again.
    pub path: &'a str,
    /// The lines.
    pub body: &'a [u8],
    /// Why.
    pub reason: &'a str,
    /// Who ordered it.
    pub ordered_by: &'a str,
    /// When.
    pub ordered_at: Moment,
}

row! {
    /// An order to receive lines again.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Mend {
        /// Its number.
        pub id: i64,
        /// The receipt whose lines are set right.
        pub receipt_id: i64,
        /// Its station.
        pub station_id: i64,
        /// The path under which they are received again.
        pub path: String,
        /// The lines.
        pub body: Vec<u8>,
        /// Why.
        pub reason: String,
        /// Who ordered it.
        pub ordered_by: String,
        /// When.
        pub ordered_at: Moment,
    }
}

/// Writes an order and answers its number.
pub fn insert(tx: &mut Tx, m: &NewMend<'_>) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into receipt_mend (receipt_id, station_id, path, body, reason, ordered_by, ordered_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7) returning id",
        args![m.receipt_id, m.station_id, m.path, m.body, m.reason, m.ordered_by, m.ordered_at],
    )?;
    Ok(id)
}

/// One order.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Mend>, Error> {
    tx.maybe(
        "select id, receipt_id, station_id, path, body, reason, ordered_by, ordered_at from receipt_mend where id = ?1",
        args![id],
    )
}

/// The order by which a file was received, if it was by one.
pub fn by_path(tx: &mut Tx, path: &str) -> Result<Option<Mend>, Error> {
    tx.maybe(
        "select id, receipt_id, station_id, path, body, reason, ordered_by, ordered_at from receipt_mend where path = ?1",
        args![path],
    )
}

/// The orders about a receipt, oldest first.
pub fn of_receipt(tx: &mut Tx, receipt: i64) -> Result<Vec<Mend>, Error> {
    tx.all(
        "select id, receipt_id, station_id, path, body, reason, ordered_by, ordered_at from receipt_mend
         where receipt_id = ?1 order by id",
        args![receipt],
    )
}

/// Writes what a symbol means at a station, or at all; nothing takes it back.
pub fn insert_alias(
    tx: &mut Tx,
    station: Option<i64>,
    written: &str,
    symbol: Option<&str>,
    since: Moment,
) -> Result<(), Error> {
    tx.run(
        "insert into symbol_alias (station_id, written, symbol, since) values (?1, ?2, ?3, ?4)",
        args![station, written, symbol, since],
    )?;
    Ok(())
}

/// What symbols mean at a station: those of all stations first, then its own, oldest first, so that the last
/// counts.
pub fn aliases_of(tx: &mut Tx, station: i64) -> Result<Vec<(String, Option<String>)>, Error> {
    tx.all(
        "select written, symbol from symbol_alias where station_id is null or station_id = ?1
         order by case when station_id is null then 0 else 1 end, id",
        args![station],
    )
}

/// Station, what is written, and what it means.
type Alias = (Option<i64>, String, Option<String>);

/// The same of every station; those of all stations have none.
pub fn aliases(tx: &mut Tx) -> Result<Vec<Alias>, Error> {
    tx.all(
        "select station_id, written, symbol from symbol_alias
         order by case when station_id is null then 0 else 1 end, id",
        args![],
    )
}
