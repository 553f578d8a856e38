//! SQL of exceedances.

use kernel::{Moment, PublicId};
use store::{Error, Tx, args, row, sql};

use super::{Exceedance, State};

row! {
    struct ExceedanceRow {
        id: i64,
        public_id: PublicId,
        station_id: i64,
        datastream_id: i64,
        facility_id: Option<i64>,
        area_id: Option<i64>,
        starts_at: Moment,
        ends_at: Moment,
        ratio: Option<f64>,
        severity: String,
        state: String,
        opened_at: Moment,
        open_since: Moment,
        version: i64,
    }
}

impl From<ExceedanceRow> for Exceedance {
    fn from(r: ExceedanceRow) -> Exceedance {
        Exceedance {
            id: r.id,
            public_id: r.public_id,
            station_id: r.station_id,
            datastream_id: r.datastream_id,
            facility_id: r.facility_id,
            area_id: r.area_id,
            starts_at: r.starts_at,
            ends_at: r.ends_at,
            ratio: r.ratio,
            severity: r.severity,
            state: State::from_code(&r.state).unwrap_or(State::Open),
            opened_at: r.opened_at,
            open_since: r.open_since,
            version: r.version,
        }
    }
}

/// The exceedances of series whose windows ended from one moment to another.
pub fn of_windows(tx: &mut Tx, series: &[i64], from: Moment, until: Moment) -> Result<Vec<Exceedance>, Error> {
    let text = sql! {
        sqlite: "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio,
            severity, state, opened_at, open_since, version
         from exceedance where datastream_id in (select value from json_each(?1)) and ends_at >= ?2 and ends_at <= ?3",
        postgres: "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio,
            severity, state, opened_at, open_since, version
         from exceedance where datastream_id in
            (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))
            and ends_at >= ?2 and ends_at <= ?3",
    };
    let rows: Vec<ExceedanceRow> = tx.all(text, args![format!("{series:?}"), from, until])?;
    Ok(rows.into_iter().map(Exceedance::from).collect())
}

/// The exceedance of a public id.
pub fn by_public_id(tx: &mut Tx, id: &PublicId) -> Result<Option<Exceedance>, Error> {
    let row: Option<ExceedanceRow> = tx.maybe(
        "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio, severity,
            state, opened_at, open_since, version
         from exceedance where public_id = ?1",
        args![id],
    )?;
    Ok(row.map(Exceedance::from))
}

/// Points the exceedances of one administrative unit to another.
pub(crate) fn repoint(tx: &mut Tx, old: i64, new: i64) -> Result<u64, Error> {
    tx.run("update exceedance set area_id = ?2 where area_id = ?1", args![old, new])
}

/// One exceedance.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Exceedance>, Error> {
    let row: Option<ExceedanceRow> = tx.maybe(
        "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio, severity,
            state, opened_at, open_since, version
         from exceedance where id = ?1",
        args![id],
    )?;
    Ok(row.map(Exceedance::from))
}

/// The exceedances of a station since a moment, newest first.
pub fn of_station(tx: &mut Tx, station: i64, since: Moment, limit: i64) -> Result<Vec<Exceedance>, Error> {
    let rows: Vec<ExceedanceRow> = tx.all(
        "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio, severity,
            state, opened_at, open_since, version
         from exceedance where station_id = ?1 and ends_at > ?2 order by ends_at desc, id desc limit ?3",
        args![station, since, limit],
    )?;
    Ok(rows.into_iter().map(Exceedance::from).collect())
}

/// Those found after one moment and until another, in that order, whatever became of them.
pub fn found_between(tx: &mut Tx, after: Moment, until: Moment) -> Result<Vec<Exceedance>, Error> {
    let rows: Vec<ExceedanceRow> = tx.all(
        "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio, severity,
            state, opened_at, open_since, version
         from exceedance where opened_at > ?1 and opened_at <= ?2 order by opened_at, id",
        args![after, until],
    )?;
    Ok(rows.into_iter().map(Exceedance::from).collect())
}

/// Those that were opened, or opened anew, after one moment and until another, in that order, whatever became of them.
pub fn open_between(tx: &mut Tx, after: Moment, until: Moment) -> Result<Vec<Exceedance>, Error> {
    let rows: Vec<ExceedanceRow> = tx.all(
        "select id, public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio, severity,
            state, opened_at, open_since, version
         from exceedance where open_since > ?1 and open_since <= ?2 order by open_since, id",
        args![after, until],
    )?;
    Ok(rows.into_iter().map(Exceedance::from).collect())
}

/// Begin and end of the windows of a series that exceeded until this one, newest first.
pub fn windows_until(
    tx: &mut Tx,
    datastream: i64,
    ends_at: Moment,
    limit: i64,
) -> Result<Vec<(Moment, Moment)>, Error> {
    tx.all(
        "select starts_at, ends_at from exceedance
         where datastream_id = ?1 and ends_at <= ?2 and state <> 'withdrawn' order by ends_at desc limit ?3",
        args![datastream, ends_at, limit],
    )
}

/// Number and version of those of the same series that are open and whose earlier window holds a part of this one.
pub fn open_beside(tx: &mut Tx, e: &Exceedance) -> Result<Vec<(i64, i64)>, Error> {
    tx.all(
        "select id, version from exceedance where datastream_id = ?1 and ends_at > ?2 and ends_at < ?3
            and state = 'open' order by ends_at",
        args![e.datastream_id, e.starts_at, e.ends_at],
    )
}

/// Writes a new exceedance, version 1, and answers its id. The `id`, `version` and `opened_at` of the argument
/// are not looked at, except the last.
pub fn insert(tx: &mut Tx, e: &Exceedance) -> Result<i64, Error> {
    let (id,): (i64,) = tx.one(
        "insert into exceedance (public_id, station_id, datastream_id, facility_id, area_id, starts_at, ends_at, ratio,
            severity, state, opened_at, open_since, version)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1) returning id",
        args![
            e.public_id,
            e.station_id,
            e.datastream_id,
            e.facility_id,
            e.area_id,
            e.starts_at,
            e.ends_at,
            e.ratio,
            e.severity,
            e.state.code(),
            e.opened_at,
            e.open_since
        ],
    )?;
    Ok(id)
}

/// Rewrites what a new version changes.
pub fn update(tx: &mut Tx, e: &Exceedance) -> Result<(), Error> {
    tx.run(
        "update exceedance set ratio = ?2, severity = ?3, state = ?4, open_since = ?5, version = ?6 where id = ?1",
        args![e.id, e.ratio, e.severity, e.state.code(), e.open_since, e.version],
    )?;
    Ok(())
}

/// Station and symbol of every exceedance whose window ended after `since` and which was not withdrawn,
/// each once.
pub fn symbols_since(tx: &mut Tx, since: Moment) -> Result<Vec<(i64, String)>, Error> {
    tx.all(
        "select distinct e.station_id, d.symbol from exceedance e join datastream d on d.id = e.datastream_id
         where e.ends_at > ?1 and e.state <> 'withdrawn' order by e.station_id, d.symbol",
        args![since],
    )
}
