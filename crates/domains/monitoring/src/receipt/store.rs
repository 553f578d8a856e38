//! SQL of receipts, evidence and quarantine.

use std::collections::HashMap;

use kernel::Moment;
use store::{Cell, Error, Tx, args, row, sql};

use super::content::{self, Head};
use super::packed::Packed;
use super::{Counts, QuarantinedLine, Receipt};

row! {
    struct ReceiptRow {
        id: i64,
        station_id: i64,
        path: String,
        source: String,
        arrived_at: Moment,
        bytes: i64,
        sha256: String,
        layout: String,
        content_from: Option<Moment>,
        content_to: Option<Moment>,
        accepted: i64,
        duplicate: i64,
        conflict: i64,
        quarantined: i64,
        batch_id: Option<i64>,
    }
}

impl From<ReceiptRow> for Receipt {
    fn from(r: ReceiptRow) -> Receipt {
        Receipt {
            id: r.id,
            station_id: r.station_id,
            path: r.path,
            source: r.source,
            arrived_at: r.arrived_at,
            bytes: r.bytes,
            sha256: r.sha256,
            layout: r.layout,
            content_from: r.content_from,
            content_to: r.content_to,
            counts: Counts {
                accepted: r.accepted,
                duplicate: r.duplicate,
                conflict: r.conflict,
                quarantined: r.quarantined,
            },
            batch_id: r.batch_id,
        }
    }
}

/// What [`insert`] writes.
pub struct NewReceipt<'a> {
    /// Station.
    pub station_id: i64,
    /// Account that delivered it.
    pub account: &'a str,
    /// Path of the upload.
    pub path: &'a str,
    /// Address it came from.
    pub source: &'a str,
    /// When it had arrived whole.
    pub arrived_at: Moment,
    /// Size.
    pub bytes: i64,
    /// SHA-256 of the bytes.
    pub sha256: &'a str,
    /// Layout.
    pub layout: &'a str,
    /// Earliest and latest measuring time.
    pub content: Option<(Moment, Moment)>,
    /// What became of the readings.
    pub counts: Counts,
    /// Hash over bytes and everything derived from them.
    pub content_hash: &'a str,
}

/// Rows that are written one by one; more go the fast way of the engine.
pub(crate) const FEW: usize = 4;

/// Writes receipts and answers their numbers.
pub fn insert_all(tx: &mut Tx, all: &[NewReceipt<'_>]) -> Result<Vec<i64>, Error> {
    if all.len() <= FEW {
        return all.iter().map(|r| insert(tx, r)).collect();
    }
    let ids = reserve(tx, all.len() as i64)?;
    let columns = [
        "id",
        "station_id",
        "account",
        "path",
        "source",
        "arrived_at",
        "bytes",
        "sha256",
        "layout",
        "content_from",
        "content_to",
        "accepted",
        "duplicate",
        "conflict",
        "quarantined",
        "content_hash",
    ];
    let rows = ids.iter().zip(all).map(|(id, r)| {
        let (from, to) = r.content.unzip();
        [
            (*id).into(),
            r.station_id.into(),
            r.account.into(),
            r.path.into(),
            r.source.into(),
            r.arrived_at.into(),
            r.bytes.into(),
            r.sha256.into(),
            r.layout.into(),
            from.into(),
            to.into(),
            r.counts.accepted.into(),
            r.counts.duplicate.into(),
            r.counts.conflict.into(),
            r.counts.quarantined.into(),
            r.content_hash.into(),
        ]
    });
    tx.load("receipt", columns, rows)?;
    Ok(ids)
}

/// Numbers for so many receipts. On SQLite the lane is the only writer of the file.
fn reserve(tx: &mut Tx, count: i64) -> Result<Vec<i64>, Error> {
    let rows: Vec<(i64,)> = tx.all(
        sql! {
            sqlite: "with recursive next(id, n) as (
                        select coalesce((select seq from main.sqlite_sequence where name = 'receipt'), 0) + 1, 1
                        union all select id + 1, n + 1 from next where n < ?1)
                     select id from next",
            postgres: "select nextval(pg_get_serial_sequence('receipt', 'id')) from generate_series(1, ?1::bigint)",
        },
        args![count],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn insert(tx: &mut Tx, r: &NewReceipt<'_>) -> Result<i64, Error> {
    let (from, to) = r.content.unzip();
    let (id,): (i64,) = tx.one(
        "insert into receipt (station_id, account, path, source, arrived_at, bytes, sha256, layout, content_from,
            content_to, accepted, duplicate, conflict, quarantined, content_hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) returning id",
        args![
            r.station_id,
            r.account,
            r.path,
            r.source,
            r.arrived_at,
            r.bytes,
            r.sha256,
            r.layout,
            from,
            to,
            r.counts.accepted,
            r.counts.duplicate,
            r.counts.conflict,
            r.counts.quarantined,
            r.content_hash
        ],
    )?;
    Ok(id)
}

/// The newest file that a station delivered under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newest {
    /// Its receipt.
    pub id: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Of each of these paths the newest file that a station delivered under it from `source`, where there is one.
pub fn newest_of_paths(
    tx: &mut Tx,
    station: i64,
    source: &str,
    paths: &[&str],
) -> Result<HashMap<String, Newest>, Error> {
    let list = serde_json::Value::from(paths).to_string();
    let known: Vec<(String, i64, String)> = tx.all(
        sql! {
            sqlite: "select newest.path, newest.id, newest.sha256 from json_each(?2) asked
                     join receipt newest on newest.id = (select id from receipt
                        where station_id = ?1 and path = asked.value and source = ?3 order by id desc limit 1)",
            postgres: "select newest.path, newest.id, newest.sha256
                     from json_array_elements_text(?2::text::json) as asked (value)
                     join receipt newest on newest.id = (select id from receipt
                        where station_id = ?1 and path = asked.value and source = ?3 order by id desc limit 1)",
        },
        args![station, list, source],
    )?;
    Ok(known.into_iter().map(|(path, id, sha256)| (path, Newest { id, sha256 })).collect())
}

/// Writes the bytes of receipts.
pub fn insert_evidence<'a>(tx: &mut Tx, all: impl ExactSizeIterator<Item = (i64, &'a Packed)>) -> Result<(), Error> {
    if all.len() > FEW {
        let rows = all.map(|(receipt, packed)| [receipt.into(), (&*packed.codec).into(), (&*packed.body).into()]);
        tx.load("evidence", ["receipt_id", "codec", "body"], rows)?;
        return Ok(());
    }
    for (receipt, packed) in all {
        tx.run(
            "insert into evidence (receipt_id, codec, body) values (?1, ?2, ?3)",
            args![receipt, &*packed.codec, &*packed.body],
        )?;
    }
    Ok(())
}

/// The stored bytes of a receipt.
pub fn evidence(tx: &mut Tx, receipt: i64) -> Result<Option<Packed>, Error> {
    let found: Option<(String, Vec<u8>)> =
        tx.maybe("select codec, body from evidence where receipt_id = ?1", args![receipt])?;
    Ok(found.map(|(codec, body)| Packed { codec: codec.into(), body }))
}

/// Quarantined lines of a receipt that are kept one by one; what lies beyond is counted, and in the evidence.
pub const MOST_LINES: usize = 20_000;

/// Writes the quarantined lines of receipts, in the file's order.
pub fn insert_quarantine<'a>(
    tx: &mut Tx,
    all: impl Iterator<Item = (i64, &'a [QuarantinedLine])>,
) -> Result<(), Error> {
    let rows: Vec<[Cell<'_>; 6]> = all
        .flat_map(|(receipt, lines)| {
            lines.iter().take(MOST_LINES).zip(0_i64..).map(move |(q, ordinal)| {
                [
                    receipt.into(),
                    ordinal.into(),
                    q.line.into(),
                    q.column.into(),
                    q.reason.as_str().into(),
                    q.excerpt.as_str().into(),
                ]
            })
        })
        .collect();
    if !rows.is_empty() {
        tx.load("quarantine", ["receipt_id", "ordinal", "line", "col", "reason", "excerpt"], rows)?;
    }
    Ok(())
}

/// The quarantined lines of a receipt, in the file's order.
pub fn quarantine_of(tx: &mut Tx, receipt: i64) -> Result<Vec<QuarantinedLine>, Error> {
    let rows: Vec<(i64, i64, String, String)> = tx.all(
        "select line, col, reason, excerpt from quarantine where receipt_id = ?1 order by ordinal",
        args![receipt],
    )?;
    Ok(rows
        .into_iter()
        .map(|(line, column, reason, excerpt)| QuarantinedLine { line, column, reason, excerpt })
        .collect())
}

/// One receipt.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Receipt>, Error> {
    let row: Option<ReceiptRow> = tx.maybe(
        "select id, station_id, path, source, arrived_at, bytes, sha256, layout, content_from, content_to,
            accepted, duplicate, conflict, quarantined, batch_id
         from receipt where id = ?1",
        args![id],
    )?;
    Ok(row.map(Receipt::from))
}

/// The newest receipts of a station with numbers below `before`, newest first.
pub fn of_station(tx: &mut Tx, station: i64, before: i64, limit: i64) -> Result<Vec<Receipt>, Error> {
    let rows: Vec<ReceiptRow> = tx.all(
        "select id, station_id, path, source, arrived_at, bytes, sha256, layout, content_from, content_to,
            accepted, duplicate, conflict, quarantined, batch_id
         from receipt where station_id = ?1 and id < ?2 order by id desc limit ?3",
        args![station, before, limit],
    )?;
    Ok(rows.into_iter().map(Receipt::from).collect())
}

/// The newest receipt of a station that was delivered under this path.
pub fn newest_of_path(tx: &mut Tx, station: i64, path: &str) -> Result<Option<Receipt>, Error> {
    let row: Option<ReceiptRow> = tx.maybe(
        "select id, station_id, path, source, arrived_at, bytes, sha256, layout, content_from, content_to,
            accepted, duplicate, conflict, quarantined, batch_id
         from receipt where station_id = ?1 and path = ?2 order by id desc limit 1",
        args![station, path],
    )?;
    Ok(row.map(Receipt::from))
}

row! {
    /// What sealing reads of a receipt.
    pub struct Unsealed {
        /// Number.
        pub id: i64,
        /// Station.
        pub station_id: i64,
        /// Hash over bytes and everything derived from them.
        pub content_hash: String,
    }
}

/// Receipts that no batch holds yet, in the order of their numbers.
pub fn unsealed(tx: &mut Tx, limit: i64) -> Result<Vec<Unsealed>, Error> {
    tx.all("select id, station_id, content_hash from receipt where batch_id is null order by id limit ?1", args![limit])
}

/// Puts the unsealed receipts between two numbers into a batch; answers how many they were.
pub fn set_batch(tx: &mut Tx, first: i64, last: i64, batch: i64) -> Result<u64, Error> {
    tx.run(
        "update receipt set batch_id = ?3 where batch_id is null and id between ?1 and ?2",
        args![first, last, batch],
    )
}

row! {
    /// A sealed run of receipts.
    pub struct Batch {
        /// Number, in the order of sealing; PostgreSQL leaves gaps.
        pub id: i64,
        /// First receipt.
        pub first_receipt: i64,
        /// Last receipt.
        pub last_receipt: i64,
        /// How many.
        pub receipts: i64,
        /// Ids of their stations, comma-separated, ascending.
        pub stations: String,
        /// Hash over the receipts' hashes in order.
        pub hash: String,
    }
}

/// Writes a batch and answers its number.
pub fn insert_batch(tx: &mut Tx, b: &Batch, sealed_at: Moment) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into intake_batch (first_receipt, last_receipt, receipts, stations, hash, sealed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6) returning id",
        args![b.first_receipt, b.last_receipt, b.receipts, b.stations, b.hash, sealed_at],
    )?;
    Ok(id)
}

/// Batches with numbers above `after`.
pub fn batches_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Batch>, Error> {
    tx.all(
        "select id, first_receipt, last_receipt, receipts, stations, hash from intake_batch
         where id > ?1 order by id limit ?2",
        args![after, limit],
    )
}

row! {
    /// What `verify --deep` compares.
    pub struct Sealed {
        /// Number.
        pub id: i64,
        /// Station.
        pub station_id: i64,
        /// Path of the upload.
        pub path: String,
        /// Address it came from.
        pub source: String,
        /// When it had arrived whole.
        pub arrived_at: Moment,
        /// SHA-256 of the bytes as recorded.
        pub sha256: String,
        /// New readings.
        pub accepted: i64,
        /// Readings that said nothing new.
        pub duplicate: i64,
        /// Newer versions.
        pub conflict: i64,
        /// Quarantined lines.
        pub quarantined: i64,
        /// Hash over bytes and everything derived from them as recorded.
        pub content_hash: String,
    }
}

/// The receipts of a batch in the order of their numbers.
pub fn of_batch(tx: &mut Tx, batch: &Batch) -> Result<Vec<Sealed>, Error> {
    tx.all(
        "select id, station_id, path, source, arrived_at, sha256, accepted, duplicate, conflict, quarantined, content_hash
         from receipt where id between ?1 and ?2 and batch_id = ?3 order by id",
        args![batch.first_receipt, batch.last_receipt, batch.id],
    )
}

row! {
    /// A receipt as it is written out.
    pub struct Listed {
        /// Number.
        pub id: i64,
        /// Code of the station.
        pub station: String,
        /// Path of the upload.
        pub path: String,
        /// When it had arrived whole.
        pub arrived_at: Moment,
        /// Size.
        pub bytes: i64,
        /// New readings.
        pub accepted: i64,
        /// Readings that said nothing new.
        pub duplicate: i64,
        /// Newer versions.
        pub conflict: i64,
        /// Quarantined lines.
        pub quarantined: i64,
    }
}

/// Receipts with numbers above `after`, in the order of their numbers.
pub fn listed_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<Listed>, Error> {
    tx.all(
        "select r.id, s.code, r.path, r.arrived_at, r.bytes, r.accepted, r.duplicate, r.conflict, r.quarantined
         from receipt r join station s on s.id = r.station_id where r.id > ?1 order by r.id limit ?2",
        args![after, limit],
    )
}

/// When the newest receipt arrived.
pub fn newest_arrival(tx: &mut Tx) -> Result<Option<Moment>, Error> {
    tx.maybe("select arrived_at from receipt order by id desc limit 1", args![])
}

impl Sealed {
    /// The receipt as its hash covers it.
    pub fn head(&self) -> Head<'_> {
        Head {
            station_id: self.station_id,
            names: content::names(&self.path, &self.source).into(),
            arrived_at: self.arrived_at,
            sha256: &self.sha256,
            counts: Counts {
                accepted: self.accepted,
                duplicate: self.duplicate,
                conflict: self.conflict,
                quarantined: self.quarantined,
            },
        }
    }
}
