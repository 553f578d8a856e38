//! The files that the sample province's loggers write, in layout L1 of Circular 10/2021/TT-BTNMT.

use std::fmt::Write;

use kernel::{MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};

use super::province::SampleStation;
use super::signals;

/// A file as a logger would store it.
pub struct LoggerFile {
    /// Path on the server.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The file of a station for these measuring times; none where the station was out of order for all
/// of them. `origin` is the demo's first midnight.
pub fn file(station: &SampleStation, origin: Moment, times: &[Moment]) -> Option<LoggerFile> {
    let seed = signals::hash_text(station.code);
    let mut text = String::new();
    let mut last = None;
    for time in times.iter().filter(|t| !is_out(station, origin, **t)) {
        for signal in station.signals {
            let status = signals::status(signal, seed, *time);
            let value = match status {
                "02" => "---".to_owned(),
                _ => signals::text(signal, station.episodes, seed, origin, *time),
            };
            // Writing into a String cannot fail.
            let _ = write!(text, "{}\t{value}\t{}\t{}\t{status}\r\n", signal.symbol, signal.unit, time.compact_local());
        }
        last = Some(*time);
    }
    let stamp = last?.compact_local();
    let folder = format!("/{}/{}/{}", &stamp[..4], &stamp[4..6], &stamp[6..8]);
    let name = format!("TG_{}_{}_{stamp}.txt", station.site, station.code);
    Some(LoggerFile { path: format!("{folder}/{name}"), bytes: text.into_bytes() })
}

/// The slots of a station with `after < slot <= until`.
pub fn slots(station: &SampleStation, after: Moment, until: Moment) -> Vec<Moment> {
    let step = station.interval_minutes * 60 * MICROS_PER_SECOND;
    let first = after.0.div_euclid(step) + 1;
    (first..=until.0.div_euclid(step)).map(|n| Moment(n * step)).collect()
}

fn is_out(station: &SampleStation, origin: Moment, time: Moment) -> bool {
    let hour = (time.0 - origin.0).div_euclid(MICROS_PER_HOUR);
    station.outages.iter().any(|(from, to)| (*from..*to).contains(&hour))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::province::STATIONS;

    #[test]
    fn a_sample_file_reads_back_whole() {
        let origin = Moment::from_compact_local("20261023000000").expect("a moment");
        for station in &STATIONS {
            let times = slots(station, origin, Moment(origin.0 + MICROS_PER_HOUR));
            let file = file(station, origin, &times).expect("a file");
            let read = series::logger_file::parse(&file.bytes, &series::Bounds::default());
            assert!(read.quarantined.is_empty(), "{}: {:?}", station.code, read.quarantined);
            assert_eq!(read.readings.len(), times.len() * station.signals.len(), "{}", station.code);
        }
    }
}
