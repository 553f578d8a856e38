//! The files that the sample province's loggers write, in the three layouts of the field (Annex 15 of Circular
//! 10/2021/TT-BTNMT and what its readers met).

use std::fmt::Write;

use kernel::{MICROS_PER_HOUR, MICROS_PER_SECOND, Moment};

use super::signals;
use super::stations::{Layout, SampleStation};

/// A file as a logger would store it.
pub struct LoggerFile {
    /// Path on the server.
    pub path: String,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The file of a station for these measuring times; none where the station was out of order for all
/// of them. `origin` is the first midnight of the demo's last month.
pub fn file(station: &SampleStation, origin: Moment, times: &[Moment]) -> Option<LoggerFile> {
    let mut text = String::with_capacity(times.len() * station.signals.len() * 40);
    let mut last = None;
    if station.layout == Layout::DatedRows {
        text.push_str(&format!("{}_{}\t\r\n", station.code, station.site));
    }
    for time in times.iter().filter(|t| !is_out(station, origin, **t)) {
        moment(&mut text, station, origin, *time);
        last = Some(*time);
    }
    let stamp = last?.compact_local();
    let folder = format!("/{}/{}/{}", &stamp[..4], &stamp[4..6], &stamp[6..8]);
    let name = format!("TG_{}_{}_{stamp}.txt", station.site, station.code);
    Some(LoggerFile { path: format!("{folder}/{name}"), bytes: text.into_bytes() })
}

/// Writes what a station measured at one time.
fn moment(text: &mut String, station: &SampleStation, origin: Moment, time: Moment) {
    let stamp = time.compact_local();
    let seed = signals::hash_text(station.code);
    for (n, signal) in station.signals.iter().enumerate() {
        let status = signals::status(signal, seed, time);
        let value = match status {
            "02" => "---".to_owned(),
            _ => signals::text(signal, station, origin, time),
        };
        let (symbol, unit) = (signal.symbol, signal.unit);
        // Writing into a String cannot fail.
        let _ = match station.layout {
            Layout::Lines => write!(text, "{symbol}\t{value}\t{unit}\t{stamp}\t{status}\r\n"),
            Layout::Tuples => {
                let between = if n == 0 { "" } else { "\t" };
                write!(text, "{between}{symbol}\t{value}\t{unit}\t{stamp}\t{status}")
            }
            Layout::DatedRows => write!(text, "{stamp}\t{symbol}\t{value}\t{unit}\r\n"),
        };
    }
    if station.layout == Layout::Tuples {
        text.push('\n');
    }
}

/// The slots of a station with `after < slot <= until`.
pub fn slots(interval_minutes: i64, after: Moment, until: Moment) -> Vec<Moment> {
    let step = interval_minutes * 60 * MICROS_PER_SECOND;
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
    use crate::demo::stations::STATIONS;

    #[test]
    fn a_sample_file_reads_back_whole() {
        let origin = Moment::from_compact_local("20261023000000").expect("a moment");
        for station in &STATIONS {
            let times = slots(station.interval_minutes, origin, Moment(origin.0 + 2 * MICROS_PER_HOUR));
            let file = file(station, origin, &times).expect("a file");
            let read = series::logger_file::parse(&file.bytes, &series::Bounds::default());
            assert!(read.quarantined.is_empty(), "{}: {:?}", station.code, read.quarantined);
            assert_eq!(read.readings.len(), times.len() * station.signals.len(), "{}", station.code);
        }
    }
}
