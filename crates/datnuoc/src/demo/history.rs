//! The history of the sample province: a month of files, received like any other, as if each had
//! arrived when it was measured.

use kernel::{MICROS_PER_HOUR, Moment, Outcome};
use monitoring::receive::{self, Upload};

use super::files;
use super::province::SampleStation;
use crate::house::House;

/// Files received in one transaction.
const TOGETHER: usize = 24;
/// Seconds from the end of an hour to the arrival of its file.
const TRANSIT: i64 = 20;
/// Hours that a broken logger has been silent when the history ends: long enough that its facility owes a notice.
const BROKEN_HOURS: i64 = 14;

/// Receives the history of a station with `origin < time <= until`, a file an hour; answers how many
/// files that were.
pub fn write(house: &House, station: &'static SampleStation, id: i64, origin: Moment, until: Moment) -> Outcome<usize> {
    let until = if station.broken { until.plus_seconds(-BROKEN_HOURS * 3600) } else { until };
    let mut uploads = Vec::new();
    let mut written = 0;
    let mut hour = origin;
    while hour < until {
        let end = Moment(hour.0 + MICROS_PER_HOUR).min(until);
        let slots = files::slots(station, hour, end);
        if let Some(file) = files::file(station, origin, &slots) {
            uploads.push(Upload {
                station: id,
                path: file.path,
                source: "127.0.0.1".to_owned(),
                arrived_at: end.plus_seconds(TRANSIT).min(until),
                bytes: file.bytes,
            });
        }
        hour = end;
        if uploads.len() == TOGETHER || hour >= until {
            written += uploads.len();
            flush(house, id, std::mem::take(&mut uploads))?;
        }
    }
    Ok(written)
}

fn flush(house: &House, station: i64, uploads: Vec<Upload>) -> Outcome<()> {
    let receiver = house.receiver();
    house.db.append_now(station, move |tx| {
        for upload in &uploads {
            receive::run(tx, &receiver, upload)?;
        }
        Ok(())
    })
}
