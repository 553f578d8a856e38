//! SQL of stations.

use kernel::PublicId;
use store::{Error, Tx, args, row};

use super::Station;

row! {
    struct StationRow {
        id: i64,
        public_id: PublicId,
        code: String,
        name: String,
        medium: String,
        facility_id: Option<i64>,
        area_id: Option<i64>,
        latitude: Option<f64>,
        longitude: Option<f64>,
        interval_minutes: i64,
        public: bool,
        revision: i64,
    }
}

impl From<StationRow> for Station {
    fn from(r: StationRow) -> Station {
        Station {
            id: r.id,
            public_id: r.public_id,
            code: r.code,
            name: r.name,
            medium: r.medium,
            facility_id: r.facility_id,
            area_id: r.area_id,
            latitude: r.latitude,
            longitude: r.longitude,
            interval_minutes: r.interval_minutes,
            public: r.public,
            revision: r.revision,
        }
    }
}

/// How often the set-up of a station has changed.
pub fn revision(tx: &mut Tx, id: i64) -> Result<Option<i64>, Error> {
    let row: Option<(i64,)> = tx.maybe("select revision from station where id = ?1", args![id])?;
    Ok(row.map(|(n,)| n))
}

/// How often the set-up of each station has changed.
pub fn revisions(tx: &mut Tx) -> Result<Vec<(i64, i64)>, Error> {
    tx.all("select id, revision from station order by id", args![])
}

/// Says that something of a station changed, or of all, which those who remember it must read again.
pub fn revise(tx: &mut Tx, id: Option<i64>) -> Result<(), Error> {
    match id {
        Some(id) => tx.run("update station set revision = revision + 1 where id = ?1", args![id])?,
        None => tx.run("update station set revision = revision + 1", args![])?,
    };
    Ok(())
}

/// The id of a station by its code, however it is capitalised.
pub fn id_of_code(tx: &mut Tx, folded: &str) -> Result<Option<i64>, Error> {
    let row: Option<(i64,)> = tx.maybe("select id from station where code_folded = ?1", args![folded])?;
    Ok(row.map(|(id,)| id))
}

/// One station.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Station>, Error> {
    let row: Option<StationRow> = tx.maybe(
        "select id, public_id, code, name, medium, facility_id, area_id, latitude, longitude, interval_minutes,
            public, revision
         from station where id = ?1",
        args![id],
    )?;
    Ok(row.map(Station::from))
}

/// Every station that the public may see, in Vietnamese order of names.
pub fn public(tx: &mut Tx) -> Result<Vec<Station>, Error> {
    let rows: Vec<StationRow> = tx.all(
        "select id, public_id, code, name, medium, facility_id, area_id, latitude, longitude, interval_minutes,
            public, revision
         from station where public order by sort_key, id",
        args![],
    )?;
    Ok(rows.into_iter().map(Station::from).collect())
}

/// Stations that limits bind, each with the code of its limit set.
pub fn limited(tx: &mut Tx) -> Result<Vec<(i64, String)>, Error> {
    tx.all("select id, limit_set from station where limit_set is not null order by id", args![])
}

/// Points the stations of one administrative unit to another; whoever has a set-up in mind sees that it changed.
pub(super) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update station set area_id = ?2, revision = revision + 1 where area_id = ?1", args![old, new])
}

/// Every station, by id.
pub fn all(tx: &mut Tx) -> Result<Vec<Station>, Error> {
    let rows: Vec<StationRow> = tx.all(
        "select id, public_id, code, name, medium, facility_id, area_id, latitude, longitude, interval_minutes,
            public, revision
         from station order by id",
        args![],
    )?;
    Ok(rows.into_iter().map(Station::from).collect())
}
