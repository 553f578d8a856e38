//! Finds what a path means: through which relations it goes, and which field it ends at.

use crate::registry::{Field, Registry, Relation};

/// An entity that a condition can speak of: the one asked for, or one of an `any(…)` around.
#[derive(Debug, Clone)]
pub(crate) struct Speaker {
    /// What paths call it; the entity asked for is called nothing.
    pub(crate) name: String,
    /// What it is.
    pub(crate) entity: Registry,
}

impl Speaker {
    /// The entity that is asked for.
    pub(crate) fn root(entity: &Registry) -> Speaker {
        Speaker { name: String::new(), entity: *entity }
    }
}

/// What a path means.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Which of the speakers it starts at.
    pub(crate) speaker: usize,
    /// The relations it goes through.
    pub(crate) through: Vec<&'static Relation>,
    /// The field it ends at.
    pub(crate) field: &'static Field,
}

impl Found {
    /// Whether it means one value, not one for each of many related entities.
    pub(crate) fn is_single(&self) -> bool {
        self.through.iter().all(|r| !r.many)
    }

    /// Whether the value may be missing.
    pub(crate) fn nullable(&self) -> bool {
        self.field.nullable || self.through.iter().any(|r| r.optional)
    }
}

/// A path up to relations only, and what is left of it.
pub(crate) struct Walk<'p> {
    /// Which of the speakers it starts at.
    pub(crate) speaker: usize,
    /// The relations it goes through.
    pub(crate) through: Vec<&'static Relation>,
    /// The entity it comes to.
    pub(crate) entity: Registry,
    /// The rest: no relation of that entity.
    pub(crate) rest: &'p str,
}

/// Goes along `path` as far as it names relations. The innermost speaker of the first segment's name
/// is meant; without one, or after `$it`, the entity asked for.
pub(crate) fn walk<'p>(speakers: &[Speaker], path: &'p str) -> Walk<'p> {
    let (first, tail) = path.split_once('/').unwrap_or((path, ""));
    let named = speakers.iter().rposition(|s| !s.name.is_empty() && s.name == first);
    let (speaker, mut rest) = match named {
        Some(n) => (n, tail),
        None if first == "$it" => (0, tail),
        None => (0, path),
    };
    let mut entity = speakers[speaker].entity;
    let mut through = Vec::new();
    loop {
        let (segment, tail) = rest.split_once('/').unwrap_or((rest, ""));
        let Some(relation) = entity.relation(segment) else { break };
        through.push(relation);
        entity = *relation.target;
        rest = tail;
    }
    Walk { speaker, through, entity, rest }
}

/// What `path` means, if it ends at a field.
pub(crate) fn find(speakers: &[Speaker], path: &str) -> Option<Found> {
    let walk = walk(speakers, path);
    let field = walk.entity.field(walk.rest)?;
    Some(Found { speaker: walk.speaker, through: walk.through, field })
}

/// What `path` means seen from `entity`.
pub(crate) fn from_entity(entity: &Registry, path: &str) -> Option<Found> {
    find(&[Speaker::root(entity)], path)
}
