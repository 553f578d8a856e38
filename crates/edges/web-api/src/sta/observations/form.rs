//! How observations are written: straight as text, for a page may hold a thousand of them. What is wanted of
//! each is looked up once for all.

use std::ops::Range;

use query::Plan;

use super::Found;
use super::found::Body;
use crate::sta::entity::Entity;
use crate::sta::text::{self, Object};

const QUALITY: [&str; 3] = ["valid", "status", "flags"];
const PARAMETERS: [&str; 6] = ["text", "version", "valid_count", "expected_count", "minimum", "maximum"];

/// Bytes that an observation with all its fields takes beside the addresses in it.
const LONG: usize = 384;

/// The form of the observations of one answer.
pub struct Form {
    /// The beginning of every address as it stands in JSON: `"https://…/Observations(`.
    address: Vec<u8>,
    id: bool,
    phenomenon_time: bool,
    result_time: bool,
    result: bool,
    quality: [bool; 3],
    parameters: [bool; 6],
    /// Relations whose addresses are wanted, each with the name that its address is written under.
    links: Vec<(&'static str, String)>,
}

impl Form {
    /// What a plan wants, with addresses below this root. Relations that it expands are left to others.
    pub fn of(plan: &Plan, root: &str) -> Form {
        let below = |name: &str, field: &str| plan.shows(&format!("{name}/{field}"));
        let link = |name: &'static str| (name, format!("{name}@iot.navigationLink"));
        let is_link = |name: &&str| plan.shows(name) && plan.expanded(name).is_none();
        Form {
            address: beginning(root),
            id: plan.shows("id"),
            phenomenon_time: plan.shows("phenomenonTime"),
            result_time: plan.shows("resultTime"),
            result: plan.shows("result"),
            quality: QUALITY.map(|field| below("resultQuality", field)),
            parameters: PARAMETERS.map(|field| below("parameters", field)),
            links: Entity::Observation.relations().map(|r| r.name).filter(is_link).map(link).collect(),
        }
    }

    /// About how many bytes so many observations take as objects.
    pub fn room(&self, observations: usize) -> usize {
        observations.saturating_mul(self.address.len() * (1 + self.links.len()) + LONG)
    }

    /// Appends an observation as an object.
    pub fn write(&self, found: &Found, out: &mut Vec<u8>) {
        let mut own = None;
        let result = found.result();
        let mut object = Object::begin(out);
        if self.id {
            object.put("@iot.id", found.id);
            self.address(object.name("@iot.selfLink"), found, &mut own, "");
        }
        if self.phenomenon_time {
            object.span("phenomenonTime", found.time);
        }
        if self.result_time {
            object.moment("resultTime", found.result_time());
        }
        if self.result {
            object.put("result", result);
        }
        if self.quality.contains(&true) {
            self.quality(found, result, object.object("resultQuality"));
        }
        if self.parameters.contains(&true) {
            self.parameters(found, object.object("parameters"));
        }
        for (relation, name) in &self.links {
            self.address(object.name(name), found, &mut own, relation);
        }
        object.end();
    }

    /// The names of what [`Form::write_row`] writes.
    pub fn components(&self) -> Vec<&'static str> {
        let all = [
            ("id", self.id),
            ("phenomenonTime", self.phenomenon_time),
            ("resultTime", self.result_time),
            ("result", self.result),
            ("resultQuality", self.quality.contains(&true)),
            ("parameters", self.parameters.contains(&true)),
        ];
        all.into_iter().filter(|(_, wanted)| *wanted).map(|(name, _)| name).collect()
    }

    /// Appends an observation as an array of its components.
    pub fn write_row(&self, components: &[&'static str], found: &Found, out: &mut Vec<u8>) {
        text::list(out, components, |out, name| match *name {
            "id" => text::value(out, found.id),
            "phenomenonTime" => text::span(out, found.time),
            "resultTime" => text::moment(out, found.result_time()),
            "result" => text::value(out, found.result()),
            "resultQuality" => self.quality(found, found.result(), Object::begin(out)),
            _ => self.parameters(found, Object::begin(out)),
        });
    }

    fn quality(&self, found: &Found, result: Option<f64>, mut out: Object<'_>) {
        let [valid, status, flags] = self.quality;
        if valid {
            out.put("valid", result.is_some());
        }
        if let Body::Reading(r) = &found.body {
            if status {
                out.put("status", Some(r.status.as_str()).filter(|s| !s.is_empty()));
            }
            if flags {
                text::list(out.name("flags"), series::flags::names(r.flags), text::value);
            }
        }
        out.end();
    }

    fn parameters(&self, found: &Found, mut out: Object<'_>) {
        let [text, version, valid_count, expected_count, minimum, maximum] = self.parameters;
        match &found.body {
            Body::Reading(r) => {
                if text {
                    out.put("text", &r.text);
                }
                if version {
                    out.put("version", r.version);
                }
            }
            Body::Average(a) => {
                let counts = [("valid_count", a.valid_count), ("expected_count", a.expected_count)];
                for ((name, count), _) in counts.into_iter().zip([valid_count, expected_count]).filter(|(_, is)| *is) {
                    out.put(name, count);
                }
                let bounds = [("minimum", a.minimum), ("maximum", a.maximum)];
                for ((name, bound), _) in bounds.into_iter().zip([minimum, maximum]).filter(|(_, is)| *is) {
                    out.put(name, bound);
                }
            }
        }
        out.end();
    }

    /// Writes the address of an observation, or of what it is related to. Where its own begins and ends is kept in
    /// `own`, from where it is copied the next time.
    fn address(&self, out: &mut Vec<u8>, found: &Found, own: &mut Option<Range<usize>>, relation: &str) {
        if let Some(own) = own {
            out.extend_from_within(own.clone());
        } else {
            let start = out.len();
            out.extend_from_slice(&self.address);
            text::value(out, found.id);
            out.push(b')');
            *own = Some(start..out.len());
        }
        if !relation.is_empty() {
            out.push(b'/');
            out.extend_from_slice(relation.as_bytes());
        }
        out.push(b'"');
    }
}

fn beginning(root: &str) -> Vec<u8> {
    let mut out = Vec::new();
    text::value(&mut out, format!("{root}/{}(", Entity::Observation.set()));
    out.pop();
    out
}
