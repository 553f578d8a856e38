//! The body of an answer: sets, entities, references, properties.

use kernel::Outcome;
use query::{Options, Path, Plan, ResultFormat};
use serde_json::{Map, Value, json};
use store::Tx;

use super::Asked;
use super::address::End;
use super::entity::Entity;
use super::limits;
use super::links;
use super::map;
use super::observations::{Allowed, Form, Listing};
use super::reader::{Reader, Set, Whose};
use super::resolve::{Target, not_found, resolve};
use super::table;
use super::text::Object;

/// What is sent.
#[derive(Debug)]
pub enum Answer {
    /// A JSON document.
    Document(Value),
    /// A JSON document, written.
    Written(Vec<u8>),
    /// A bare value.
    Text(String),
    /// A property that has no value: 204.
    Nothing,
    /// A set in another form, with the address of its next page.
    Shaped {
        /// The media type.
        kind: &'static str,
        /// The whole of it.
        body: Vec<u8>,
        /// Where it goes on.
        next: Option<String>,
    },
}

/// An answer, or observations that take longer to find.
pub enum Begun {
    /// The answer.
    Answer(Answer),
    /// A page of observations to be read on.
    Observations(Box<Listing>),
}

/// Reads the answer, or as much of it as one transaction should.
pub fn begin(tx: &mut Tx, asked: &Asked) -> Outcome<Begun> {
    let mut reader = Reader::new(tx, &asked.answering);
    match resolve(&mut reader, &asked.address)? {
        Target::Set(Entity::Observation, whose) => observations(&mut reader, whose.as_ref(), asked),
        Target::Set(entity, whose) => {
            let plan = wanted(asked);
            let set = reader.set(entity, whose.as_ref(), &plan, &asked.options)?;
            Ok(Begun::Answer(formed(asked, set)))
        }
        Target::One(entity, id) => one(&mut reader, entity, id, asked).map(Begun::Answer),
    }
}

fn observations(reader: &mut Reader<'_>, whose: Option<&Whose>, asked: &Asked) -> Outcome<Begun> {
    let allowed = Allowed { page: limits::ROWS_A_PAGE, count: limits::ROWS_A_COUNT, alone: true };
    let mut listing = Listing::begin(reader, whose, &asked.plan, allowed)?;
    listing.go_on(&mut reader.windows)?;
    if !listing.is_done() {
        return Ok(Begun::Observations(Box::new(listing)));
    }
    finish(reader, asked, listing).map(Begun::Answer)
}

/// Writes a page of observations that has been read.
pub fn finish(reader: &mut Reader<'_>, asked: &Asked, listing: Listing) -> Outcome<Answer> {
    let page = listing.finish(reader)?;
    let is_table = asked.plan.result_format == Some(ResultFormat::Csv);
    if is_table || asked.address.end == End::References || !asked.plan.expand.is_empty() {
        let set = page.entities(reader, &wanted(asked), &asked.options)?;
        return Ok(formed(asked, set));
    }
    let root = &asked.answering.root;
    let is_arrays = asked.plan.result_format == Some(ResultFormat::DataArray);
    let form = if is_arrays { Form::rows(&asked.plan) } else { Form::of(&asked.plan, root) };
    let mut text = Vec::with_capacity(form.room(page.found.len()));
    let mut object = Object::begin(&mut text);
    if let Some(count) = page.count {
        object.put("@iot.count", count);
    }
    if let Some(next) = &page.next {
        object.put("@iot.nextLink", links::next(&asked.own, &asked.raw_query, next));
    }
    if is_arrays {
        page.arrays(&form, root, object.name("value"));
    } else {
        page.list(&form, object.name("value"));
    }
    object.end();
    Ok(Answer::Written(text))
}

/// The plan, without what references do not show.
fn wanted(asked: &Asked) -> Plan {
    match asked.address.end {
        End::References => Plan { select: vec![Path::from("id")], expand: Vec::new(), ..asked.plan.clone() },
        _ => asked.plan.clone(),
    }
}

/// A set in the form that is asked.
fn formed(asked: &Asked, set: Set) -> Answer {
    let next = |set: &Set| set.next.as_ref().map(|mark| links::next(&asked.own, &asked.raw_query, mark));
    match asked.plan.result_format {
        Some(ResultFormat::Csv) => {
            Answer::Shaped { kind: table::KIND, body: table::write(&asked.plan, &set.value), next: next(&set) }
        }
        Some(ResultFormat::GeoJson) => {
            let next = next(&set);
            let body = map::write(&asked.plan, &set.value, set.count, next.as_deref());
            Answer::Shaped { kind: map::KIND, body, next }
        }
        _ => Answer::Document(document(asked, set)),
    }
}

fn document(asked: &Asked, set: Set) -> Value {
    let mut map = Map::new();
    if let Some(count) = set.count {
        map.insert("@iot.count".to_owned(), count.into());
    }
    if let Some(next) = &set.next {
        map.insert("@iot.nextLink".to_owned(), links::next(&asked.own, &asked.raw_query, next).into());
    }
    let references = asked.address.end == End::References;
    let value = if references { set.value.into_iter().map(reference).collect() } else { set.value };
    map.insert("value".to_owned(), value.into());
    Value::Object(map)
}

fn reference(entity: Value) -> Value {
    json!({ "@iot.selfLink": entity["@iot.selfLink"] })
}

fn one(reader: &mut Reader<'_>, entity: Entity, id: i64, asked: &Asked) -> Outcome<Answer> {
    let answer = match &asked.address.end {
        End::Entities => {
            let found = reader.one(entity, id, &asked.plan, &asked.options)?;
            Answer::Document(Value::Object(found.ok_or_else(|| not_found(entity, id))?))
        }
        End::References => {
            Answer::Document(json!({ "@iot.selfLink": links::entity(&asked.answering.root, entity, id) }))
        }
        End::Property(path) => match property(reader, entity, id, asked, path)? {
            Some((name, value)) => Answer::Document(json!({ name: value })),
            None => Answer::Nothing,
        },
        End::Value(path) => match property(reader, entity, id, asked, path)? {
            Some((_, Value::String(text))) => Answer::Text(text),
            Some((_, value)) => Answer::Text(value.to_string()),
            None => Answer::Nothing,
        },
    };
    Ok(answer)
}

/// A property of an entity with its last name, if it has a value.
fn property(
    reader: &mut Reader<'_>,
    entity: Entity,
    id: i64,
    asked: &Asked,
    path: &str,
) -> Outcome<Option<(String, Value)>> {
    let plan = Plan { select: vec![Path::from(path)], expand: Vec::new(), ..asked.plan.clone() };
    let found = reader.one(entity, id, &plan, &Options::default())?.ok_or_else(|| not_found(entity, id))?;
    if path == "id" {
        return Ok(found.get("@iot.id").map(|id| ("id".to_owned(), id.clone())));
    }
    let mut value = Value::Object(found);
    let mut name = "";
    for segment in path.split('/') {
        name = segment;
        value = value[segment].take();
    }
    Ok(Some(value).filter(|v| !v.is_null()).map(|v| (name.to_owned(), v)))
}
