//! SQL of frames and of newer versions of observations.

use kernel::Moment;
use store::{Error, Tx, args, row};

use crate::receipt::store::FEW;

row! {
    /// A stored frame.
    pub struct FrameRow {
        /// Measuring time.
        pub time: Moment,
        /// The receipt it came with.
        pub receipt_id: i64,
        /// Number of its first reading within the receipt.
        pub first_ordinal: i64,
        /// When it arrived.
        pub arrived_at: Moment,
        /// Packed readings.
        pub body: Vec<u8>,
    }
}

row! {
    /// A newer version of one observation.
    pub struct ChangeRow {
        /// Measuring time.
        pub time: Moment,
        /// Slot of the parameter.
        pub slot: i64,
        /// Version, from 1.
        pub version: i64,
        /// The receipt it came with.
        pub receipt_id: i64,
        /// When it arrived.
        pub arrived_at: Moment,
        /// Status code.
        pub status: String,
        /// Flag bits.
        pub flags: i64,
        /// The value's text.
        pub value: String,
    }
}

/// Appends frames of stations.
pub fn insert_all<'a>(tx: &mut Tx, all: impl Iterator<Item = (i64, &'a FrameRow)>) -> Result<(), Error> {
    let all: Vec<_> = all.collect();
    if all.len() > FEW {
        let columns = ["station_id", "time", "receipt_id", "first_ordinal", "arrived_at", "body"];
        let rows = all.into_iter().map(|(station, f)| {
            [
                station.into(),
                f.time.into(),
                f.receipt_id.into(),
                f.first_ordinal.into(),
                f.arrived_at.into(),
                f.body.as_slice().into(),
            ]
        });
        tx.load("frame", columns, rows)?;
        return Ok(());
    }
    for (station, f) in all {
        tx.run(
            "insert into frame (station_id, time, receipt_id, first_ordinal, arrived_at, body)
             values (?1, ?2, ?3, ?4, ?5, ?6)",
            args![station, f.time, f.receipt_id, f.first_ordinal, f.arrived_at, f.body],
        )?;
    }
    Ok(())
}

/// Appends a newer version.
pub fn insert_change(tx: &mut Tx, station: i64, c: &ChangeRow) -> Result<(), Error> {
    tx.run(
        "insert into observation_change (station_id, time, slot, version, receipt_id, arrived_at, status, flags, value)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        args![station, c.time, c.slot, c.version, c.receipt_id, c.arrived_at, c.status, c.flags, c.value],
    )?;
    Ok(())
}

/// Frames of a station with `after < time <= until`, by time.
pub fn between(tx: &mut Tx, station: i64, after: Moment, until: Moment) -> Result<Vec<FrameRow>, Error> {
    tx.all(
        "select time, receipt_id, first_ordinal, arrived_at, body from frame
         where station_id = ?1 and time > ?2 and time <= ?3 order by time, receipt_id",
        args![station, after, until],
    )
}

/// The newest frames of a station at or before `until`, newest first.
pub fn newest(tx: &mut Tx, station: i64, until: Moment, limit: i64) -> Result<Vec<FrameRow>, Error> {
    tx.all(
        "select time, receipt_id, first_ordinal, arrived_at, body from frame
         where station_id = ?1 and time <= ?2 order by time desc, receipt_id desc limit ?3",
        args![station, until, limit],
    )
}

/// Newer versions of a station's observations with `after < time <= until`, oldest version first.
pub fn changes_between(tx: &mut Tx, station: i64, after: Moment, until: Moment) -> Result<Vec<ChangeRow>, Error> {
    tx.all(
        "select time, slot, version, receipt_id, arrived_at, status, flags, value from observation_change
         where station_id = ?1 and time > ?2 and time <= ?3 order by time, slot, version",
        args![station, after, until],
    )
}

/// Station and time of the frame of a receipt that holds reading number `ordinal`.
pub fn holding(tx: &mut Tx, receipt: i64, ordinal: i64) -> Result<Option<(i64, Moment)>, Error> {
    tx.maybe(
        "select station_id, time from frame
         where receipt_id = ?1 and first_ordinal <= ?2 order by first_ordinal desc limit 1",
        args![receipt, ordinal],
    )
}

/// The frames of a receipt, by time.
pub fn of_receipt(tx: &mut Tx, receipt: i64) -> Result<Vec<FrameRow>, Error> {
    tx.all(
        "select time, receipt_id, first_ordinal, arrived_at, body from frame
         where receipt_id = ?1 order by first_ordinal",
        args![receipt],
    )
}

/// The newer versions that a receipt brought, in the order in which they were written.
pub fn changes_of_receipt(tx: &mut Tx, receipt: i64) -> Result<Vec<ChangeRow>, Error> {
    tx.all(
        "select time, slot, version, receipt_id, arrived_at, status, flags, value from observation_change
         where receipt_id = ?1 order by time, slot, version",
        args![receipt],
    )
}
