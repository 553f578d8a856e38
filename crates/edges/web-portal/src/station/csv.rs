//! A series as CSV: ISO times with offset, decimal points, one header line; made for programs.

use std::fmt::Write;

use fields::csv::cell;
use monitoring::datastream::Averaging;

use super::{Asked, Shown};

/// The name of the file: station, parameter, averaging, last day.
pub fn name(shown: &Shown, asked: &Asked, end: &str) -> String {
    let symbol = shown.slot.as_ref().map_or("", |s| s.symbol.as_str());
    let plain = |text: &str| -> String {
        text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '.' { c } else { '_' }).collect()
    };
    format!(
        "{}_{}_{}_{}.{end}",
        plain(&shown.view.glance.profile.station.code),
        plain(symbol),
        asked.span.averaging().code(),
        shown.until.day()
    )
}

/// The file. Readings that are no measurements stay in it, with their status and without a value.
pub fn file(shown: &Shown, asked: &Asked) -> String {
    let mut out =
        String::from("station,parameter,unit,averaging,time,value,text,status,valid_count,expected_count,flags\r\n");
    let Some(slot) = &shown.slot else { return out };
    let station = &shown.view.glance.profile.station.code;
    let averaging: Averaging = asked.span.averaging();
    for point in &shown.points {
        let value = point.value.map(|v| v.to_string()).unwrap_or_default();
        let status = point.status.map_or("", series::StatusCode::as_str);
        let (valid, expected) = point.counts.unzip();
        let count = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        // Writing into a String cannot fail.
        let _ = write!(
            out,
            "{},{},{},{},{},{value},{},{status},{},{},{}\r\n",
            cell(station),
            cell(&slot.symbol),
            cell(&slot.unit),
            averaging.code(),
            point.time.rfc3339_local(),
            cell(point.text.as_deref().unwrap_or_default()),
            count(valid),
            count(expected),
            series::flags::names(point.flags).collect::<Vec<_>>().join(" "),
        );
    }
    out
}
