//! SQL of series.

use kernel::{Day, PublicId};
use store::{Error, Tx, args, row, sql};

use super::{Averaging, Datastream};

row! {
    struct DatastreamRow {
        id: i64,
        public_id: PublicId,
        station_id: i64,
        slot: i64,
        symbol: String,
        averaging: String,
        unit: String,
        retired_on: Option<Day>,
    }
}

impl From<DatastreamRow> for Datastream {
    fn from(r: DatastreamRow) -> Datastream {
        Datastream {
            id: r.id,
            public_id: r.public_id,
            station_id: r.station_id,
            slot: r.slot as u16,
            symbol: r.symbol,
            averaging: Averaging::from_code(&r.averaging).unwrap_or(Averaging::Raw),
            unit: r.unit,
            retired_on: r.retired_on,
        }
    }
}

/// The series of a station, by slot and averaging; retired ones too.
pub fn of_station(tx: &mut Tx, station: i64) -> Result<Vec<Datastream>, Error> {
    let rows: Vec<DatastreamRow> = tx.all(
        "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         where station_id = ?1 order by slot, id",
        args![station],
    )?;
    Ok(rows.into_iter().map(Datastream::from).collect())
}

/// The series of many stations, those of each by slot and averaging; retired ones too.
pub fn of_stations(tx: &mut Tx, stations: &[i64]) -> Result<Vec<Datastream>, Error> {
    let text = sql! {
        sqlite: "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         where station_id in (select value from json_each(?1)) order by station_id, slot, id",
        postgres: "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         where station_id in
            (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))
         order by station_id, slot, id",
    };
    let rows: Vec<DatastreamRow> = tx.all(text, args![format!("{stations:?}")])?;
    Ok(rows.into_iter().map(Datastream::from).collect())
}

/// The series of these numbers.
pub fn by_ids(tx: &mut Tx, ids: &[i64]) -> Result<Vec<Datastream>, Error> {
    let text = sql! {
        sqlite: "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         where id in (select value from json_each(?1))",
        postgres: "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         where id in (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))",
    };
    let rows: Vec<DatastreamRow> = tx.all(text, args![format!("{ids:?}")])?;
    Ok(rows.into_iter().map(Datastream::from).collect())
}

/// Every series.
pub fn all(tx: &mut Tx) -> Result<Vec<Datastream>, Error> {
    let rows: Vec<DatastreamRow> = tx.all(
        "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream order by id",
        args![],
    )?;
    Ok(rows.into_iter().map(Datastream::from).collect())
}

/// Every series, those of a station by slot and averaging; retired ones too.
pub fn all_by_slot(tx: &mut Tx) -> Result<Vec<Datastream>, Error> {
    let rows: Vec<DatastreamRow> = tx.all(
        "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream
         order by station_id, slot, id",
        args![],
    )?;
    Ok(rows.into_iter().map(Datastream::from).collect())
}

/// One series.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Datastream>, Error> {
    let row: Option<DatastreamRow> = tx.maybe(
        "select id, public_id, station_id, slot, symbol, averaging, unit, retired_on from datastream where id = ?1",
        args![id],
    )?;
    Ok(row.map(Datastream::from))
}

/// A series to be added.
pub struct New {
    /// Its public id.
    pub public_id: PublicId,
    /// The station.
    pub station: i64,
    /// The slot of its parameter.
    pub slot: u16,
    /// The canonical symbol of the parameter.
    pub symbol: String,
    /// What is averaged over.
    pub averaging: Averaging,
    /// The unit it is kept in.
    pub unit: String,
}

/// Adds series.
pub fn insert_all(tx: &mut Tx, series: Vec<New>) -> Result<(), Error> {
    let columns = ["public_id", "station_id", "slot", "symbol", "averaging", "unit"];
    let rows = series.iter().map(|new| {
        [
            (&new.public_id).into(),
            new.station.into(),
            i64::from(new.slot).into(),
            new.symbol.as_str().into(),
            new.averaging.code().into(),
            new.unit.as_str().into(),
        ]
    });
    tx.load("datastream", columns, rows)?;
    Ok(())
}

/// Retires the series of a parameter from a day on; those retired before stay so since then.
pub fn retire(tx: &mut Tx, station: i64, symbol: &str, on: Day) -> Result<(), Error> {
    tx.run(
        "update datastream set retired_on = ?3 where station_id = ?1 and symbol = ?2 and retired_on is null",
        args![station, symbol, on],
    )?;
    Ok(())
}

/// Brings the series of a parameter back.
pub fn restore(tx: &mut Tx, station: i64, symbol: &str) -> Result<(), Error> {
    tx.run("update datastream set retired_on = null where station_id = ?1 and symbol = ?2", args![station, symbol])?;
    Ok(())
}
