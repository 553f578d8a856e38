//! How observations are written: straight as text, for a page may hold a thousand of them. What is the same in each
//! is joined once for all, with places for what differs.

use query::Plan;

use super::Found;
use super::found::Body;
use crate::sta::entity::Entity;
use crate::sta::text::{self, Object};

/// Bytes that the values of an observation take, about.
const VALUES: usize = 192;

/// What differs from one observation to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Id,
    Time,
    ResultTime,
    Result,
    Valid,
    Status,
    Flags,
    Text,
    Version,
    ValidCount,
    ExpectedCount,
    Minimum,
    Maximum,
}

/// Fields of an observation beside its id.
const OWN: [(&str, What); 3] =
    [("phenomenonTime", What::Time), ("resultTime", What::ResultTime), ("result", What::Result)];
/// A field inside another: as questions name it, as it is written, and what it says.
type Inner = (&'static str, &'static str, What);

/// Fields with fields inside them.
const GROUPS: [(&str, &[Inner]); 2] = [
    (
        "resultQuality",
        &[
            ("resultQuality/valid", "valid", What::Valid),
            ("resultQuality/status", "status", What::Status),
            ("resultQuality/flags", "flags", What::Flags),
        ],
    ),
    (
        "parameters",
        &[
            ("parameters/text", "text", What::Text),
            ("parameters/version", "version", What::Version),
            ("parameters/valid_count", "valid_count", What::ValidCount),
            ("parameters/expected_count", "expected_count", What::ExpectedCount),
            ("parameters/minimum", "minimum", What::Minimum),
            ("parameters/maximum", "maximum", What::Maximum),
        ],
    ),
];

/// What an observation was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reading,
    Average,
}

impl What {
    /// Whether observations of this kind have it.
    fn is_of(self, kind: Kind) -> bool {
        match self {
            What::Status | What::Flags | What::Text | What::Version => kind == Kind::Reading,
            What::ValidCount | What::ExpectedCount | What::Minimum | What::Maximum => kind == Kind::Average,
            What::Id | What::Time | What::ResultTime | What::Result | What::Valid => true,
        }
    }

    fn write(self, found: &Found, result: Option<f64>, out: &mut Vec<u8>) {
        match (self, &found.body) {
            (What::Id, _) => text::value(out, found.id),
            (What::Time, _) => text::span(out, found.time),
            (What::ResultTime, _) => text::moment(out, found.result_time()),
            (What::Result, _) => text::value(out, result),
            (What::Valid, _) => text::value(out, result.is_some()),
            (What::Status, Body::Reading(r)) => text::value(out, Some(r.status.as_str()).filter(|s| !s.is_empty())),
            (What::Flags, Body::Reading(r)) => text::list(out, series::flags::names(r.flags), text::value),
            (What::Text, Body::Reading(r)) => text::value(out, r.text.as_str()),
            (What::Version, Body::Reading(r)) => text::value(out, r.version),
            (What::ValidCount, Body::Average(a)) => text::value(out, a.valid_count),
            (What::ExpectedCount, Body::Average(a)) => text::value(out, a.expected_count),
            (What::Minimum, Body::Average(a)) => text::value(out, a.minimum),
            (What::Maximum, Body::Average(a)) => text::value(out, a.maximum),
            // A template of the other kind: there is no such value.
            _ => text::value(out, ()),
        }
    }
}

/// Text with places for what differs.
struct Template {
    text: Vec<u8>,
    places: Places,
}

/// Where in a text what goes, in their order.
#[derive(Default)]
struct Places(Vec<(usize, What)>);

impl Places {
    /// What goes behind all that is written.
    fn put(&mut self, behind: &[u8], what: What) {
        self.0.push((behind.len(), what));
    }
}

impl Template {
    fn write(&self, found: &Found, out: &mut Vec<u8>) {
        let (result, mut from) = (found.result(), 0);
        for (at, what) in &self.places.0 {
            out.extend_from_slice(&self.text[from..*at]);
            what.write(found, result, out);
            from = *at;
        }
        out.extend_from_slice(&self.text[from..]);
    }

    /// An observation as an object, with addresses below this root. Relations that the plan expands are left to
    /// others.
    fn object(plan: &Plan, root: &str, kind: Kind) -> Template {
        let (mut text, mut places) = (Vec::new(), Places::default());
        let address = address(root);
        let mut object = Object::begin(&mut text);
        if plan.shows("id") {
            places.put(object.name("@iot.id"), What::Id);
            link(object.name("@iot.selfLink"), &mut places, &address, "");
        }
        for (name, what) in OWN.into_iter().filter(|(name, _)| plan.shows(name)) {
            places.put(object.name(name), what);
        }
        for (name, fields) in GROUPS.into_iter().filter(|(_, fields)| is_wanted(plan, fields)) {
            inside(object.object(name), &mut places, plan, fields, kind);
        }
        for relation in Entity::Observation.relations().map(|r| r.name) {
            if plan.shows(relation) && plan.expanded(relation).is_none() {
                let name = format!("{relation}@iot.navigationLink");
                link(object.name(&name), &mut places, &address, &format!("/{relation}"));
            }
        }
        object.end();
        Template { text, places }
    }

    /// An observation as an array of its components.
    fn row(plan: &Plan, components: &[&'static str], kind: Kind) -> Template {
        let (mut text, mut places) = (Vec::new(), Places::default());
        text::list(&mut text, components, |out, name| {
            let own = [("id", What::Id)].into_iter().chain(OWN).find(|(own, _)| own == name);
            let fields = GROUPS.into_iter().find(|(group, _)| group == name);
            match (own, fields) {
                (Some((_, what)), _) => places.put(out, what),
                (None, Some((_, fields))) => inside(Object::begin(out), &mut places, plan, fields, kind),
                (None, None) => {}
            }
        });
        Template { text, places }
    }
}

fn is_wanted(plan: &Plan, fields: &[Inner]) -> bool {
    fields.iter().any(|(path, ..)| plan.shows(path))
}

fn inside(mut object: Object<'_>, places: &mut Places, plan: &Plan, fields: &[Inner], kind: Kind) {
    for (_, name, what) in fields.iter().filter(|(path, _, what)| what.is_of(kind) && plan.shows(path)) {
        places.put(object.name(name), *what);
    }
    object.end();
}

/// The beginning of every address as it stands in JSON: `"https://…/Observations(`.
fn address(root: &str) -> Vec<u8> {
    let mut out = Vec::new();
    text::value(&mut out, format!("{root}/{}(", Entity::Observation.set()));
    out.pop();
    out
}

/// The address of an observation, or of what it is related to.
fn link(out: &mut Vec<u8>, places: &mut Places, address: &[u8], relation: &str) {
    out.extend_from_slice(address);
    places.put(out, What::Id);
    out.push(b')');
    out.extend_from_slice(relation.as_bytes());
    out.push(b'"');
}

/// The form of the observations of one answer.
pub struct Form {
    /// The names of what arrays hold.
    pub components: Vec<&'static str>,
    reading: Template,
    average: Template,
}

impl Form {
    /// Objects of what a plan wants, with addresses below this root. Relations that it expands are left to others.
    pub fn of(plan: &Plan, root: &str) -> Form {
        let of = |kind| Template::object(plan, root, kind);
        Form { components: Vec::new(), reading: of(Kind::Reading), average: of(Kind::Average) }
    }

    /// Arrays of what a plan wants.
    pub fn rows(plan: &Plan) -> Form {
        let components = components(plan);
        let of = |kind| Template::row(plan, &components, kind);
        Form { reading: of(Kind::Reading), average: of(Kind::Average), components }
    }

    /// About how many bytes so many observations take.
    pub fn room(&self, observations: usize) -> usize {
        observations.saturating_mul(self.reading.text.len().max(self.average.text.len()) + VALUES)
    }

    /// Appends an observation.
    pub fn write(&self, found: &Found, out: &mut Vec<u8>) {
        match found.body {
            Body::Reading(_) => self.reading.write(found, out),
            Body::Average(_) => self.average.write(found, out),
        }
    }
}

/// The names of what a plan wants of observations, as arrays have them.
fn components(plan: &Plan) -> Vec<&'static str> {
    let own = ["id"].into_iter().chain(OWN.map(|(name, _)| name)).filter(|name| plan.shows(name));
    let inside = GROUPS.into_iter().filter(|(_, fields)| is_wanted(plan, fields)).map(|(name, _)| name);
    own.chain(inside).collect()
}
