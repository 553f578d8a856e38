//! SQL of averages and of the queue of windows to compute.

use kernel::Moment;
use store::{Error, Tx, args, row, sql};

use super::Average;
use crate::rules::window::Period;

row! {
    /// The columns of an average, in the order in which every statement names them.
    pub struct AverageRow {
        id: i64,
        datastream_id: i64,
        starts_at: Moment,
        ends_at: Moment,
        value: Option<f64>,
        valid_count: i64,
        expected_count: i64,
        minimum: Option<f64>,
        maximum: Option<f64>,
        computed_at: Moment,
        flags: i64,
        changed: i64,
    }
}

impl From<AverageRow> for Average {
    fn from(r: AverageRow) -> Average {
        Average {
            id: r.id,
            datastream_id: r.datastream_id,
            starts_at: r.starts_at,
            ends_at: r.ends_at,
            value: r.value,
            valid_count: r.valid_count,
            expected_count: r.expected_count,
            minimum: r.minimum,
            maximum: r.maximum,
            flags: u16::try_from(r.flags).unwrap_or(u16::MAX),
            computed_at: r.computed_at,
        }
    }
}

/// Asks for the average of a window (again).
pub fn mark_dirty(tx: &mut Tx, station: i64, period: Period, ends_at: Moment) -> Result<(), Error> {
    tx.run(
        "insert into dirty_window (station_id, period, ends_at) values (?1, ?2, ?3) on conflict do nothing",
        args![station, period.code(), ends_at],
    )?;
    Ok(())
}

/// Windows of a period that wait and are over, by station and time. A window is over when it ended by `settled`, or
/// by `now` and its station has sent a reading from its end or later: loggers send in order. What is made of other averages
/// waits while one of its own or an earlier one waits.
pub fn due(tx: &mut Tx, period: Period, now: Moment, settled: Moment, limit: i64) -> Result<Vec<(i64, Moment)>, Error> {
    let made_of = period.parts().map_or("", Period::code);
    // The order is that of `dirty_in_order`: both engines stop at the limit without sorting what waits.
    tx.all(
        "select station_id, ends_at from dirty_window d where period = ?1 and ends_at <= ?2 and (ends_at <= ?3
            or exists (select 1 from latest l where l.station_id = d.station_id and l.time >= d.ends_at))
            and not exists (select 1 from dirty_window h
                where h.station_id = d.station_id and h.period = ?5 and h.ends_at <= d.ends_at)
         order by station_id, ends_at limit ?4",
        args![period.code(), now, settled, limit, made_of],
    )
}

/// Takes the windows of a period that ended by `until` off the queue.
pub fn unmark_until(tx: &mut Tx, station: i64, period: Period, until: Moment) -> Result<(), Error> {
    tx.run(
        "delete from dirty_window where station_id = ?1 and period = ?2 and ends_at <= ?3",
        args![station, period.code(), until],
    )?;
    Ok(())
}

/// The number of the newest computation.
pub fn last_change(tx: &mut Tx) -> Result<i64, Error> {
    let (n,): (i64,) = tx.one("select coalesce(max(changed), 0) from average", args![])?;
    Ok(n)
}

/// Stores an average in place of the one that the window had.
pub fn put(tx: &mut Tx, a: &Average, changed: i64) -> Result<(), Error> {
    tx.run(
        "insert into average (datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
            computed_at, changed, flags)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         on conflict (datastream_id, ends_at) do update set value = excluded.value,
            valid_count = excluded.valid_count, expected_count = excluded.expected_count,
            minimum = excluded.minimum, maximum = excluded.maximum, computed_at = excluded.computed_at,
            changed = excluded.changed, flags = excluded.flags",
        args![
            a.datastream_id,
            a.starts_at,
            a.ends_at,
            a.value,
            a.valid_count,
            a.expected_count,
            a.minimum,
            a.maximum,
            a.computed_at,
            changed,
            i64::from(a.flags)
        ],
    )?;
    Ok(())
}

/// Averages of a series with `after < ends_at <= until`, by time.
pub fn between(tx: &mut Tx, datastream: i64, after: Moment, until: Moment) -> Result<Vec<Average>, Error> {
    let rows: Vec<AverageRow> = tx.all(
        "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum, computed_at,
            flags, changed
         from average where datastream_id = ?1 and ends_at > ?2 and ends_at <= ?3 order by ends_at",
        args![datastream, after, until],
    )?;
    Ok(rows.into_iter().map(Average::from).collect())
}

/// Averages of many series with `after < ends_at <= until` that have a value: series, label, value.
pub fn values(tx: &mut Tx, streams: &[i64], after: Moment, until: Moment) -> Result<Vec<(i64, Moment, f64)>, Error> {
    let text = sql! {
        sqlite: "select datastream_id, ends_at, value from average
         where datastream_id in (select value from json_each(?1)) and ends_at > ?2 and ends_at <= ?3
            and value is not null",
        postgres: "select datastream_id, ends_at, value from average
         where datastream_id in
            (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))
            and ends_at > ?2 and ends_at <= ?3 and value is not null",
    };
    tx.all(text, args![format!("{streams:?}"), after, until])
}

/// One average.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Average>, Error> {
    let row: Option<AverageRow> = tx.maybe(
        "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum, computed_at,
            flags, changed
         from average where id = ?1",
        args![id],
    )?;
    Ok(row.map(Average::from))
}

/// The averages of these numbers.
pub fn by_ids(tx: &mut Tx, ids: &[i64]) -> Result<Vec<Average>, Error> {
    let text = sql! {
        sqlite: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
            computed_at, flags, changed
         from average where id in (select value from json_each(?1))",
        postgres: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
            computed_at, flags, changed
         from average
         where id in (select cast(item as bigint) from json_array_elements_text(cast(?1 as json)) as list(item))",
    };
    let rows: Vec<AverageRow> = tx.all(text, args![format!("{ids:?}")])?;
    Ok(rows.into_iter().map(Average::from).collect())
}

/// Computations after number `after`, in order, each with its number.
pub fn changed_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<(i64, Average)>, Error> {
    let rows: Vec<AverageRow> = tx.all(
        "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum, computed_at,
            flags, changed
         from average where changed > ?1 order by changed limit ?2",
        args![after, limit],
    )?;
    Ok(rows.into_iter().map(|r| (r.changed, Average::from(r))).collect())
}
