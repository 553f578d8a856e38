//! SQL of what a table will change.

use kernel::PublicId;
use store::{Error, Tx, args, row};

use crate::station::Setup;

row! {
    /// A change that was made.
    pub(super) struct Change {
        /// The station.
        pub station: i64,
        /// Whether it was registered by this import.
        pub is_new: bool,
        /// Its commune.
        pub area: Option<i64>,
        /// Its set-up, as JSON.
        pub setup: String,
    }
}

/// Prepares a change of a known station (its id and the revision seen), or a new station.
pub(super) fn prepare(
    tx: &mut Tx,
    import: i64,
    known: Option<(i64, i64)>,
    public_id: &PublicId,
    s: &Setup,
    body: &str,
) -> Result<(), Error> {
    let (station, revision) = known.unzip();
    tx.run(
        "insert into station_change (import, station_id, seen_revision, public_id, code, code_folded, name, sort_key,
            medium, facility_id, area_id, latitude, longitude, interval_minutes, limit_set, public, setup)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        args![
            import,
            station,
            revision,
            public_id,
            s.code.as_str(),
            s.code.folded(),
            s.name,
            kernel::text::sort_key(&s.name),
            s.medium,
            s.facility_id,
            s.area_id,
            s.latitude,
            s.longitude,
            s.interval_minutes,
            s.binding.as_ref().map(|b| b.limit_set.as_str()),
            s.public,
            body
        ],
    )?;
    Ok(())
}

/// Whether somebody registered or amended one of the stations since its change was prepared.
pub(super) fn overtaken(tx: &mut Tx, import: i64) -> Result<bool, Error> {
    let (count,): (i64,) = tx.one(
        "select count(*) from station_change c left join station s on s.code_folded = c.code_folded
         where c.import = ?1 and (s.id is distinct from c.station_id or s.revision is distinct from c.seen_revision)",
        args![import],
    )?;
    Ok(count > 0)
}

/// Registers the new stations.
pub(super) fn register(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run(
        "insert into station (public_id, code, code_folded, name, sort_key, medium, facility_id, area_id, latitude,
            longitude, interval_minutes, limit_set, public, revision)
         select public_id, code, code_folded, name, sort_key, medium, facility_id, area_id, latitude, longitude,
            interval_minutes, limit_set, public, 1
         from station_change where import = ?1 and station_id is null order by id",
        args![import],
    )?;
    Ok(())
}

/// Rewrites the looked-up columns of known stations and counts the changes.
pub(super) fn amend(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run(
        "update station set code = c.code, name = c.name, sort_key = c.sort_key, medium = c.medium,
            facility_id = c.facility_id, area_id = c.area_id, latitude = c.latitude, longitude = c.longitude,
            interval_minutes = c.interval_minutes, limit_set = c.limit_set, public = c.public,
            revision = station.revision + 1
         from station_change c where c.import = ?1 and c.station_id = station.id",
        args![import],
    )?;
    Ok(())
}

/// The changes of an import, in the order of its rows, when all of its stations are registered.
pub(super) fn all(tx: &mut Tx, import: i64) -> Result<Vec<Change>, Error> {
    tx.all(
        "select s.id, c.station_id is null, c.area_id, c.setup
         from station_change c join station s on s.code_folded = c.code_folded where c.import = ?1 order by c.id",
        args![import],
    )
}

/// Forgets the changes of an import.
pub(super) fn forget(tx: &mut Tx, import: i64) -> Result<(), Error> {
    tx.run("delete from station_change where import = ?1", args![import])?;
    Ok(())
}
