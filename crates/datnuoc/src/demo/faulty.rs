//! Files of the sample province's last hour that somebody has to set right: what its operators find on their list.

use kernel::{Moment, Outcome, Problem};
use monitoring::receive::{self, Extent, Upload};
use monitoring::station;

use super::history;
use super::stations::STATIONS;
use crate::house::House;

/// Seconds before the end of the history at which these lines were measured: between two slots of any logger.
const BEFORE: i64 = 90;

/// A file that cannot be taken as it is.
struct Faulty {
    /// Station whose account sends it.
    station: &'static str,
    /// Station that its name says.
    named: &'static str,
    /// Its lines: symbol, value, unit.
    lines: &'static [(&'static str, &'static str, &'static str)],
}

const FILES: [Faulty; 3] = [
    // The new version of a vendor's program calls a parameter by a name of its own.
    Faulty { station: "NUO003", named: "NUO003", lines: &[("TSS-Online", "38.4", "mg/L")] },
    // A letter for a digit, as hands write it that fill in what a logger missed.
    Faulty { station: "NUO007", named: "NUO007", lines: &[("pH", "7,2O", "-"), ("COD", "4l.6", "mg/L")] },
    // The number of another station was set in the logger.
    Faulty { station: "NUO002", named: "NUO020", lines: &[("COD", "52.3", "mg/L")] },
];

/// Receives them at the end of the history.
pub fn send(house: &House, until: Moment) -> Outcome<()> {
    let receiver = house.receiver();
    for file in &FILES {
        let sample = STATIONS.iter().find(|sample| sample.code == file.station);
        let id = house.db.read_now(|tx| station::id_of_code(tx, file.station))?;
        let (Some(sample), Some(id)) = (sample, id) else {
            return Err(Problem::new(format!("the demo has no station {}", file.station)).into());
        };
        let stamp = until.plus_seconds(-BEFORE).compact_local();
        let upload = Upload {
            station: id,
            path: format!("/TG_{}_{}_{stamp}.txt", sample.site, file.named),
            source: "127.0.0.1".to_owned(),
            arrived_at: until,
            bytes: text(file, &stamp).into_bytes(),
        };
        let of_station = receiver.clone();
        let profile = house.db.read_now(move |tx| receive::profile(tx, &of_station, id))?;
        history::flush(house, id, vec![receive::prepare(&profile, &receiver.law.current(), upload, Extent::Whole)?])?;
    }
    Ok(())
}

fn text(file: &Faulty, stamp: &str) -> String {
    file.lines.iter().map(|(symbol, value, unit)| format!("{symbol}\t{value}\t{unit}\t{stamp}\t00\r\n")).collect()
}
