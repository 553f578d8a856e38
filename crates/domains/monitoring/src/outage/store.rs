//! SQL of outages.

use kernel::{Moment, PublicId};
use store::{Error, Tx, args, row};

use super::Outage;

row! {
    struct OutageRow {
        id: i64,
        public_id: PublicId,
        station_id: i64,
        facility_id: Option<i64>,
        area_id: Option<i64>,
        since: Moment,
        due_at: Moment,
        resumed_at: Option<Moment>,
        reported_at: Option<Moment>,
        reminded_at: Option<Moment>,
        version: i64,
    }
}

impl From<OutageRow> for Outage {
    fn from(r: OutageRow) -> Outage {
        Outage {
            id: r.id,
            public_id: r.public_id,
            station_id: r.station_id,
            facility_id: r.facility_id,
            area_id: r.area_id,
            since: r.since,
            due_at: r.due_at,
            resumed_at: r.resumed_at,
            reported_at: r.reported_at,
            reminded_at: r.reminded_at,
            version: r.version,
        }
    }
}

/// Those that go on, the longest first.
pub fn open(tx: &mut Tx) -> Result<Vec<Outage>, Error> {
    let rows: Vec<OutageRow> = tx.all(
        "select id, public_id, station_id, facility_id, area_id, since, due_at, resumed_at, reported_at, reminded_at,
            version
         from outage where resumed_at is null order by since, id",
        args![],
    )?;
    Ok(rows.into_iter().map(Outage::from).collect())
}

/// One by its id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Outage>, Error> {
    let row: Option<OutageRow> = tx.maybe(
        "select id, public_id, station_id, facility_id, area_id, since, due_at, resumed_at, reported_at, reminded_at,
            version
         from outage where id = ?1",
        args![id],
    )?;
    Ok(row.map(Outage::from))
}

/// One by its public id.
pub fn by_public_id(tx: &mut Tx, id: &PublicId) -> Result<Option<Outage>, Error> {
    let row: Option<OutageRow> = tx.maybe(
        "select id, public_id, station_id, facility_id, area_id, since, due_at, resumed_at, reported_at, reminded_at,
            version
         from outage where public_id = ?1",
        args![id],
    )?;
    Ok(row.map(Outage::from))
}

/// Writes a new one, version 1, and answers its id.
pub fn insert(tx: &mut Tx, o: &Outage) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into outage (public_id, station_id, facility_id, area_id, since, due_at, version)
         values (?1, ?2, ?3, ?4, ?5, ?6, 1) returning id",
        args![o.public_id, o.station_id, o.facility_id, o.area_id, o.since, o.due_at],
    )?;
    Ok(id)
}

/// Rewrites what a new version changes.
pub fn update(tx: &mut Tx, o: &Outage) -> Result<(), Error> {
    tx.run(
        "update outage set resumed_at = ?2, reported_at = ?3, version = ?4 where id = ?1",
        args![o.id, o.resumed_at, o.reported_at, o.version],
    )?;
    Ok(())
}

/// Marks that the notice that is due was asked for.
pub fn reminded(tx: &mut Tx, id: i64, at: Moment) -> Result<(), Error> {
    tx.run("update outage set reminded_at = ?2 where id = ?1", args![id, at])?;
    Ok(())
}

/// Points the outages of one administrative unit to another.
pub(crate) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update outage set area_id = ?2 where area_id = ?1", args![old, new])
}
