//! SQL of warnings of indices.

use kernel::{Moment, PublicId};
use store::{Error, Tx, args, row};

use super::IndexWarning;

row! {
    struct WarningRow {
        id: i64,
        public_id: PublicId,
        station_id: i64,
        opened_at: Moment,
        expires_at: Moment,
        ended: bool,
        version: i64,
    }
}

impl From<WarningRow> for IndexWarning {
    fn from(r: WarningRow) -> IndexWarning {
        IndexWarning {
            id: r.id,
            public_id: r.public_id,
            station_id: r.station_id,
            opened_at: r.opened_at,
            expires_at: r.expires_at,
            ended: r.ended,
            version: r.version,
        }
    }
}

/// Those that speak at a moment.
pub fn live(tx: &mut Tx, now: Moment) -> Result<Vec<IndexWarning>, Error> {
    let rows: Vec<WarningRow> = tx.all(
        "select id, public_id, station_id, opened_at, expires_at, ended, version
         from index_warning where expires_at > ?1 and not ended order by id",
        args![now],
    )?;
    Ok(rows.into_iter().map(IndexWarning::from).collect())
}

/// The newest of public stations.
pub fn newest(tx: &mut Tx, limit: i64) -> Result<Vec<IndexWarning>, Error> {
    let rows: Vec<WarningRow> = tx.all(
        "select w.id, w.public_id, w.station_id, w.opened_at, w.expires_at, w.ended, w.version
         from index_warning w join station s on s.id = w.station_id
         where s.public order by w.opened_at desc, w.id desc limit ?1",
        args![limit],
    )?;
    Ok(rows.into_iter().map(IndexWarning::from).collect())
}

/// One by its public id.
pub fn by_public_id(tx: &mut Tx, id: &PublicId) -> Result<Option<IndexWarning>, Error> {
    let row: Option<WarningRow> = tx.maybe(
        "select id, public_id, station_id, opened_at, expires_at, ended, version
         from index_warning where public_id = ?1",
        args![id],
    )?;
    Ok(row.map(IndexWarning::from))
}

/// Writes a new one, version 1, and answers its id.
pub fn insert(tx: &mut Tx, w: &IndexWarning) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into index_warning (public_id, station_id, opened_at, expires_at, ended, version)
         values (?1, ?2, ?3, ?4, ?5, 1) returning id",
        args![w.public_id, w.station_id, w.opened_at, w.expires_at, w.ended],
    )?;
    Ok(id)
}

/// Rewrites what a new message changes.
pub fn update(tx: &mut Tx, w: &IndexWarning) -> Result<(), Error> {
    tx.run(
        "update index_warning set expires_at = ?2, ended = ?3, version = ?4 where id = ?1",
        args![w.id, w.expires_at, w.ended, w.version],
    )?;
    Ok(())
}
