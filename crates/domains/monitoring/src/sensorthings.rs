//! The network as SensorThings 1.1 asks for it (OGC 18-088): each entity as a registry of what may be
//! asked, and windows of readings and averages across stations.
//!
//! A station is a Thing with its Location and FeatureOfInterest, an analyser a Sensor, a canonical
//! symbol an ObservedProperty, a series a Datastream. It knows no path, no JSON and no page; how
//! entities are written is the interface's affair.

use identity::Scope;
use kernel::{Moment, Refusal};
use query::{Condition, Expr, Registry};

pub mod observation;
pub mod window;

mod places {
    pub mod store;
}
mod series {
    pub mod store;
}

pub use observation::OBSERVATION;
pub use places::store::{FEATURE_OF_INTEREST, HISTORICAL_LOCATION, LOCATION, THING};
pub use series::store::{DATASTREAM, OBSERVED_PROPERTY, SENSOR};

/// What of the network somebody sees (*phạm vi được xem*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Public stations: anybody.
    Public,
    /// Public stations, and all in this scope: an officer who may read stations.
    Officer(Scope),
}

/// The condition that an entity belongs to a station in sight; it goes inside every question.
pub fn seen(entity: &Registry, sight: &Sight) -> Result<Condition, Refusal> {
    // A symbol is seen where one of its series is; all other entities carry their station's marks.
    let via = if *entity == OBSERVED_PROPERTY { "Datastreams/" } else { "" };
    // Nothing of it depends on the present moment.
    Condition::of_program(marks(via, sight), entity, Moment(0))
}

/// The same question, but what it asks of related entities it asks of those in sight only. Otherwise
/// a symbol that a public station measures would tell which others measure it, too.
pub fn in_sight(question: &Condition, sight: &Sight) -> Result<Condition, Refusal> {
    Condition::of_program(narrowed(question.expr().clone(), sight), question.entity(), Moment(0))
}

fn narrowed(expr: Expr, sight: &Sight) -> Expr {
    match expr.map_children(&mut |child| narrowed(child, sight)) {
        Expr::Any { of, name, test } => {
            let test = Expr::all(vec![marks(&format!("{name}/"), sight), *test]);
            Expr::Any { of, name, test: Box::new(test) }
        }
        other => other,
    }
}

/// That the marks behind the path `via` are those of a station in sight.
fn marks(via: &str, sight: &Sight) -> Expr {
    let public = Expr::eq(&format!("{via}#public"), true);
    match sight {
        Sight::Public => public,
        Sight::Officer(scope) => {
            let scope = query::Scope::from(scope);
            let limit = |extent: &query::Extent, field: &str| match extent {
                query::Extent::All => None,
                query::Extent::These(ids) => Some(Expr::one_of(&format!("{via}{field}"), ids.iter().copied())),
            };
            let limits = [limit(&scope.areas, "#area"), limit(&scope.facilities, "#facility")];
            Expr::any(vec![public, Expr::all(limits.into_iter().flatten().collect())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entities_are_described_without_faults() {
        let tables =
            [&THING, &LOCATION, &HISTORICAL_LOCATION, &FEATURE_OF_INTEREST, &DATASTREAM, &SENSOR, &OBSERVED_PROPERTY];
        for entity in tables.into_iter().chain([&OBSERVATION]) {
            assert_eq!(entity.faults(), Vec::<String>::new());
        }
        for entity in tables {
            assert!(seen(entity, &Sight::Public).is_ok(), "{}", entity.name);
        }
    }
}
