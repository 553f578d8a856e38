//! SQL of windows across stations and series. A list of ids travels as one text, so that one statement
//! serves one station and five hundred.

use kernel::Moment;
use store::{Error, Tx, args, sql};

use super::{Reach, Span};
use crate::average::Average;
use crate::average::store::AverageRow;
use crate::frame::store::{ChangeRow, FrameRow};

/// A frame with its station.
pub struct Framed {
    /// The station.
    pub station: i64,
    /// The frame.
    pub frame: FrameRow,
}

/// A newer version with its station.
pub struct Changed {
    /// The station.
    pub station: i64,
    /// The version.
    pub change: ChangeRow,
}

type FrameColumns = (i64, Moment, i64, i64, Moment, Vec<u8>);
type ChangeColumns = (i64, Moment, i64, i64, i64, Moment, String, i64, String);

/// Frames of stations in a span, from its newest or oldest end.
pub fn frames(tx: &mut Tx, stations: &str, span: Span, reach: Reach) -> Result<Vec<Framed>, Error> {
    let most = reach.most as i64;
    let newest = sql! {
        sqlite: "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
            where station_id in (select value from json_each('[' || ?1 || ']')) and time > ?2 and time <= ?3
            order by time desc, station_id, receipt_id limit ?4",
        postgres: "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
            where station_id = any (cast(string_to_array(?1, ',') as bigint[])) and time > ?2 and time <= ?3
            order by time desc, station_id, receipt_id limit ?4",
    };
    let oldest = sql! {
        sqlite: "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
            where station_id in (select value from json_each('[' || ?1 || ']')) and time > ?2 and time <= ?3
            order by time, station_id, receipt_id limit ?4",
        postgres: "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
            where station_id = any (cast(string_to_array(?1, ',') as bigint[])) and time > ?2 and time <= ?3
            order by time, station_id, receipt_id limit ?4",
    };
    let rows: Vec<FrameColumns> = match (stations.parse::<i64>(), reach.newest_first) {
        (Ok(only), newest_first) => of_one(tx, only, span, newest_first, most)?,
        (Err(_), true) => tx.all(newest, args![stations, span.after, span.until, most])?,
        (Err(_), false) => tx.all(oldest, args![stations, span.after, span.until, most])?,
    };
    let framed = |(station, time, receipt_id, first_ordinal, arrived_at, body)| Framed {
        station,
        frame: FrameRow { time, receipt_id, first_ordinal, arrived_at, body },
    };
    Ok(rows.into_iter().map(framed).collect())
}

/// Frames of one station: the engines read them in the order of their key, and need not sort.
fn of_one(tx: &mut Tx, station: i64, span: Span, newest_first: bool, most: i64) -> Result<Vec<FrameColumns>, Error> {
    let newest = "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
        where station_id = ?1 and time > ?2 and time <= ?3 order by time desc, receipt_id desc limit ?4";
    let oldest = "select station_id, time, receipt_id, first_ordinal, arrived_at, body from frame
        where station_id = ?1 and time > ?2 and time <= ?3 order by time, receipt_id limit ?4";
    tx.all(if newest_first { newest } else { oldest }, args![station, span.after, span.until, most])
}

/// Newer versions of stations' readings in a span, oldest version first.
pub fn changes(tx: &mut Tx, stations: &str, span: Span) -> Result<Vec<Changed>, Error> {
    let statement = sql! {
        sqlite: "select station_id, time, slot, version, receipt_id, arrived_at, status, flags, value
            from observation_change
            where station_id in (select value from json_each('[' || ?1 || ']')) and time > ?2 and time <= ?3
            order by station_id, time, slot, version",
        postgres: "select station_id, time, slot, version, receipt_id, arrived_at, status, flags, value
            from observation_change
            where station_id = any (cast(string_to_array(?1, ',') as bigint[])) and time > ?2 and time <= ?3
            order by station_id, time, slot, version",
    };
    let rows: Vec<ChangeColumns> = tx.all(statement, args![stations, span.after, span.until])?;
    let changed = |(station, time, slot, version, receipt_id, arrived_at, status, flags, value)| Changed {
        station,
        change: ChangeRow { time, slot, version, receipt_id, arrived_at, status, flags, value },
    };
    Ok(rows.into_iter().map(changed).collect())
}

/// Averages of series whose windows end in a span, from its newest or oldest end.
pub fn averages(tx: &mut Tx, series: &str, span: Span, reach: Reach) -> Result<Vec<Average>, Error> {
    let most = reach.most as i64;
    let newest = sql! {
        sqlite: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
                computed_at, flags, changed
            from average
            where datastream_id in (select value from json_each('[' || ?1 || ']')) and ends_at > ?2 and ends_at <= ?3
            order by ends_at desc, datastream_id limit ?4",
        postgres: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
                computed_at, flags, changed
            from average
            where datastream_id = any (cast(string_to_array(?1, ',') as bigint[])) and ends_at > ?2 and ends_at <= ?3
            order by ends_at desc, datastream_id limit ?4",
    };
    let oldest = sql! {
        sqlite: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
                computed_at, flags, changed
            from average
            where datastream_id in (select value from json_each('[' || ?1 || ']')) and ends_at > ?2 and ends_at <= ?3
            order by ends_at, datastream_id limit ?4",
        postgres: "select id, datastream_id, starts_at, ends_at, value, valid_count, expected_count, minimum, maximum,
                computed_at, flags, changed
            from average
            where datastream_id = any (cast(string_to_array(?1, ',') as bigint[])) and ends_at > ?2 and ends_at <= ?3
            order by ends_at, datastream_id limit ?4",
    };
    let statement = if reach.newest_first { newest } else { oldest };
    let rows: Vec<AverageRow> = tx.all(statement, args![series, span.after, span.until, most])?;
    Ok(rows.into_iter().map(Average::from).collect())
}

/// How many averages of series end in a span.
pub fn count_averages(tx: &mut Tx, series: &str, span: Span) -> Result<i64, Error> {
    let statement = sql! {
        sqlite: "select count(*) from average
            where datastream_id in (select value from json_each('[' || ?1 || ']')) and ends_at > ?2 and ends_at <= ?3",
        postgres: "select count(*) from average
            where datastream_id = any (cast(string_to_array(?1, ',') as bigint[])) and ends_at > ?2 and ends_at <= ?3",
    };
    tx.one(statement, args![series, span.after, span.until])
}

/// The first and the last measuring time of stations. A look-up by key for each, however long they run.
pub fn edges(tx: &mut Tx, stations: &str) -> Result<(Option<Moment>, Option<Moment>), Error> {
    let statement = sql! {
        sqlite: "select min(each.first), max(each.last) from (
                select (select min(f.time) from frame f where f.station_id = s.value) as first,
                    (select max(f.time) from frame f where f.station_id = s.value) as last
                from json_each('[' || ?1 || ']') s
            ) each",
        postgres: "select min(each.first), max(each.last) from (
                select (select min(f.time) from frame f where f.station_id = s.id) as first,
                    (select max(f.time) from frame f where f.station_id = s.id) as last
                from unnest(cast(string_to_array(?1, ',') as bigint[])) as s (id)
            ) each",
    };
    tx.one(statement, args![stations])
}
