//! Observations: what they say, filtered, ordered, counted.

use serde_json::Value;

use crate::caller::{all_pages, ask, encoded, json};
use crate::provinces::on_both;

const COD: &str = "/sta/v1.1/Datastreams(4)/Observations";

#[test]
fn what_is_no_measurement_keeps_its_status_and_has_no_result() {
    on_both(|province| {
        let of = |filter: &str| {
            json(&province.site, &format!("/sta/v1.1/Observations?$filter={filter}&$expand=Datastream($select=name)"))
        };
        let told = serde_json::json!({
            "calibration": of("resultQuality/status eq '01'"),
            "fault": of("resultQuality/status eq '02'"),
            "sent again": of("parameters/version gt 0"),
            "hourly, one of twelve left out": of("Datastream/name eq 'NUO001 COD PT1H' and phenomenonTime ge 2026-11-22T01:00:00Z"),
            "daily": of("Datastream/properties/averaging eq 'P1D'"),
        });
        insta::assert_json_snapshot!("quality", told);
    });
}

#[test]
fn filters_are_answered_exactly() {
    on_both(|province| {
        let cases = [
            (COD, "", 312),
            (COD, "result gt 41", 304),
            (COD, "result eq null", 1),
            (COD, "not (result gt 41)", 7),
            (COD, "resultQuality/valid eq false", 1),
            (COD, "phenomenonTime gt 2026-11-22T03:00:00Z", 0),
            (COD, "phenomenonTime ge 2026-11-22T03:00:00Z", 1),
            (COD, "phenomenonTime lt 2026-11-21T00:00:00%2B07:00", 0),
            (COD, "phenomenonTime le 2026-11-21T00:05:00%2B07:00", 1),
            (
                COD,
                "phenomenonTime ge 2026-11-22T08:05:00%2B07:00 and phenomenonTime lt 2026-11-22T09:05:00%2B07:00",
                12,
            ),
            (COD, "during(phenomenonTime, 2026-11-22T08:05:00%2B07:00/2026-11-22T09:05:00%2B07:00)", 12),
            (COD, "date(phenomenonTime) eq 2026-11-21", 205),
            (COD, "result gt 40 and result lt 41 and phenomenonTime gt 2026-11-22T00:00:00Z", 7),
            (COD, "result add 1 eq 82", 288),
            (COD, "resultTime ge 2026-11-22T03:00:00Z", 1),
            (COD, "Datastream/Thing/properties/code eq 'NUO001'", 312),
            (COD, "Datastream/Thing/properties/code eq 'KHI002'", 0),
            (COD, "Datastream/properties/symbol eq 'COD' or result gt 1000", 312),
            (COD, "FeatureOfInterest/id eq 1 and result lt 42", 15),
            ("/sta/v1.1/Observations", "Datastream/properties/symbol eq 'SO2'", 1),
            (
                "/sta/v1.1/Observations",
                "Datastream/ObservedProperty/name eq 'pH' and Datastream/properties/averaging eq 'raw'",
                24,
            ),
            ("/sta/v1.1/Observations", "Datastream/properties/averaging eq 'P1D' and result gt 80.9", 1),
            ("/sta/v1.1/Observations", "phenomenonTime lt 2026-11-21T00:00:00Z", 83 + 7),
            (
                "/sta/v1.1/FeaturesOfInterest(1)/Observations",
                "Datastream/properties/averaging eq 'PT1H' and result eq null",
                0,
            ),
        ];
        for (path, filter, expected) in cases {
            let separate = if filter.is_empty() { String::new() } else { format!("&$filter={filter}") };
            let page = json(&province.site, &format!("{path}?$count=true&$top=1000{separate}"));
            let found = page["value"].as_array().unwrap().len();
            assert_eq!((found, page["@iot.count"].as_u64()), (expected, Some(expected as u64)), "{path} {filter}");
        }
    });
}

#[test]
fn every_order_is_kept() {
    on_both(|province| {
        let sorted = |values: &[Value]| {
            let key = |v: &Value| (v.as_f64().map(|n| (n * 1000.0) as i64), v.as_str().map(str::to_owned));
            values.windows(2).all(|w| key(&w[0]) <= key(&w[1]))
        };
        for (by, pointer) in [
            ("result", "/result"),
            ("resultTime", "/resultTime"),
            ("id", "/@iot.id"),
            ("parameters/text", "/parameters/text"),
            ("resultQuality/status", "/resultQuality/status"),
        ] {
            let values = |direction: &str| -> Vec<Value> {
                let path = format!("{COD}?$top=1000&$orderby={by} {direction}");
                let page = json(&province.site, &path);
                page["value"].as_array().unwrap().iter().map(|o| o.pointer(pointer).unwrap().clone()).collect()
            };
            let (rising, mut falling) = (values("asc"), values("desc"));
            assert!(sorted(&rising), "{by}");
            falling.reverse();
            assert_eq!(rising, falling, "{by}");
        }
        let times = |query: &str| -> Vec<String> {
            let page = json(&province.site, &format!("{COD}?$top=1000{query}"));
            page["value"].as_array().unwrap().iter().map(|o| o["phenomenonTime"].as_str().unwrap().to_owned()).collect()
        };
        let (newest_first, mut oldest_first) = (times(""), times("&$orderby=phenomenonTime"));
        oldest_first.reverse();
        assert_eq!(newest_first, oldest_first, "nobody's order is newest first");
        assert_eq!(newest_first[0], "2026-11-22T03:00:00Z");
    });
}

#[test]
fn the_newest_of_every_series_at_once() {
    on_both(|province| {
        let path = "/sta/v1.1/Things?$expand=Datastreams($expand=Observations($top=1;$orderby=phenomenonTime desc))";
        for thing in all_pages(&province.site, path) {
            for series in thing["Datastreams"].as_array().unwrap() {
                let newest = series["Observations"].as_array().unwrap();
                let same =
                    json(&province.site, &format!("/sta/v1.1/Datastreams({})/Observations?$top=1", series["@iot.id"]));
                assert_eq!(newest, same["value"].as_array().unwrap(), "{}", series["name"]);
                let time = series["phenomenonTime"].as_str().unwrap_or_default();
                let last = |t: &str| t.rsplit('/').next().unwrap().to_owned();
                let newest = newest.first().map_or("", |o| o["phenomenonTime"].as_str().unwrap());
                assert_eq!(last(time), last(newest), "{}", series["name"]);
            }
        }
    });
}

#[test]
fn arrays_say_the_same_in_fewer_words() {
    on_both(|province| {
        let cases = [
            format!("{COD}?$top=3&$count=true"),
            format!("{COD}?$filter=resultQuality/status eq '01'"),
            "/sta/v1.1/Observations?$top=12&$select=result,phenomenonTime,id".to_owned(),
            "/sta/v1.1/Datastreams(6)/Observations?$top=2&$orderby=phenomenonTime".to_owned(),
            format!("{COD}?$filter=result gt 1000000"),
        ];
        for path in cases {
            let plain = json(&province.site, &path);
            let arrays = json(&province.site, &format!("{path}&$resultFormat=dataArray"));
            assert_eq!(arrays["@iot.count"], plain["@iot.count"], "{path}");
            assert_eq!(arrays["@iot.nextLink"].is_string(), plain["@iot.nextLink"].is_string(), "{path}");
            let mut unpacked = Vec::new();
            for part in arrays["value"].as_array().unwrap() {
                let components: Vec<&str> =
                    part["components"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
                let rows = part["dataArray"].as_array().unwrap();
                assert_eq!(part["dataArray@iot.count"], rows.len());
                let link = part["Datastream@iot.navigationLink"].as_str().unwrap();
                let (_, series) = link.split_once("/sta/").unwrap();
                assert!(json(&province.site, &format!("/sta/{series}"))["name"].is_string(), "{link}");
                for row in rows {
                    let named = components.iter().map(|name| if *name == "id" { "@iot.id" } else { *name });
                    let values = row.as_array().unwrap().iter().cloned();
                    unpacked.push(named.map(str::to_owned).zip(values).collect::<serde_json::Map<_, _>>());
                }
            }
            let mut expected: Vec<serde_json::Map<String, Value>> =
                plain["value"].as_array().unwrap().iter().map(|v| v.as_object().unwrap().clone()).collect();
            for one in &mut expected {
                one.retain(|name, _| name == "@iot.id" || !name.contains("@iot"));
            }
            let by_id = |list: &mut Vec<serde_json::Map<String, Value>>| list.sort_by_key(|v| v["@iot.id"].as_i64());
            by_id(&mut unpacked);
            by_id(&mut expected);
            assert_eq!(unpacked, expected, "{path}");
        }
    });
}

#[test]
fn forms_that_are_not_there_are_refused() {
    on_both(|province| {
        for path in [
            "/sta/v1.1/Things?$resultFormat=dataArray".to_owned(),
            format!("{COD}/$ref?$resultFormat=CSV"),
            format!("{COD}?$resultFormat=GeoJSON"),
            format!("{COD}?$resultFormat=dataArray&$expand=Datastream"),
            format!("{COD}/$ref?$resultFormat=dataArray"),
            "/sta/v1.1/Datastreams?$expand=Observations($resultFormat=dataArray)".to_owned(),
        ] {
            let answer = ask(&province.site, "GET", &encoded(&path), &[]);
            assert_eq!(answer.status, axum::http::StatusCode::BAD_REQUEST, "{path}");
            assert!(answer.text().contains("$resultFormat"), "{}", answer.text());
        }
    });
}
