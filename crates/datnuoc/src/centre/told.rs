//! What is told of a public station: a message for each parameter, and one for the station itself. The layout stands in
//! docs/operations.md; whoever subscribes relies on it.

use exchange::mqtt::Message;
use kernel::{Moment, Outcome};
use monitoring::latest::Newest;
use monitoring::network::Slot;
use monitoring::published::Open;
use monitoring::station::Station;
use serde::Serialize;
use series::flags;

/// The topic level of the station itself, beside its parameters.
const STATE: &str = "state";

/// The newest reading of a parameter.
#[derive(Serialize)]
struct Reading<'a> {
    station: &'a str,
    parameter: &'a str,
    /// None for a reading that is no measurement.
    value: Option<f64>,
    unit: &'a str,
    measured_at: String,
    /// Status code of the logger.
    status: &'a str,
    /// What quality control says of it.
    flags: Vec<&'static str>,
    url: Option<String>,
}

/// The station itself.
#[derive(Serialize)]
struct Stands<'a> {
    station: &'a str,
    name: &'a str,
    medium: &'a str,
    latitude: Option<f64>,
    longitude: Option<f64>,
    /// `exceeding`, `normal`, `unlimited`, `silent` or `never`.
    condition: &'static str,
    /// Parameters whose newest completed statistic is over its limit.
    exceeding: &'a [String],
    parameters: Vec<&'a str>,
    measured_at: Option<String>,
    received_at: Option<String>,
    url: Option<String>,
}

/// The messages of a station.
pub fn messages(below: &str, base: Option<&str>, open: &Open) -> Outcome<Vec<Message>> {
    let station = &open.glance.profile.station;
    let mut messages = vec![Message {
        topic: format!("{below}{}/{STATE}", station.code),
        payload: serde_json::to_vec(&stands(base, open, station))?,
    }];
    for (slot, newest) in &open.readings {
        messages.push(Message {
            topic: format!("{below}{}/{}", station.code, level(&slot.symbol)),
            payload: serde_json::to_vec(&reading(base, &station.code, slot, newest))?,
        });
    }
    Ok(messages)
}

fn reading<'a>(base: Option<&str>, station: &'a str, slot: &'a Slot, newest: &'a Newest) -> Reading<'a> {
    Reading {
        station,
        parameter: &slot.symbol,
        value: newest.counted(),
        unit: &slot.unit,
        measured_at: Moment(newest.time).rfc3339_local(),
        status: &newest.status,
        flags: flags::names(newest.flags).collect(),
        url: base.map(|base| format!("{base}/stations/{station}?parameter={}", level(&slot.symbol))),
    }
}

fn stands<'a>(base: Option<&str>, open: &'a Open, station: &'a Station) -> Stands<'a> {
    let latest = open.glance.latest.as_ref();
    Stands {
        station: &station.code,
        name: &station.name,
        medium: &station.medium,
        latitude: station.latitude,
        longitude: station.longitude,
        condition: open.glance.condition.code(),
        exceeding: &open.glance.exceeding,
        parameters: open.readings.iter().map(|(slot, _)| slot.symbol.as_str()).collect(),
        measured_at: latest.map(|l| l.time.rfc3339_local()),
        received_at: latest.map(|l| l.arrived_at.rfc3339_local()),
        url: base.map(|base| format!("{base}/stations/{}", station.code)),
    }
}

/// A symbol as a level of a topic and a part of an address: what has a meaning there is written as in addresses
/// (RFC 3986), e.g. `Cr6%2B`.
fn level(symbol: &str) -> String {
    symbol.bytes().fold(String::new(), |mut level, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            level.push(char::from(byte));
        } else {
            level.push_str(&format!("%{byte:02X}"));
        }
        level
    })
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn a_symbol_is_one_level_of_a_topic() {
        for (symbol, written) in [("pH", "pH"), ("PM2.5", "PM2.5"), ("Cr6+", "Cr6%2B"), ("a/b#", "a%2Fb%23")] {
            assert_eq!(level(symbol), written);
        }
    }
}
