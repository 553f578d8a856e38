//! Many Observations as arrays (OGC 18-088, 9.3): for each series its components and a row for each observation.
//!
//! What is wrong with the whole, or with a series, refuses the request. A row that is no observation is put aside
//! like a line of a file and answered with "error"; the others are taken.

use kernel::Refusal;
use monitoring::observation::MOST_READINGS;
use monitoring::receive::observed::{Fault, Observed, Sent};
use series::StatusCode;

use super::cell;
use super::json::{Array, Object, document, part};

/// What a row can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Component {
    PhenomenonTime,
    Result,
    ResultTime,
    ResultQuality,
    Feature,
}

impl Component {
    const ALL: [(&'static str, Component); 5] = [
        ("phenomenonTime", Component::PhenomenonTime),
        ("result", Component::Result),
        ("resultTime", Component::ResultTime),
        ("resultQuality", Component::ResultQuality),
        ("FeatureOfInterest/id", Component::Feature),
    ];
}

/// Reads the arrays in `body` into `sent`.
pub fn read(body: &[u8], sent: &mut Observed) -> Result<(), Refusal> {
    let groups: Array<'_> = document(body)?;
    for (n, group) in groups.iter().enumerate() {
        let at = |refusal: Refusal| {
            let field = refusal.field.clone().map_or_else(|| format!("[{n}]"), |inner| format!("[{n}].{inner}"));
            refusal.at(field)
        };
        read_group(group.get(), sent).map_err(at)?;
    }
    if sent.is_empty() { Err(Refusal::new("refused-api-observations-none")) } else { Ok(()) }
}

fn read_group(group: &str, sent: &mut Observed) -> Result<(), Refusal> {
    let malformed = |name: &'static str| Refusal::new("refused-api-data-array").at(name);
    let Object(properties) = part(group).ok_or_else(|| Refusal::new("refused-api-data-array"))?;
    let of = |name: &str| properties.iter().find(|(n, _)| n == name).map(|(_, raw)| *raw);
    let id = of("Datastream").and_then(cell::link).ok_or_else(|| Refusal::new("refused-api-link").at("Datastream"))?;
    let place = sent.series(id).map_err(|refusal| refusal.at("Datastream"))?;
    let names: Vec<String> = of("components").and_then(part).ok_or_else(|| malformed("components"))?;
    let components = components(&names)?;
    let rows: Array<'_> = of("dataArray").and_then(part).ok_or_else(|| malformed("dataArray"))?;
    if sent.len() + rows.len() > MOST_READINGS {
        return Err(Refusal::new("refused-api-observations-many").at("dataArray").with("most", MOST_READINGS));
    }
    for row in rows {
        if let Err(fault) = read_row(row.get(), &components, place, sent) {
            put_aside(row.get(), &components, place, fault, sent);
        }
    }
    Ok(())
}

fn components(names: &[String]) -> Result<Vec<Component>, Refusal> {
    let mut all = Vec::with_capacity(names.len());
    for name in names {
        let Some((_, known)) = Component::ALL.iter().find(|(n, _)| n == name) else {
            let (name, known) = (name.chars().take(60).collect::<String>(), Component::ALL.map(|(n, _)| n).join(", "));
            return Err(Refusal::new("refused-api-property-unknown")
                .at("components")
                .with("name", name)
                .with("known", known));
        };
        if all.contains(known) {
            return Err(Refusal::new("refused-api-property-twice").at("components").with("name", name.as_str()));
        }
        all.push(*known);
    }
    if all.contains(&Component::Result) {
        Ok(all)
    } else {
        Err(Refusal::new("refused-api-property-missing").at("components").with("name", "result"))
    }
}

fn read_row(row: &str, components: &[Component], place: usize, sent: &mut Observed) -> Result<(), Fault> {
    let cells: Array<'_> = part(row).ok_or(("row-malformed", 0))?;
    if cells.len() != components.len() {
        return Err(("row-malformed", 0));
    }
    let (mut value, mut time, mut status) = ("", sent.arrived_at(), StatusCode::MEASURING);
    let mut time_at = 0;
    for (at, (component, raw)) in (1..).zip(components.iter().zip(cells)) {
        let fault = |reason| (reason, at);
        match component {
            Component::Result => value = cell::result(raw.get()).map_err(fault)?,
            Component::PhenomenonTime => {
                time = cell::moment(raw.get()).map_err(fault)?.unwrap_or(time);
                time_at = at;
            }
            Component::ResultTime => {
                cell::moment(raw.get()).map_err(fault)?;
            }
            Component::ResultQuality => status = cell::status(raw.get()).map_err(fault)?,
            Component::Feature if raw.get() == "null" => {}
            Component::Feature => {
                raw.get().parse().ok().filter(|id: &i64| *id == sent.station()).ok_or(("feature-foreign", at))?;
            }
        }
    }
    sent.take(place, &Sent { time, value, status }).map_err(|reason| (reason, time_at))
}

/// Keeps of a row what can be told, in the fields of a line.
fn put_aside(row: &str, components: &[Component], place: usize, fault: Fault, sent: &mut Observed) {
    let Some(cells) = part::<Array<'_>>(row).filter(|cells| cells.len() == components.len()) else {
        return sent.set_aside(place, fault, [row, "", ""]);
    };
    let raw = |wanted| components.iter().position(|c| *c == wanted).map_or("", |at| cells[at].get());
    let time = raw(Component::PhenomenonTime);
    let time = match cell::moment(time) {
        Ok(Some(time)) => time.compact_local(),
        Ok(None) => sent.arrived_at().compact_local(),
        Err(_) if time.is_empty() => sent.arrived_at().compact_local(),
        Err(_) => time.trim_matches('"').to_owned(),
    };
    let status = raw(Component::ResultQuality);
    let status = match cell::status(status) {
        Ok(code) => code.as_str(),
        Err(_) if status.is_empty() => StatusCode::MEASURING.as_str(),
        Err(_) => status,
    };
    let value = raw(Component::Result).trim_matches('"');
    sent.set_aside(place, fault, [value, &time, status]);
}
