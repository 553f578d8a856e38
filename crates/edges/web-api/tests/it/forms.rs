//! Sets in other forms: tables for spreadsheets, maps for GIS.

use serde_json::{Value, json};

use crate::caller::{get, json as json_of};
use crate::provinces::{at, empty_on_both, line, now, on_both};

fn table(site: &axum::Router, path: &str) -> Vec<String> {
    let answer = get(site, &format!("/sta/v1.1/{path}"));
    assert_eq!(
        (answer.status.as_u16(), answer.header("content-type")),
        (200, "text/csv; charset=utf-8; header=present"),
        "{path}: {}",
        answer.text()
    );
    answer.text().split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn tables_have_a_column_for_each_property() {
    on_both(|province| {
        let cases = [
            (
                "Things?$resultFormat=CSV&$select=id,name,properties&$filter=properties/code eq 'KHI002'",
                vec![
                    "id,name,properties/code,properties/medium,properties/interval_minutes,properties/limit_set,properties/public,properties/facility,properties/commune",
                    "2,\"Ống khói lò nung, số 2\",KHI002,stack_emission,5,,true,Xi măng Hòn Tàu,",
                ],
            ),
            (
                "Datastreams(4)/Observations?$resultFormat=csv&$top=2&$select=phenomenonTime,result,resultQuality/status,parameters/text",
                vec![
                    "phenomenonTime,result,resultQuality/status,parameters/text",
                    "2026-11-22T03:00:00Z,40.5,00,40.50",
                    "2026-11-22T02:55:00Z,42.5,00,42.50",
                ],
            ),
            (
                "Datastreams?$resultFormat=CSV&$select=name&$expand=Thing($select=properties/code),ObservedProperty($select=name)&$filter=properties/symbol eq 'SO2' and properties/averaging eq 'raw'",
                vec!["name,Thing/properties/code,ObservedProperty/name", "KHI002 SO2 raw,KHI002,SO2"],
            ),
            (
                "Locations?$resultFormat=CSV&$select=location",
                vec!["location", "\"{\"\"coordinates\"\":[106.1,10.1],\"\"type\"\":\"\"Point\"\"}\""],
            ),
            ("Observations?$resultFormat=CSV&$select=result&$filter=result lt -1000", vec!["result"]),
        ];
        for (path, expected) in cases {
            assert_eq!(table(&province.site, path), expected, "{path}");
        }
        for set in [
            "Things",
            "Locations",
            "HistoricalLocations",
            "Datastreams",
            "Sensors",
            "ObservedProperties",
            "Observations",
            "FeaturesOfInterest",
        ] {
            let lines = table(&province.site, &format!("{set}?$resultFormat=CSV"));
            let rows = json_of(&province.site, &format!("/sta/v1.1/{set}"))["value"].as_array().unwrap().len();
            assert_eq!(lines.len(), rows + 1, "{set}");
        }
    });
}

#[test]
fn a_table_goes_on_where_its_header_says() {
    on_both(|province| {
        let path = "/sta/v1.1/Datastreams(4)/Observations?$resultFormat=CSV&$select=id&$top=100";
        let (mut next, mut ids) = (path.to_owned(), Vec::new());
        while !next.is_empty() {
            let answer = get(&province.site, &next);
            ids.extend(answer.text().lines().skip(1).map(str::to_owned).collect::<Vec<_>>());
            let link = answer.header("link");
            assert!(link.is_empty() || link.ends_with(">; rel=\"next\""), "{link}");
            next = link.trim_start_matches('<').split('>').next().unwrap_or_default().to_owned();
        }
        let all = json_of(&province.site, "/sta/v1.1/Datastreams(4)/Observations?$top=1000&$select=id");
        let all: Vec<String> = all["value"].as_array().unwrap().iter().map(|o| o["@iot.id"].to_string()).collect();
        assert_eq!(ids, all);
    });
}

#[test]
fn what_a_spreadsheet_would_run_is_made_harmless() {
    empty_on_both(|province| {
        // A text in the place of a value cannot come in; what a logger sends as its own sign for nothing can.
        province.send("NUO001", now(), &line("COD", "---", "mg/L", at("20261122101000"), "02"));
        province.send("NUO001", now(), &line("COD", "-5.0", "mg/L", at("20261122100500"), "00"));
        let lines = table(&province.site, "Observations?$resultFormat=CSV&$select=result,parameters/text");
        assert_eq!(lines, ["result,parameters/text", ",'---", ",-5.0"]);
    });
}

#[test]
fn maps_show_what_has_a_place() {
    on_both(|province| {
        let map = |path: &str| {
            let answer = get(&province.site, &format!("/sta/v1.1/{path}"));
            assert_eq!(
                (answer.status.as_u16(), answer.header("content-type")),
                (200, "application/geo+json"),
                "{path}"
            );
            let map = answer.json();
            assert_eq!(map["type"], "FeatureCollection");
            for feature in map["features"].as_array().unwrap() {
                let parts: Vec<&String> = feature.as_object().unwrap().keys().collect();
                assert_eq!(parts, ["geometry", "id", "properties", "type"], "{path}");
                assert!(feature["geometry"].is_null() || feature["geometry"]["type"] == "Point", "{feature}");
            }
            map
        };
        let point = json!({ "type": "Point", "coordinates": [106.1, 10.1] });
        let things = map("Things?$resultFormat=GeoJSON&$count=true&$orderby=id");
        assert_eq!((&things["@iot.count"], &things["features"][0]["geometry"]), (&json!(2), &point));
        assert_eq!(things["features"][0]["properties"]["properties/code"], "NUO001");
        assert_eq!(things["features"][1]["geometry"], Value::Null);
        let places = map("Locations?$resultFormat=GeoJSON&$select=name");
        assert_eq!(
            places["features"][0],
            json!({ "type": "Feature", "id": null, "geometry": point, "properties": { "name": "Nước thải KCN Sông Tiên" } })
        );
        let features = map("FeaturesOfInterest?$resultFormat=GeoJSON&$top=1&$orderby=id");
        assert_eq!((&features["features"][0]["geometry"], &features["features"][0]["id"]), (&point, &json!(1)));
        let next = features["@iot.nextLink"].as_str().unwrap().split_once("/sta/v1.1/").unwrap().1.to_owned();
        assert_eq!(map(&next)["features"][0]["geometry"], Value::Null);
    });
}

#[test]
fn forms_that_do_not_fit_are_refused() {
    on_both(|province| {
        for path in [
            "Things(1)?$resultFormat=CSV",
            "Things/$ref?$resultFormat=CSV",
            "Things?$resultFormat=CSV&$expand=Datastreams",
            "Datastreams?$resultFormat=CSV&$expand=Thing($expand=Datastreams)",
            "Datastreams?$resultFormat=GeoJSON",
            "Observations?$resultFormat=GeoJSON",
            "Things?$resultFormat=GeoJSON&$expand=Locations",
            "Things?$resultFormat=dataArray",
        ] {
            let answer = get(&province.site, &format!("/sta/v1.1/{path}"));
            assert_eq!(
                (answer.status.as_u16(), answer.json()["errors"][0]["field"].as_str()),
                (400, Some("$resultFormat")),
                "{path}"
            );
        }
        let unknown = get(&province.site, "/sta/v1.1/Things?$resultFormat=xml");
        assert_eq!(unknown.status, 400);
    });
}
