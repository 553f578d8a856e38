//! A set as a map (`$resultFormat=GeoJSON`, RFC 7946): Locations and FeaturesOfInterest with their own shape, Things
//! where they stand.

use query::{Expand, Options, Path, Plan};
use serde_json::{Map, Value, json};

use super::columns;
use super::entity::Entity;

/// Its media type.
pub const KIND: &str = "application/geo+json";
/// Where a Thing has its shape.
const PLACES: &str = "Locations";

/// Whether entities of this kind have a place.
pub fn is_drawn(entity: Entity) -> bool {
    matches!(entity, Entity::Thing | Entity::Location | Entity::FeatureOfInterest)
}

/// Asks for the shape as well, whatever is selected.
pub fn with_shape(entity: Entity, options: &mut Options) {
    let place = match entity {
        Entity::FeatureOfInterest => "feature",
        _ => "location",
    };
    if entity == Entity::Thing {
        let inside = Options { select: vec![Path::from(place)], ..Options::default() };
        options.expand.push(Expand { relation: PLACES.to_owned(), options: inside });
    } else if !options.select.is_empty() {
        options.select.push(Path::from(place));
    }
}

/// The features of these entities, with the number of all and the address of the next page.
pub fn write(plan: &Plan, entities: &[Value], count: Option<u64>, next: Option<&str>) -> Vec<u8> {
    let shape = columns::shape(plan);
    let columns: Vec<String> = columns::of(plan).into_iter().filter(|c| Some(c.as_str()) != shape).collect();
    let features: Vec<Value> = entities.iter().map(|entity| feature(entity, &columns, shape)).collect();
    let mut map = Map::new();
    map.insert("type".to_owned(), "FeatureCollection".into());
    if let Some(count) = count {
        map.insert("@iot.count".to_owned(), count.into());
    }
    if let Some(next) = next {
        map.insert("@iot.nextLink".to_owned(), next.into());
    }
    map.insert("features".to_owned(), features.into());
    Value::Object(map).to_string().into_bytes()
}

fn feature(entity: &Value, columns: &[String], shape: Option<&str>) -> Value {
    let geometry = match shape {
        Some(name) => &entity[name],
        None => &entity[PLACES][0]["location"],
    };
    // A feature whose place nobody registered stands as a feature without one.
    let geometry = if geometry["type"] == "Feature" { &geometry["geometry"] } else { geometry };
    let told = |column: &&String| !columns::value(entity, column).is_null();
    let properties: Map<String, Value> =
        columns.iter().filter(told).map(|c| (c.clone(), columns::value(entity, c).clone())).collect();
    json!({ "type": "Feature", "id": entity["@iot.id"], "geometry": geometry, "properties": properties })
}
