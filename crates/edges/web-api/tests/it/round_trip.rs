//! Whatever an answer names by an id or a link is found under it.

use axum::Router;
use serde_json::{Map, Value};

use crate::caller::{all_pages, json};
use crate::provinces::on_both;

const SETS: [&str; 8] = [
    "Things",
    "Locations",
    "HistoricalLocations",
    "Datastreams",
    "Sensors",
    "ObservedProperties",
    "Observations",
    "FeaturesOfInterest",
];

#[test]
fn every_entity_is_found_by_its_own_link() {
    on_both(|province| {
        for set in SETS {
            let all = all_pages(&province.site, &format!("/sta/v1.1/{set}?$top=1000"));
            assert!(!all.is_empty(), "{set}");
            // Readings are many and alike; the newest of them have every kind.
            for entity in all.iter().take(150) {
                assert_eq!(json(&province.site, entity["@iot.selfLink"].as_str().unwrap()), *entity);
            }
        }
    });
}

#[test]
fn every_relation_leads_there_and_back() {
    on_both(|province| {
        for set in SETS {
            let entity = json(&province.site, &format!("/sta/v1.1/{set}?$top=1"))["value"][0].clone();
            for (relation, link) in links(&entity) {
                let related = json(&province.site, &link);
                let expanded =
                    json(&province.site, &format!("{}?$expand={relation}", entity["@iot.selfLink"].as_str().unwrap()));
                let there = related.get("value").unwrap_or(&related);
                assert_eq!(expanded[&relation], *there, "{set}/{relation}");
                let first = if there.is_array() { &there[0] } else { there };
                if first.is_object() {
                    assert!(leads_back(&province.site, first, &entity), "{set}/{relation} and back");
                }
            }
        }
    });
}

fn links(entity: &Value) -> Vec<(String, String)> {
    let map: &Map<String, Value> = entity.as_object().unwrap();
    let link = |(name, value): (&String, &Value)| {
        let relation = name.strip_suffix("@iot.navigationLink")?;
        Some((relation.to_owned(), value.as_str().unwrap().to_owned()))
    };
    map.iter().filter_map(link).collect()
}

/// Whether one of the relations of `from` holds `to`.
fn leads_back(site: &Router, from: &Value, to: &Value) -> bool {
    links(from).iter().any(|(_, link)| {
        let found = json(site, &format!("{link}?$select=id"));
        let own = &to["@iot.selfLink"];
        found["@iot.selfLink"] == *own
            || found["value"]
                .as_array()
                .is_some_and(|all| all.iter().any(|e| e["@iot.selfLink"] == *own) || found["@iot.nextLink"].is_string())
    })
}
