//! What the registries promise the database keeps: every field can be asked by and ordered by.

use monitoring::sensorthings::{
    DATASTREAM, FEATURE_OF_INTEREST, HISTORICAL_LOCATION, LOCATION, OBSERVED_PROPERTY, SENSOR, THING,
};
use query::{Kind, Registry};

use crate::caller::json;
use crate::provinces::on_both;

const SETS: [(&str, &Registry); 7] = [
    ("Things", &THING),
    ("Locations", &LOCATION),
    ("HistoricalLocations", &HISTORICAL_LOCATION),
    ("Datastreams", &DATASTREAM),
    ("Sensors", &SENSOR),
    ("ObservedProperties", &OBSERVED_PROPERTY),
    ("FeaturesOfInterest", &FEATURE_OF_INTEREST),
];

#[test]
fn every_field_is_asked_by_and_ordered_by() {
    on_both(|province| {
        for (set, registry) in SETS {
            let total =
                json(&province.site, &format!("/sta/v1.1/{set}?$count=true&$top=0"))["@iot.count"].as_u64().unwrap();
            let count = |filter: &str| {
                let path = format!("/sta/v1.1/{set}?$count=true&$top=0&$filter={filter}");
                json(&province.site, &path)["@iot.count"].as_u64().unwrap()
            };
            for field in registry.fields.iter().filter(|f| f.filterable) {
                let name = field.name;
                assert_eq!(
                    count(&format!("{name} eq null")) + count(&format!("{name} ne null")),
                    total,
                    "{set}/{name}"
                );
                let literal = match field.kind {
                    Kind::Text => "'x'",
                    Kind::Boolean => "true",
                    Kind::Moment => "2026-11-22T00:00:00Z",
                    Kind::Geometry => continue,
                    _ => "1",
                };
                let (is, is_not) = (format!("{name} eq {literal}"), format!("{name} ne {literal}"));
                assert_eq!(count(&is) + count(&is_not) + count(&format!("{name} eq null")), total, "{set}/{name}");
            }
            for field in registry.fields.iter().filter(|f| f.sortable) {
                let path = format!("/sta/v1.1/{set}?$top=1000&$select=id&$orderby={}", field.name);
                assert_eq!(json(&province.site, &path)["value"].as_array().unwrap().len() as u64, total, "{path}");
            }
        }
    });
}
