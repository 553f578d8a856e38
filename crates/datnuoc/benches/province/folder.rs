//! Catching up: the files of some days that a watched folder holds when the program starts, until each has its receipt;
//! then until they are averaged and judged.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use kernel::{Clock, MICROS_PER_SECOND, Moment};

use crate::clients::until;
use crate::intake::file;
use crate::program::Place;
use crate::report::Report;

/// Stations that were cut off.
pub const STATIONS: i64 = 8;
/// Files of each: a little more than ten days, one every five minutes.
const FILES: i64 = 3000;
/// What shall be stored a second.
const AIM: f64 = 50_000.0;
/// How long catching up may take.
const PATIENCE: Duration = Duration::from_mins(10);

/// Measures on a fresh place, and tells the report.
pub fn measure(report: &mut Report, place: &Place) {
    let folder = stations(place, 5);
    (1..=STATIONS).for_each(|n| fill(&folder.join(code(n)), &code(n)));
    let program = place.serving(&["serve", "--drop-dir", folder.to_str().expect("a path")]);
    let since = Instant::now();
    until("all files are stored", PATIENCE, || (1..=STATIONS).all(|n| is_empty(&folder.join(code(n)))).then_some(()));
    let rate = (STATIONS * FILES) as f64 / since.elapsed().as_secs_f64();
    report.line(
        "files of a watched folder, stored",
        &format!("{rate:.0}/s"),
        &format!("{:.2} × the aim of {AIM:.0}/s; {} files of {STATIONS} stations", rate / AIM, STATIONS * FILES),
    );
    // The last hour of each station is made last.
    let hours = "/sta/v1.1/Observations?$top=1&$count=true&$filter=Datastream/properties/averaging%20eq%20'PT1H'";
    let whole = 7 * STATIONS * (FILES / 12 - 1);
    until("all hours are averaged", PATIENCE, || {
        let (_, found) = program.get(hours);
        let document: serde_json::Value = serde_json::from_str(&found).ok()?;
        (document["@iot.count"].as_i64()? >= whole).then_some(())
    });
    let rate = (STATIONS * FILES) as f64 / since.elapsed().as_secs_f64();
    report.line("the same, until they are averaged and judged", &format!("{rate:.0}/s"), "-");
}

/// Brings in stations that measure every so many minutes; answers the folder that is watched for their files.
pub fn stations(place: &Place, minutes: i64) -> PathBuf {
    let lines: String = (1..=STATIONS)
        .map(|n| {
            let named = format!("{},Nước thải số {n},wastewater", code(n));
            format!("{named},{minutes},Flow;pH;Temp;COD;TSS;NH4;Color,QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0\n")
        })
        .collect();
    let head = "code,name,medium,interval_minutes,parameters,limit_set,limit_column,coefficients";
    let table = place.file("cut-off.csv", &format!("{head}\n{lines}"));
    place.done(&["import", "stations", table.to_str().expect("a path")], "");
    for n in 1..=STATIONS {
        place.done(&["admin", "station-password", &code(n), "--password-stdin"], crate::program::SECRET);
    }
    place.data().join("drop")
}

/// The code of a station.
pub fn code(n: i64) -> String {
    format!("CAT{n:03}")
}

/// The files of a station.
fn fill(folder: &Path, code: &str) {
    let from = Clock::System.now().day().plus(-12).start().0;
    for n in 0..FILES {
        let (name, body) = file(code, Moment(from + n * 300 * MICROS_PER_SECOND));
        put(folder, &name, &body);
    }
}

/// Puts a file there as one that nobody has written to for years.
pub fn put(folder: &Path, name: &str, body: &str) {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(50 * 365 * 24);
    fs::create_dir_all(folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, body).expect("a file is written");
    File::options().write(true).open(&path).and_then(|file| file.set_modified(long_ago)).expect("a time is set");
}

/// Whether everything was taken.
pub fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).expect("a folder").next().is_none()
}
