//! Nobody sees what is not his to see, whichever way he asks.

use std::collections::BTreeSet;

use axum::Router;
use serde_json::Value;

use crate::caller::{all_pages, ask, encoded, get, json};
use crate::provinces::{LAN, MINH, at, line, on_both, session};

fn as_officer(site: &Router, token: &str, path: &str) -> (u16, Value) {
    let answer = ask(site, "GET", &encoded(path), &[("cookie", &session(token))]);
    (answer.status.as_u16(), answer.json())
}

#[test]
fn a_station_that_is_not_public_is_nowhere_to_be_found() {
    on_both(|province| {
        let site = &province.site;
        for set in [
            "Things",
            "Locations",
            "HistoricalLocations",
            "Datastreams",
            "Sensors",
            "ObservedProperties",
            "FeaturesOfInterest",
        ] {
            let seen = all_pages(site, &format!("/sta/v1.1/{set}"));
            let text = Value::from(seen).to_string();
            for secret in ["KXQ001", "Không khí trung tâm", "PM2.5", "106.3"] {
                assert!(!text.contains(secret), "{set} shows {secret}");
            }
        }
        let symbols = ["/sta/v1.1/ObservedProperties?$filter=Datastreams/Thing/properties/code eq 'KXQ001'"];
        for path in symbols {
            assert_eq!(json(site, path)["value"].as_array().unwrap().len(), 0, "{path}");
        }
        // Temp is measured at a public station too: its own series only.
        let temperature = json(site, "/sta/v1.1/ObservedProperties?$filter=name eq 'Temp'&$expand=Datastreams");
        assert_eq!(temperature["value"][0]["Datastreams"].as_array().unwrap().len(), 3);
        let all = all_pages(site, "/sta/v1.1/Observations?$top=1000&$expand=FeatureOfInterest($select=id)");
        assert!(all.iter().all(|o| o["FeatureOfInterest"]["@iot.id"] != 3));
        // The officer names them; anybody who guesses finds nothing.
        let (_, hidden) = as_officer(site, LAN, "/sta/v1.1/Things(3)/Datastreams?$expand=Observations");
        let mut links =
            vec!["/sta/v1.1/Things(3)".to_owned(), "/sta/v1.1/FeaturesOfInterest(3)/Observations".to_owned()];
        for series in hidden["value"].as_array().unwrap() {
            links.push(series["@iot.selfLink"].as_str().unwrap().to_owned());
            links.push(format!("{}/Observations", series["@iot.selfLink"].as_str().unwrap()));
            links.extend(
                series["Observations"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|o| o["@iot.selfLink"].as_str().unwrap().to_owned()),
            );
        }
        assert!(links.len() > 10);
        for link in links {
            assert_eq!(get(site, &link).status.as_u16(), 404, "{link}");
        }
        for path in ["/api/v1/stations/KXQ001", "/api/v1/stations/KXQ001/latest", "/api/v1/exceedances?station=KXQ001"]
        {
            assert_eq!(get(site, path).status.as_u16(), 404, "{path}");
        }
        for path in ["/api/v1/stations", "/api/v1/stations.geojson"] {
            assert!(!get(site, path).text().contains("KXQ001"), "{path}");
        }
    });
}

#[test]
fn an_officer_sees_what_his_scope_reaches_and_what_is_public() {
    on_both(|province| {
        let codes = |token: &str| -> Vec<String> {
            let (_, things) = as_officer(&province.site, token, "/sta/v1.1/Things?$orderby=properties/code");
            let code = |thing: &Value| thing["properties"]["code"].as_str().unwrap().to_owned();
            things["value"].as_array().unwrap().iter().map(code).collect()
        };
        assert_eq!(codes(LAN), ["KHI002", "KXQ001", "NUO001"]);
        assert_eq!(codes(MINH), ["KHI002", "NUO001"]);
        assert_eq!(codes("token-of-nobody"), ["KHI002", "NUO001"]);
        let count = |token: &str| {
            as_officer(&province.site, token, "/sta/v1.1/Observations?$count=true&$top=0").1["@iot.count"].clone()
        };
        assert_eq!(count(LAN).as_u64().unwrap() - count(MINH).as_u64().unwrap(), 2, "a reading and its hour");
        assert_eq!(as_officer(&province.site, LAN, "/api/v1/stations/kxq001/latest").0, 200);
        assert_eq!(as_officer(&province.site, MINH, "/api/v1/stations/KXQ001/latest").0, 404);
    });
}

/// A year begins long before the readings of today: whoever asks for both at once loses none of either.
#[test]
fn observations_of_a_station_that_has_averages_of_years_are_all_there() {
    on_both(|province| {
        let from = at("20260101000000");
        let lines: String =
            (1..=24 * 300).map(|h| line("PM2.5", "20", "ug/Nm3", from.plus_seconds(h * 3600), "00")).collect();
        province.send("KXQ001", at("20261122101000"), &lines);
        province.follow(at("20270101120000"));
        let site = &province.site;
        let of_station = "Datastream/Thing/properties/code eq 'KXQ001' and Datastream/properties/symbol eq 'PM2.5'";
        let count = |filter: &str| {
            let path = format!("/sta/v1.1/Observations?$top=0&$count=true&$filter={of_station} and {filter}");
            as_officer(site, LAN, &path).1["@iot.count"].as_i64().unwrap()
        };
        let averaged = |code: &str| count(&format!("Datastream/properties/averaging eq '{code}'"));
        assert_eq!((averaged("raw"), averaged("PT1H"), averaged("P1D"), averaged("P1Y")), (7201, 7201, 301, 1));
        let all = count("true eq true");
        assert_eq!(all, 7201 + 7201 + 301 + 1);
        for order in ["phenomenonTime", "phenomenonTime desc"] {
            let mut next = format!("/sta/v1.1/Observations?$top=700&$select=id&$filter={of_station}&$orderby={order}");
            let mut ids = BTreeSet::new();
            loop {
                let (_, page) = as_officer(site, LAN, &next);
                ids.extend(page["value"].as_array().unwrap().iter().map(|o| o["@iot.id"].to_string()));
                let Some(link) = page["@iot.nextLink"].as_str() else { break };
                link.clone_into(&mut next);
            }
            assert_eq!(ids.len() as i64, all, "{order}");
        }
        // By when it began, a year is found with its first day.
        let begun = |time: &str| count(&format!("Datastream/properties/averaging eq 'P1Y' and phenomenonTime {time}"));
        assert_eq!((begun("ge 2026-01-01T00:00:00+07:00"), begun("lt 2027-01-01T00:00:01+07:00")), (1, 1));
    });
}
