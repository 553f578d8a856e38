//! One Observation: an object of its properties.

use kernel::{Moment, Refusal};
use monitoring::receive::observed::{Observed, Sent};
use series::StatusCode;

use super::cell;
use super::json::{Object, document};

/// What can be said of an Observation here.
const TAKEN: &str = "Datastream, phenomenonTime, result, resultQuality, resultTime, FeatureOfInterest";

/// Reads the observation in `body` into `sent`; `series` is what the address says.
pub fn read(body: &[u8], series: Option<i64>, sent: &mut Observed) -> Result<(), Refusal> {
    let Object(properties) = document(body)?;
    let (mut linked, mut value) = (series, None);
    let (mut time, mut status) = (sent.arrived_at(), StatusCode::MEASURING);
    for (n, (name, raw)) in properties.iter().enumerate() {
        if properties[..n].iter().any(|(earlier, _)| earlier == name) {
            return Err(Refusal::new("refused-api-property-twice").at(short(name)).with("name", short(name)));
        }
        match &**name {
            "result" => value = Some(cell::result(raw).map_err(|reason| fault(name, reason))?),
            "phenomenonTime" => time = moment(name, raw)?.unwrap_or(time),
            // When we knew it is when it arrived; what the sender says of it stays in the evidence.
            "resultTime" => {
                moment(name, raw)?;
            }
            "resultQuality" => status = cell::status(raw).map_err(|reason| fault(name, reason))?,
            "Datastream" => linked = Some(datastream(raw, series)?),
            "FeatureOfInterest" => feature(raw, sent.station())?,
            _ if *raw == "null" => {}
            _ => {
                let refusal = Refusal::new("refused-api-property-unknown").with("name", short(name));
                return Err(refusal.at(short(name)).with("known", TAKEN));
            }
        }
    }
    let linked = linked.ok_or_else(|| missing("Datastream"))?;
    let value = value.ok_or_else(|| missing("result"))?;
    let place = sent.series(linked).map_err(|refusal| refusal.at("Datastream"))?;
    sent.take(place, &Sent { time, value, status }).map_err(|reason| {
        let field = if reason == "parameter-not-at-station" { "Datastream" } else { "phenomenonTime" };
        fault(field, reason)
    })
}

fn moment(name: &str, raw: &str) -> Result<Option<Moment>, Refusal> {
    cell::moment(raw).map_err(|reason| fault(name, reason))
}

fn datastream(raw: &str, series: Option<i64>) -> Result<i64, Refusal> {
    let id = cell::link(raw).ok_or_else(|| Refusal::new("refused-api-link").at("Datastream"))?;
    match series {
        Some(series) if series != id => Err(Refusal::new("refused-api-link-other").at("Datastream").with("id", id)),
        _ => Ok(id),
    }
}

/// What a station watches is given; it can be named, not made.
fn feature(raw: &str, station: i64) -> Result<(), Refusal> {
    match cell::link(raw) {
        Some(id) if id == station => Ok(()),
        _ if raw == "null" => Ok(()),
        _ => Err(Refusal::new("refused-api-feature").at("FeatureOfInterest").with("id", station)),
    }
}

/// A property whose value cannot be taken.
fn fault(name: &str, reason: &'static str) -> Refusal {
    Refusal::new("refused-api-observation").at(name.to_owned()).with("reason", reason)
}

fn missing(name: &'static str) -> Refusal {
    Refusal::new("refused-api-property-missing").at(name).with("name", name)
}

fn short(name: &str) -> String {
    name.chars().take(60).collect()
}
