//! The path of a request: `Things(1)/Datastreams(2)/Observations`, `…/$ref`, `…/name/$value`. Text in,
//! typed steps or a located refusal out; whether the entities exist is found out elsewhere.

use kernel::Refusal;
use query::Relation;

use super::entity::Entity;

/// Segments of a path at most.
const DEEPEST: usize = 40;

/// A path that can be followed.
#[derive(Debug, Clone)]
pub struct Address {
    /// The set that it starts at.
    pub first: Entity,
    /// Which of the set.
    pub id: Option<i64>,
    /// Where it goes on.
    pub steps: Vec<Step>,
    /// What of the entities at its end is wanted.
    pub end: End,
}

/// One relation followed.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The relation.
    pub relation: &'static Relation,
    /// The entity that it leads to.
    pub to: Entity,
    /// Which of many.
    pub id: Option<i64>,
}

/// What of the entities at the end of a path is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The entities themselves.
    Entities,
    /// Their addresses only: `$ref`.
    References,
    /// One property: `name`, `properties/code`.
    Property(String),
    /// Its bare value: `name/$value`.
    Value(String),
}

impl Address {
    /// Reads a path, percent-decoded and relative to the root.
    pub fn parse(path: &str) -> Result<Address, Refusal> {
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        if segments.len() > DEEPEST {
            return Err(Refusal::new("refused-api-path-too-deep").with("most", DEEPEST));
        }
        let (first, rest) = segments.split_first().ok_or_else(|| unknown("", "/"))?;
        let (name, id) = named(first)?;
        let entity = Entity::of_set(name).ok_or_else(|| unknown(name, "/"))?;
        let mut address = Address { first: entity, id, steps: Vec::new(), end: End::Entities };
        address.follow(rest)?;
        Ok(address)
    }

    fn follow(&mut self, mut rest: &[&str]) -> Result<(), Refusal> {
        while let Some((segment, after)) = rest.split_first() {
            if *segment == "$ref" && after.is_empty() {
                self.end = End::References;
                return Ok(());
            }
            let entity = self.entity();
            if self.is_set() {
                return Err(unknown(segment, entity.set()));
            }
            let (name, id) = named(segment)?;
            let Some(relation) = entity.relations().find(|r| r.name == name) else {
                self.end = property(entity, rest)?;
                return Ok(());
            };
            if id.is_some() && !relation.many {
                return Err(unknown(segment, entity.registry().name));
            }
            let to = Entity::of(relation.target).ok_or_else(|| unknown(name, entity.registry().name))?;
            self.steps.push(Step { relation, to, id });
            rest = after;
        }
        Ok(())
    }

    /// The entity that the path ends at.
    pub fn entity(&self) -> Entity {
        self.steps.last().map_or(self.first, |step| step.to)
    }

    /// Whether it ends at a set rather than at one of it.
    pub fn is_set(&self) -> bool {
        match self.steps.last() {
            Some(step) => step.relation.many && step.id.is_none(),
            None => self.id.is_none(),
        }
    }
}

/// A segment's name and the id in parentheses behind it.
fn named(segment: &str) -> Result<(&str, Option<i64>), Refusal> {
    let Some((name, rest)) = segment.split_once('(') else { return Ok((segment, None)) };
    let id = rest.strip_suffix(')').and_then(|id| id.parse::<i64>().ok()).ok_or_else(|| unknown(segment, name))?;
    Ok((name, Some(id)))
}

fn property(entity: Entity, segments: &[&str]) -> Result<End, Refusal> {
    let bare = segments.last() == Some(&"$value");
    let path = segments[..segments.len() - usize::from(bare)].join("/");
    if !entity.has_property(&path) {
        return Err(unknown(&path, entity.registry().name));
    }
    Ok(if bare { End::Value(path) } else { End::Property(path) })
}

/// Nothing of this name is below `within`.
fn unknown(name: &str, within: &str) -> Refusal {
    let name: String = name.chars().take(60).collect();
    Refusal::new("refused-api-path-not-found").at(name.clone()).with("name", name).with("within", within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str) -> String {
        match Address::parse(path) {
            Err(refusal) => refusal.to_string(),
            Ok(a) => {
                let steps: Vec<String> = a.steps.iter().map(|s| format!("{}({:?})", s.to.set(), s.id)).collect();
                format!("{}({:?}) {} {:?}", a.first.set(), a.id, steps.join(" "), a.end).replace("  ", " ")
            }
        }
    }

    #[test]
    fn paths_are_followed_or_refused_at_the_segment() {
        let cases = [
            ("Things", "Things(None) Entities"),
            ("Things/", "Things(None) Entities"),
            ("Things(1)", "Things(Some(1)) Entities"),
            (
                "Things(1)/Datastreams(2)/Observations",
                "Things(Some(1)) Datastreams(Some(2)) Observations(None) Entities",
            ),
            ("Observations(7)/Datastream/Thing", "Observations(Some(7)) Datastreams(None) Things(None) Entities"),
            ("Things(1)/Datastreams/$ref", "Things(Some(1)) Datastreams(None) References"),
            ("Things/$ref", "Things(None) References"),
            ("Things(1)/name", "Things(Some(1)) Property(\"name\")"),
            ("Things(1)/name/$value", "Things(Some(1)) Value(\"name\")"),
            ("Things(1)/properties/code/$value", "Things(Some(1)) Value(\"properties/code\")"),
            ("Things(-1)", "Things(Some(-1)) Entities"),
            ("", r#"refused-api-path-not-found at  name="" within="/""#),
            ("Trams", r#"refused-api-path-not-found at Trams name="Trams" within="/""#),
            ("Things('a')", r#"refused-api-path-not-found at Things('a') name="Things('a')" within="Things""#),
            ("Things(1", r#"refused-api-path-not-found at Things(1 name="Things(1" within="Things""#),
            ("Things/name", r#"refused-api-path-not-found at name name="name" within="Things""#),
            ("Things/Datastreams", r#"refused-api-path-not-found at Datastreams name="Datastreams" within="Things""#),
            ("Things(1)/$value", r#"refused-api-path-not-found at  name="" within="Thing""#),
            ("Things(1)/colour", r#"refused-api-path-not-found at colour name="colour" within="Thing""#),
            ("Things(1)/#public", r##"refused-api-path-not-found at #public name="#public" within="Thing""##),
            (
                "Datastreams(1)/Thing(2)",
                r#"refused-api-path-not-found at Thing(2) name="Thing(2)" within="Datastream""#,
            ),
            (
                "Datastreams(1)/#FeatureOfInterest",
                r##"refused-api-path-not-found at #FeatureOfInterest name="#FeatureOfInterest" within="Datastream""##,
            ),
        ];
        for (path, expected) in cases {
            assert_eq!(told(path), expected, "{path}");
        }
        assert_eq!(told(&"Things(1)/".repeat(50)), "refused-api-path-too-deep most=40");
    }
}
