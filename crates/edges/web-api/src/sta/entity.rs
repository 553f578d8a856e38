//! The eight entities, their names in addresses, and what may be asked of each.

use monitoring::sensorthings as network;
use query::{Registry, Relation};

/// An entity of SensorThings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Entity {
    /// A station.
    Thing,
    /// Where it stands.
    Location,
    /// When it was known to stand there.
    HistoricalLocation,
    /// A series.
    Datastream,
    /// An analyser.
    Sensor,
    /// A parameter.
    ObservedProperty,
    /// A reading or an average.
    Observation,
    /// What a station watches.
    FeatureOfInterest,
}

impl Entity {
    /// All of them, in the order of the root document.
    pub const ALL: [Entity; 8] = [
        Entity::Thing,
        Entity::Location,
        Entity::HistoricalLocation,
        Entity::Datastream,
        Entity::Sensor,
        Entity::ObservedProperty,
        Entity::Observation,
        Entity::FeatureOfInterest,
    ];

    /// The name of its set: `Things`.
    pub fn set(self) -> &'static str {
        match self {
            Entity::Thing => "Things",
            Entity::Location => "Locations",
            Entity::HistoricalLocation => "HistoricalLocations",
            Entity::Datastream => "Datastreams",
            Entity::Sensor => "Sensors",
            Entity::ObservedProperty => "ObservedProperties",
            Entity::Observation => "Observations",
            Entity::FeatureOfInterest => "FeaturesOfInterest",
        }
    }

    /// The entity of a set's name.
    pub fn of_set(name: &str) -> Option<Entity> {
        Entity::ALL.into_iter().find(|e| e.set() == name)
    }

    /// The entity that a registry describes.
    pub fn of(registry: &Registry) -> Option<Entity> {
        Entity::ALL.into_iter().find(|e| e.registry() == registry)
    }

    /// What may be asked of it.
    pub fn registry(self) -> &'static Registry {
        match self {
            Entity::Thing => &network::THING,
            Entity::Location => &network::LOCATION,
            Entity::HistoricalLocation => &network::HISTORICAL_LOCATION,
            Entity::Datastream => &network::DATASTREAM,
            Entity::Sensor => &network::SENSOR,
            Entity::ObservedProperty => &network::OBSERVED_PROPERTY,
            Entity::Observation => &network::OBSERVATION,
            Entity::FeatureOfInterest => &network::FEATURE_OF_INTEREST,
        }
    }

    /// Its relations that addresses may name; those that start with `#` are the program's own.
    pub fn relations(self) -> impl Iterator<Item = &'static Relation> {
        self.registry().relations.iter().filter(|r| !r.name.starts_with('#'))
    }

    /// Whether it has a property of this name, or properties below it (`properties`, `properties/code`).
    pub fn has_property(self, path: &str) -> bool {
        let below = |name: &str| name.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let open = |name: &str| !name.starts_with('#');
        self.registry().fields.iter().any(|f| open(f.name) && (f.name == path || below(f.name)))
    }
}
