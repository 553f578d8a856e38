//! SQL of the newest readings.

use kernel::Moment;
use store::{Tx, args};

use super::Latest;

type LatestRow = (i64, Moment, Moment, i64, String);

fn from_row((_, time, arrived_at, receipt_id, body): LatestRow) -> Result<Latest, serde_json::Error> {
    Ok(Latest { time, arrived_at, receipt_id, readings: serde_json::from_str(&body)? })
}

/// The newest readings of a station.
pub fn of_station(tx: &mut Tx, station: i64) -> Result<Option<Latest>, kernel::Failure> {
    let row: Option<LatestRow> = tx.maybe(
        "select station_id, time, arrived_at, receipt_id, body from latest where station_id = ?1",
        args![station],
    )?;
    Ok(row.map(from_row).transpose()?)
}

/// The newest readings of every station that ever reported, with the station's id.
pub fn all(tx: &mut Tx) -> Result<Vec<(i64, Latest)>, kernel::Failure> {
    let rows: Vec<LatestRow> =
        tx.all("select station_id, time, arrived_at, receipt_id, body from latest order by station_id", args![])?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        out.push((row.0, from_row(row)?));
    }
    Ok(out)
}

/// Replaces the newest readings of a station.
pub fn put(tx: &mut Tx, station: i64, latest: &Latest) -> Result<(), kernel::Failure> {
    let body = serde_json::to_string(&latest.readings)?;
    tx.run(
        "insert into latest (station_id, time, arrived_at, receipt_id, body) values (?1, ?2, ?3, ?4, ?5)
         on conflict (station_id) do update set time = excluded.time, arrived_at = excluded.arrived_at,
            receipt_id = excluded.receipt_id, body = excluded.body",
        args![station, latest.time, latest.arrived_at, latest.receipt_id, body],
    )?;
    Ok(())
}
