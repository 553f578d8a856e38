//! What a path means: a set, or one entity that exists, is in sight, and is related to what stands
//! before it in the path.

use kernel::{Outcome, Refusal};

use super::address::{Address, Step};
use super::entity::Entity;
use super::observations;
use super::reader::{Reader, Whose};

/// What a path leads to.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// A set: all of an entity, or what a relation leads to.
    Set(Entity, Option<Whose>),
    /// One entity.
    One(Entity, i64),
}

/// Follows a path.
pub fn resolve(reader: &mut Reader<'_>, address: &Address) -> Outcome<Target> {
    let Some(id) = address.id else { return Ok(Target::Set(address.first, None)) };
    let mut here = (address.first, member(reader, address.first, None, id)?);
    for step in &address.steps {
        let whose = Whose { entity: here.0, id: here.1, relation: step.relation };
        match next(reader, &whose, step)? {
            Some(id) => here = (step.to, id),
            None => return Ok(Target::Set(step.to, Some(whose))),
        }
    }
    Ok(Target::One(here.0, here.1))
}

/// The entity that a step leads to; none when it leads to a set.
fn next(reader: &mut Reader<'_>, whose: &Whose, step: &Step) -> Outcome<Option<i64>> {
    match (step.relation.many, step.id) {
        (true, None) => Ok(None),
        (true, Some(id)) => member(reader, step.to, Some(whose), id).map(Some),
        (false, _) => related(reader, whose, step.to).map(Some),
    }
}

/// The entity with this id, if it is in sight and among those of `whose`.
fn member(reader: &mut Reader<'_>, entity: Entity, whose: Option<&Whose>, id: i64) -> Outcome<i64> {
    let found = match entity {
        Entity::Observation => observations::find(reader, whose, id)?.map(|(_, found)| found.id),
        _ => reader.first(entity, whose, Some(id))?,
    };
    found.ok_or_else(|| not_found(entity, id).into())
}

/// The one entity that a relation leads to.
fn related(reader: &mut Reader<'_>, whose: &Whose, to: Entity) -> Outcome<i64> {
    let found = if whose.entity == Entity::Observation {
        let found = observations::find(reader, None, whose.id)?;
        found.map(|(source, found)| {
            let series = source.series(&found);
            if to == Entity::Datastream { series.id } else { series.station }
        })
    } else {
        reader.first(to, Some(whose), None)?
    };
    found.ok_or_else(|| not_found(whose.entity, whose.id).into())
}

/// Nothing in sight has this id here.
pub fn not_found(entity: Entity, id: i64) -> Refusal {
    let name = format!("{}({id})", entity.set());
    Refusal::new("refused-api-entity-not-found").at(name.clone()).with("name", name)
}
