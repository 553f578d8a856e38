//! What is told of a public monitoring programme: one message. The layout stands in docs/operations.md; whoever
//! subscribes relies on it.

use exchange::mqtt::Message;
use kernel::{Lang, Moment, Outcome};
use monitoring::programme::delivery::Shown;
use serde::Serialize;

/// A programme.
#[derive(Serialize)]
struct Told<'a> {
    programme: &'a str,
    name: &'a str,
    name_en: &'a str,
    /// `automatic`, `periodic` or `ad-hoc`.
    kind: &'static str,
    medium: &'a str,
    purpose: &'a str,
    /// Codes of its public stations.
    stations: Vec<&'a str>,
    parameters: &'a [String],
    rounds_per_year: Option<i64>,
    frequency: &'a str,
    ordered_by: &'a str,
    document: &'a str,
    article: &'a str,
    carried_out_by: &'a str,
    first_day: String,
    last_day: Option<String>,
    /// `running`, `planned` or `over`.
    state: &'static str,
    /// Stations that have measured within the last 24 hours; of a running automatic programme.
    delivering: Option<usize>,
    /// The newest measuring time of any of them.
    measured_at: Option<String>,
    url: Option<String>,
}

/// The message of a programme. A code needs no escaping: its letters are plain in topics and addresses.
pub fn message(below: &str, base: Option<&str>, shown: &Shown, now: Moment) -> Outcome<Message> {
    let (programme, setup) = (&shown.programme, &shown.programme.setup);
    let told = Told {
        programme: &programme.code,
        name: setup.name.get(Lang::Vi),
        name_en: setup.name.get(Lang::En),
        kind: setup.kind.code(),
        medium: &setup.medium,
        purpose: &setup.purpose,
        stations: shown.stations.iter().map(|s| s.profile.station.code.as_str()).collect(),
        parameters: &setup.parameters,
        rounds_per_year: setup.rounds_per_year,
        frequency: &setup.frequency,
        ordered_by: &setup.ordered_by,
        document: &setup.basis.document,
        article: &setup.basis.article,
        carried_out_by: &setup.carried_out_by,
        first_day: setup.first.to_string(),
        last_day: programme.last().map(|day| day.to_string()),
        state: programme.standing(now.day()).code(),
        delivering: shown.delivery.map(|delivery| delivery.delivering),
        measured_at: shown.delivery.and_then(|delivery| delivery.newest).map(Moment::rfc3339_local),
        url: base.map(|base| format!("{base}/programmes/{}", programme.code)),
    };
    Ok(Message { topic: format!("{below}{}", programme.code), payload: serde_json::to_vec(&told)? })
}
