//! How soon the program is ready: on a database of some years, ten million observations; and with the sample province
//! of a year, which it makes first.

use std::time::{Duration, Instant};

use kernel::{Clock, MICROS_PER_SECOND, Moment};

use crate::clients::until;
use crate::folder::{STATIONS, code, is_empty, put, stations};
use crate::intake::file;
use crate::program::Place;
use crate::report::Report;

/// Days of a file a minute: with eight stations of seven values, 80,640 observations each.
const DAYS: i64 = 125;
/// Minutes of a day.
const MINUTES: i64 = 24 * 60;
/// Times that it is started.
const STARTS: usize = 3;
/// What getting ready may take, in seconds: on a database that is there, and with the sample province.
const LIMIT: f64 = 0.5;
const LIMIT_OF_SAMPLE: f64 = 60.0;
/// How long filling it may take.
const PATIENCE: Duration = Duration::from_mins(15);

/// Makes the sample province on a fresh place, and tells the report.
pub fn sample(report: &mut Report, place: &Place) {
    let since = Instant::now();
    let program = place.serving(&["demo"]);
    until("it is ready", PATIENCE, || (program.get("/readyz").0 == 200).then_some(()));
    let ready = since.elapsed().as_secs_f64();
    program.stop();
    report.line(
        "the sample province, 60 stations and a year, made and ready",
        &format!("{ready:.1} s"),
        &format!("{:.2} × the limit of {LIMIT_OF_SAMPLE:.0} s", ready / LIMIT_OF_SAMPLE),
    );
}

/// Measures on a fresh place, and tells the report.
pub fn measure(report: &mut Report, place: &Place) {
    let folder = stations(place, 1);
    let from = Clock::System.now().day().plus(-DAYS - 1).start().0;
    for n in 1..=STATIONS {
        for day in 0..DAYS {
            let minute = |m: i64| Moment(from + (day * MINUTES + m) * 60 * MICROS_PER_SECOND);
            let body: String = (0..MINUTES).map(|m| file(&code(n), minute(m)).1).collect();
            put(&folder.join(code(n)), &file(&code(n), minute(0)).0, &body);
        }
    }
    let program = place.serving(&["serve", "--drop-dir", folder.to_str().expect("a path")]);
    until("all files are stored", PATIENCE, || (1..=STATIONS).all(|n| is_empty(&folder.join(code(n)))).then_some(()));
    let (_, found) = program.get("/sta/v1.1/Observations?$top=1&$count=true");
    let document: serde_json::Value = serde_json::from_str(&found).expect("JSON");
    let held = document["@iot.count"].as_i64().expect("a count");
    assert!(held >= STATIONS * DAYS * MINUTES * 7, "{held}");
    program.stop();
    let longest = (0..STARTS)
        .map(|_| {
            let since = Instant::now();
            let program = place.serve();
            until("it is ready", Duration::from_secs(30), || (program.get("/readyz").0 == 200).then_some(()));
            let ready = since.elapsed().as_secs_f64();
            program.stop();
            ready
        })
        .fold(0.0, f64::max);
    report.line(
        "ready after a start",
        &format!("{longest:.3} s at most"),
        &format!("{:.2} × the limit of {LIMIT} s; {held} observations", longest / LIMIT),
    );
}
