//! The description says exactly what is answered.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::caller::{get, json};
use crate::provinces::on_both;

#[test]
fn every_route_is_described_and_nothing_else() {
    on_both(|province| {
        let document = json(&province.site, "/api/openapi.json");
        let described: BTreeSet<(String, String)> = document["paths"]
            .as_object()
            .unwrap()
            .iter()
            .flat_map(|(path, verbs)| {
                verbs.as_object().unwrap().keys().map(|v| (v.to_uppercase(), path.clone())).collect::<Vec<_>>()
            })
            .collect();
        let answered: BTreeSet<(String, String)> = web_api::routes()
            .answered()
            .filter(|(_, path)| path.starts_with("/api/"))
            .map(|(verb, path)| (verb.name().to_owned(), path.to_owned()))
            .collect();
        assert_eq!(described, answered);
        assert_eq!(document["openapi"], "3.1.0");
        insta::assert_json_snapshot!("openapi", document);
    });
}

#[test]
fn rules_and_routes_name_each_other() {
    let policy = web_kit::Policy::new(web_api::RULES);
    assert_eq!(web_kit::missing(&web_api::routes(), &policy), Vec::<String>::new());
}

/// Every property that is sent is described, and every one that is always described is sent.
#[test]
fn answers_are_as_described() {
    on_both(|province| {
        crate::programmes::register(province);
        let document = json(&province.site, "/api/openapi.json");
        for path in [
            "/api/v1/stations",
            "/api/v1/stations/{code}",
            "/api/v1/stations/{code}/latest",
            "/api/v1/stations/{code}/index",
            "/api/v1/exceedances",
            "/api/v1/definitions",
            "/api/v1/kpi",
            "/api/v1/programmes",
            "/api/v1/programmes/{code}",
        ] {
            let schema = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
            let sent = json(&province.site, &path.replace("{code}", "NUO001"));
            fits(&document, schema, &sent, path);
        }
        let problem = get(&province.site, "/api/v1/stations?colour=red").json();
        fits(&document, &serde_json::json!({ "$ref": "#/components/schemas/Problem" }), &problem, "problem");
    });
}

fn fits(document: &Value, schema: &Value, sent: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let found = document.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{at}: {name}"));
        return fits(document, found, sent, at);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        if !sent.is_null() {
            fits(document, choices.last().unwrap(), sent, at);
        }
        return;
    }
    match sent {
        Value::Object(map) if schema["properties"].is_object() => {
            let known = schema["properties"].as_object().unwrap();
            for (name, value) in map {
                let schema = known.get(name).unwrap_or_else(|| panic!("{at}/{name} is not described"));
                fits(document, schema, value, &format!("{at}/{name}"));
            }
            for required in schema["required"].as_array().into_iter().flatten() {
                assert!(map.contains_key(required.as_str().unwrap()), "{at}: {required} is missing");
            }
        }
        Value::Array(list) => list.iter().for_each(|one| fits(document, &schema["items"], one, at)),
        Value::Null => {
            assert!(schema["type"].as_array().is_some_and(|t| t.contains(&Value::from("null"))), "{at} is null");
        }
        _ => {}
    }
}
