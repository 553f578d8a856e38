//! What of each entity is fetched, and how it is written.

use kernel::Outcome;
use query::Plan;

use super::entity::Entity;
use super::out::Out;
use super::reader::{Named, Reader};

mod datastream;
mod feature_of_interest;
mod historical_location;
mod location;
mod observed_property;
mod sensor;
mod thing;

/// The columns that writing an entity takes.
pub fn columns(entity: Entity, plan: &Plan) -> Vec<&'static str> {
    let fixed = match entity {
        Entity::Thing => thing::COLUMNS,
        Entity::Location => location::COLUMNS,
        Entity::HistoricalLocation => historical_location::COLUMNS,
        Entity::Datastream => datastream::COLUMNS,
        Entity::Sensor => sensor::COLUMNS,
        Entity::ObservedProperty => observed_property::COLUMNS,
        Entity::FeatureOfInterest => feature_of_interest::COLUMNS,
        // Observations stand in no table.
        Entity::Observation => &[],
    };
    let mut columns = fixed.to_vec();
    if entity == Entity::Datastream && plan.shows("phenomenonTime") {
        columns.extend(datastream::TIMES);
    }
    columns
}

/// Writes the properties of an entity.
pub fn write(reader: &mut Reader<'_>, entity: Entity, row: &Named<'_>, out: &mut Out<'_>) -> Outcome<()> {
    match entity {
        Entity::Thing => thing::write(reader, row, out),
        Entity::Datastream => datastream::write(reader, row, out),
        Entity::Location => {
            location::write(reader, row, out);
            Ok(())
        }
        Entity::HistoricalLocation => {
            historical_location::write(row, out);
            Ok(())
        }
        Entity::Sensor => {
            sensor::write(reader, row, out);
            Ok(())
        }
        Entity::ObservedProperty => {
            observed_property::write(reader, row, out);
            Ok(())
        }
        Entity::FeatureOfInterest => {
            feature_of_interest::write(reader, row, out);
            Ok(())
        }
        Entity::Observation => Ok(()),
    }
}
