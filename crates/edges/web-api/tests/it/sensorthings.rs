//! SensorThings: a table of requests, each with its answer, the same on both engines.

use axum::Router;
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::caller::{ask, encoded, get};
use crate::provinces::on_both;

/// Status and body of each request, by its address.
fn answers(site: &Router, paths: &[&str]) -> Value {
    let mut all = Map::new();
    for path in paths {
        let answer = get(site, &format!("/sta/v1.1{path}"));
        let kind = answer.header("content-type").to_owned();
        let body = if answer.bytes.is_empty() || kind.starts_with("text/plain") {
            Value::from(answer.text())
        } else {
            answer.json()
        };
        let answer = if answer.status == StatusCode::OK {
            body
        } else {
            json!({ "status": answer.status.as_u16(), "body": body })
        };
        all.insert((*path).to_owned(), answer);
    }
    Value::Object(all)
}

#[test]
fn entities() {
    on_both(|province| {
        let paths = [
            "",
            "/",
            "/Things?$top=1",
            "/Things(2)",
            "/Locations",
            "/HistoricalLocations",
            "/Datastreams(4)",
            "/Datastreams(5)",
            "/Datastreams(6)",
            "/Sensors?$top=1",
            "/ObservedProperties?$top=2",
            "/FeaturesOfInterest",
            "/Observations?$top=2",
        ];
        insta::assert_json_snapshot!("entities", answers(&province.site, &paths));
    });
}

#[test]
fn paths_lead_to_what_they_name() {
    on_both(|province| {
        let paths = [
            "/Things(1)/name",
            "/Things(1)/name/$value",
            "/Things(1)/properties",
            "/Things(1)/properties/code/$value",
            "/Things(1)/properties/commune",
            "/Things(1)/id",
            "/Things(1)/Datastreams/$ref?$top=2",
            "/Things/$ref",
            "/Things(1)/Locations(1)/HistoricalLocations(1)/Thing/name",
            "/Things(1)/Datastreams(4)/ObservedProperty/name",
            "/Datastreams(4)/Thing/$ref",
            "/Datastreams(4)/Observations?$top=1&$select=result",
            "/Sensors(1)/Datastreams?$select=name",
            "/FeaturesOfInterest(2)/Observations?$select=result,resultQuality/status",
            "/Datastreams(4)/unitOfMeasurement/symbol/$value",
            // What is not there.
            "/Things(99)",
            "/Things(3)",
            "/Things(1)/Datastreams(10)",
            "/Things(2)/Datastreams(4)/name",
            "/Observations(0)",
            "/Observations(-2)",
            "/Observations(9223372036854775807)",
            "/Datastreams(10)/Observations",
            "/Trams",
            "/Things(1)/colour",
            "/Things('a')",
        ];
        insta::assert_json_snapshot!("paths", answers(&province.site, &paths));
    });
}

#[test]
fn options() {
    on_both(|province| {
        let paths = [
            "/Things?$select=id,properties/code&$orderby=properties/code desc",
            "/Things?$filter=properties/code eq 'NUO001'&$select=name",
            "/Things?$filter=Datastreams/properties/symbol eq 'SO2'&$select=name",
            "/Things?$filter=Datastreams/any(d: d/properties/averaging eq 'P1D' and d/ObservedProperty/name eq 'COD')&$select=name",
            "/Things?$filter=substringof('khói', name)&$select=name",
            "/Things?$filter=tolower(name) eq tolower('NƯỚC THẢI KCN SÔNG TIÊN')&$select=name",
            "/Things?$count=true&$top=0",
            "/Things?$count=true&$top=1&$skip=1&$select=name",
            "/Locations?$filter=st_within(location, geography'POLYGON((106 10,107 10,107 11,106 11,106 10))')&$select=name",
            "/Locations?$filter=location/type eq 'Point' or location/geometry/type eq 'Point'&$select=name",
            "/Locations?$filter=geo.distance(location, geography'POINT(106.1 10.1)') lt 0.1&$select=name",
            "/Datastreams?$filter=properties/symbol eq 'COD' and properties/averaging ne 'raw'&$select=name",
            "/Datastreams?$filter=Thing/properties/code eq 'KHI002'&$select=name&$orderby=ObservedProperty/name,properties/averaging",
            "/Datastreams?$filter=unitOfMeasurement/symbol in ('-','mg/Nm3')&$select=name&$orderby=name",
            "/ObservedProperties?$select=name&$orderby=name",
            "/ObservedProperties?$filter=Datastreams/Thing/properties/medium eq 'stack_emission'&$select=name&$orderby=name",
            "/Things?$select=name&$expand=Locations($select=location),Datastreams($filter=properties/averaging eq 'raw';$select=name;$top=2;$count=true)&$top=1",
            "/Datastreams(4)?$select=name&$expand=Thing($select=name;$expand=Locations($select=location)),ObservedProperty($select=name)",
            "/Things(1)?$select=name&$expand=Datastreams/Observations($top=1;$select=result)",
            "/Things?$select=properties/code&$expand=Datastreams($filter=properties/averaging eq 'raw';$select=name;$expand=Observations($top=1;$select=result,phenomenonTime))",
            "/Datastreams(4)/Observations?$top=1&$select=result&$expand=Datastream($select=name),FeatureOfInterest($select=name)",
            // What is refused, and where.
            "/Things?$filter=colour eq 'red'",
            "/Things?$filter=name eq",
            "/Things?$filter=name gt 5",
            "/Things?$filter=description eq 'x'",
            "/Things?$orderby=colour",
            "/Things?$select=colour",
            "/Things?$expand=Trams",
            "/Things?$expand=Datastreams($colour=1)",
            "/Things?$top=-1",
            "/Things?$top=many",
            "/Things?$colour=1",
            "/Things?top=1",
            "/Things?$top=1&$top=2",
            "/Things?$resultFormat=dataArray",
            "/Things(1)?$filter=id eq 1",
            "/Things?$filter=Datastreams/Observations/result gt 1",
            "/Things?$skiptoken=abc",
        ];
        insta::assert_json_snapshot!("options", answers(&province.site, &paths));
    });
}

#[test]
fn a_head_asks_the_same_and_any_page_may_read() {
    on_both(|province| {
        for path in
            ["/sta/v1.1", "/sta/v1.1/Things", "/sta/v1.1/Things(1)/Datastreams(4)/Observations", "/api/v1/stations"]
        {
            let get = ask(&province.site, "GET", &encoded(path), &[]);
            let head = ask(&province.site, "HEAD", &encoded(path), &[]);
            assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0), "{path}");
            assert_eq!(get.header("content-type"), head.header("content-type"));
            for answer in [get, head] {
                assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
                assert_eq!(answer.header("access-control-allow-credentials"), "");
            }
        }
        let missing = ask(&province.site, "GET", "/sta/v1.1/Trams", &[("origin", "https://elsewhere.example")]);
        assert_eq!(missing.header("access-control-allow-origin"), "*", "so that a page can show why");
        for method in ["PATCH", "DELETE", "PUT"] {
            let refused = ask(&province.site, method, "/sta/v1.1/Things(1)", &[]);
            assert_eq!((refused.status.as_u16(), refused.header("allow")), (405, "GET,HEAD"), "{method}");
        }
        assert_eq!(ask(&province.site, "POST", "/sta/v1.1/Things", &[]).status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn descriptions_come_in_the_language_of_the_reader() {
    on_both(|province| {
        let described = |lang: &str| {
            let path = encoded("/sta/v1.1/Datastreams(4)?$select=description,unitOfMeasurement/name");
            ask(&province.site, "GET", &path, &[("accept-language", lang)]).json()
        };
        insta::assert_json_snapshot!("languages", [described("vi"), described("en")]);
    });
}
