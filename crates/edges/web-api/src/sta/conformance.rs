//! The root document: entity sets, and the requirement classes of SensorThings 1.1 that hold here.

use serde_json::{Value, json};

use super::entity::Entity;

const PREFIX: &str = "http://www.opengis.net/spec/iot_sensing/1.1/req/";

/// What is implemented, whole; nothing is listed for the future.
const REQUIREMENTS: [&str; 32] = [
    "datamodel/entity-control-information/common-control-information",
    "datamodel/thing/properties",
    "datamodel/thing/relations",
    "datamodel/location/properties",
    "datamodel/location/relations",
    "datamodel/historical-location/properties",
    "datamodel/historical-location/relations",
    "datamodel/datastream/properties",
    "datamodel/datastream/relations",
    "datamodel/sensor/properties",
    "datamodel/sensor/relations",
    "datamodel/observed-property/properties",
    "datamodel/observed-property/relations",
    "datamodel/observation/properties",
    "datamodel/observation/relations",
    "datamodel/feature-of-interest/properties",
    "datamodel/feature-of-interest/relations",
    "resource-path/resource-path-to-entities",
    "request-data/order",
    "request-data/status-code",
    "request-data/query-status-code",
    "request-data/expand",
    "request-data/select",
    "request-data/orderby",
    "request-data/top",
    "request-data/skip",
    "request-data/count",
    "request-data/filter",
    "request-data/built-in-filter-operations",
    "request-data/built-in-query-functions",
    "request-data/pagination",
    "data-array/data-array",
];

/// The root document, at the address `root`.
pub fn document(root: &str) -> Value {
    let sets: Vec<Value> =
        Entity::ALL.iter().map(|e| json!({ "name": e.set(), "url": format!("{root}/{}", e.set()) })).collect();
    let classes: Vec<String> = REQUIREMENTS.iter().map(|r| format!("{PREFIX}{r}")).collect();
    json!({ "value": sets, "serverSettings": { "conformance": classes } })
}
