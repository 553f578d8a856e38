//! Observations that stations send by SensorThings: what is taken, what is answered, what hostile callers get.

use axum::http::StatusCode;
use monitoring::receipt::{self, Receipt};
use serde_json::{Value, json};

use crate::caller::{Answer, ask, json as json_of, send, send_together};
use crate::provinces::{LOGGER, Province, at, empty_on_both, now};

const OBSERVATIONS: &str = "/sta/v1.1/Observations";
const ARRAYS: &str = "/sta/v1.1/CreateObservations";
/// The raw series of pH, COD and TSS of the station that sends, the hourly one of COD, and one of another station.
const PH: i64 = 1;
const COD: i64 = 4;
const COD_HOURLY: i64 = 5;
const FOREIGN: i64 = 10;

fn post(province: &Province, path: &str, body: &str) -> Answer {
    let account = format!("Bearer {LOGGER}");
    send(&province.site, path, &[("authorization", &account), ("accept-language", "en")], body.as_bytes())
}

fn cod(time: &str, rest: &str) -> String {
    format!(r#"{{"Datastream":{{"@iot.id":{COD}}},"phenomenonTime":"{time}"{rest}}}"#)
}

fn array(series: i64, components: &str, rows: &str) -> String {
    format!(r#"[{{"Datastream":{{"@iot.id":{series}}},"components":{components},"dataArray":[{rows}]}}]"#)
}

/// The newest receipts of the station, newest first.
fn receipts(province: &Province) -> Vec<Receipt> {
    province.db.read_now(|tx| Ok(receipt::store::of_station(tx, 1, i64::MAX, 100)?)).unwrap()
}

fn evidence(province: &Province, id: i64) -> String {
    String::from_utf8(province.db.read_now(move |tx| receipt::evidence(tx, id)).unwrap().unwrap()).unwrap()
}

/// Status, code and place of a refusal.
fn refusal(answer: &Answer) -> (u16, String, String) {
    let first = &answer.json()["errors"][0];
    let text = |name: &str| first[name].as_str().unwrap_or_default().to_owned();
    assert!(first["detail"].as_str().is_some_and(|d| d.len() > 10 && !d.starts_with("refused-")), "{}", answer.text());
    (answer.status.as_u16(), text("code"), text("field"))
}

#[test]
fn an_observation_is_answered_with_its_address_and_reads_back_as_it_was_sent() {
    empty_on_both(|province| {
        let sent = cod("2026-11-22T10:10:00+07:00", r#","result":41.60,"resultQuality":"00""#);
        let answer = post(province, OBSERVATIONS, &sent);
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        let made = answer.json();
        assert_eq!(made["@iot.selfLink"], answer.header("location"));
        assert_eq!((&made["result"], &made["parameters"]["text"]), (&json!(41.6), &json!("41.60")));
        assert_eq!(made["phenomenonTime"], "2026-11-22T03:10:00Z");
        assert_eq!(made["resultTime"], "2026-11-22T03:15:00Z");
        assert_eq!(made["resultQuality"], json!({ "valid": true, "status": "00", "flags": [] }));
        assert_eq!(json_of(&province.site, answer.header("location")), made, "the same as is read");

        let [one] = &receipts(province)[..] else { panic!("one receipt") };
        assert_eq!((one.layout.as_str(), one.counts.accepted, one.source.as_str()), ("STA", 1, "203.0.113.9"));
        assert_eq!(evidence(province, one.id), format!("POST {OBSERVATIONS} {}\n{sent}\n", sent.len()));
        province.follow(now());
        let hourly = json_of(&province.site, &format!("/sta/v1.1/Datastreams({COD_HOURLY})/Observations"));
        assert_eq!(hourly["value"], json!([]), "the hour is not over");
        province.follow(at("20261122111500"));
        let average = json_of(&province.site, &format!("/sta/v1.1/Datastreams({COD_HOURLY})/Observations"));
        assert_eq!(average["value"][0]["parameters"]["valid_count"], 1);
    });
}

#[test]
fn what_may_be_left_out_is_what_the_standard_says() {
    empty_on_both(|province| {
        let path = format!("/sta/v1.1/Datastreams({COD})/Observations");
        let cases = [
            (r#"{"result":1}"#, json!(1.0), "2026-11-22T03:15:00Z", json!("00"), "1"),
            (
                r#"{"result":null,"phenomenonTime":"2026-11-22T03:00:00Z"}"#,
                Value::Null,
                "2026-11-22T03:00:00Z",
                json!("00"),
                "---",
            ),
            (
                r#"{"result":-9999,"phenomenonTime":"2026-11-22T02:00:00Z"}"#,
                Value::Null,
                "2026-11-22T02:00:00Z",
                json!("00"),
                "-9999",
            ),
            // No water has that: kept, flagged, not counted, as from a file.
            (
                r#"{"result":99999999,"phenomenonTime":"2026-11-21T23:00:00Z"}"#,
                Value::Null,
                "2026-11-21T23:00:00Z",
                json!("00"),
                "99999999",
            ),
            (
                r#"{"result":7.2,"resultQuality":{"status":"01"},"phenomenonTime":"2026-11-22T01:00:00Z","resultTime":"2026-11-22T01:00:01Z"}"#,
                Value::Null,
                "2026-11-22T01:00:00Z",
                json!("01"),
                "7.2",
            ),
            (
                r#"{"result":8,"Datastream":{"name":"NUO001 COD","@iot.id":4,"properties":{}},"FeatureOfInterest":{"@iot.id":1},"validTime":null,"phenomenonTime":"2026-11-22T00:00:00Z"}"#,
                json!(8.0),
                "2026-11-22T00:00:00Z",
                json!("00"),
                "8",
            ),
        ];
        for (body, result, time, status, text) in cases {
            let made = post(province, &path, body);
            assert_eq!(made.status, StatusCode::CREATED, "{body}: {}", made.text());
            let made = made.json();
            assert_eq!((&made["result"], &made["phenomenonTime"]), (&result, &json!(time)), "{body}");
            assert_eq!((&made["resultQuality"]["status"], &made["parameters"]["text"]), (&status, &json!(text)));
        }
        let account = format!("Bearer {LOGGER}");
        let wish = [("authorization", account.as_str()), ("prefer", "respond-async, return=minimal; x=1")];
        let body = br#"{"result":9,"phenomenonTime":"2026-11-21T00:00:00Z"}"#;
        let little = send(&province.site, &path, &wish, body);
        assert_eq!((little.status, little.bytes.len()), (StatusCode::CREATED, 0));
        assert_eq!(little.header("preference-applied"), "return=minimal");
        assert_eq!(json_of(&province.site, little.header("location"))["result"], 9.0);
    });
}

#[test]
fn sent_again_it_is_the_same_observation_and_another_value_its_next_version() {
    empty_on_both(|province| {
        let time = "2026-11-22T10:10:00+07:00";
        let first = post(province, OBSERVATIONS, &cod(time, r#","result":41.6"#));
        let again = post(province, OBSERVATIONS, &cod(time, r#","result":41.60"#));
        assert_eq!((again.status, again.header("location")), (StatusCode::CREATED, first.header("location")));
        assert_eq!(again.json(), first.json());
        let other = post(province, OBSERVATIONS, &cod(time, r#","result":50"#));
        assert_eq!(other.header("location"), first.header("location"));
        assert_eq!((&other.json()["result"], &other.json()["parameters"]["version"]), (&json!(50.0), &json!(1)));
        assert_eq!(json_of(&province.site, first.header("location")), other.json());
        let back = post(province, OBSERVATIONS, &cod(time, r#","result":41.6,"resultQuality":"02""#));
        assert_eq!(back.json()["parameters"]["version"], 2);
        assert_eq!(json_of(&province.site, first.header("location")), back.json());
        let counts: Vec<_> =
            receipts(province).iter().map(|r| (r.counts.accepted, r.counts.duplicate, r.counts.conflict)).collect();
        assert_eq!(counts, [(0, 0, 1), (0, 0, 1), (0, 1, 0), (1, 0, 0)]);
    });
}

#[test]
fn those_that_come_together_share_receipts_that_hold_each_of_them() {
    empty_on_both(|province| {
        let account = format!("Bearer {LOGGER}");
        let bodies: Vec<String> =
            (0..40).map(|n| cod(&format!("2026-11-22T01:{n:02}:00Z"), &format!(r#","result":{n}"#))).collect();
        let answers = send_together(&province.site, OBSERVATIONS, &[("authorization", &account)], &bodies);
        let mut places: Vec<&str> = answers.iter().map(|a| a.header("location")).collect();
        for (n, answer) in answers.iter().enumerate() {
            assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
            assert_eq!(json_of(&province.site, answer.header("location"))["result"], n as f64);
        }
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), 40);
        let receipts = receipts(province);
        assert!(receipts.len() < 40, "{} receipts", receipts.len());
        assert_eq!(receipts.iter().map(|r| r.counts.accepted).sum::<i64>(), 40);
        let kept: String = receipts.iter().map(|r| evidence(province, r.id)).collect();
        for body in &bodies {
            assert!(kept.contains(&format!("POST {OBSERVATIONS} {}\n{body}\n", body.len())), "{body}");
        }
    });
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_place_and_nothing_is_kept() {
    empty_on_both(|province| {
        let time = "2026-11-22T10:10:00+07:00";
        let valued = |result: &str| cod(time, &format!(r#","result":{result}"#));
        let at_time = |time: &str| cod(time, r#","result":1"#);
        let of = |series: i64| format!(r#"{{"Datastream":{{"@iot.id":{series}}},"result":1}}"#);
        let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
        let cases = [
            (String::new(), 400, "refused-api-json", ""),
            ("[]".into(), 400, "refused-api-json", ""),
            ("{".into(), 400, "refused-api-json", ""),
            ("\u{0}".into(), 400, "refused-api-json", ""),
            (valued("NaN"), 400, "refused-api-json", ""),
            (valued("Infinity"), 400, "refused-api-json", ""),
            (valued("01"), 400, "refused-api-json", ""),
            (r#"{"result":1}"#.into(), 400, "refused-api-property-missing", "Datastream"),
            (cod(time, ""), 400, "refused-api-property-missing", "result"),
            (valued(r#""41.6""#), 400, "refused-api-observation", "result"),
            (valued("true"), 400, "refused-api-observation", "result"),
            (valued("[1]"), 400, "refused-api-observation", "result"),
            (valued("{}"), 400, "refused-api-observation", "result"),
            (valued("1e999"), 400, "refused-api-observation", "result"),
            (valued(&deep), 400, "refused-api-observation", "result"),
            (valued(r#"1,"result":2"#), 400, "refused-api-property-twice", "result"),
            (valued(r#"1,"colour":2"#), 400, "refused-api-property-unknown", "colour"),
            (valued(r#"1,"parameters":{"a":1}"#), 400, "refused-api-property-unknown", "parameters"),
            (valued(r#"1,"resultQuality":"0""#), 400, "refused-api-observation", "resultQuality"),
            (valued(r#"1,"resultTime":"soon""#), 400, "refused-api-observation", "resultTime"),
            (valued(r#"1,"FeatureOfInterest":{"@iot.id":2}"#), 400, "refused-api-feature", "FeatureOfInterest"),
            (valued(r#"1,"FeatureOfInterest":{"name":"x"}"#), 400, "refused-api-feature", "FeatureOfInterest"),
            (at_time("2026-11-22T10:10:00"), 400, "refused-api-observation", "phenomenonTime"),
            (at_time("2026-11-22T10:30:00+07:00"), 400, "refused-api-observation", "phenomenonTime"),
            (at_time("9999-12-31T00:00:00Z"), 400, "refused-api-observation", "phenomenonTime"),
            (at_time("0001-01-01T00:00:00Z"), 400, "refused-api-observation", "phenomenonTime"),
            (at_time("1999-01-01T00:00:00Z"), 400, "refused-api-observation", "phenomenonTime"),
            (at_time("2026-11-22T03:00:00Z/2026-11-22T04:00:00Z"), 400, "refused-api-observation", "phenomenonTime"),
            (of(COD_HOURLY), 403, "refused-api-datastream-computed", "Datastream"),
            (of(FOREIGN), 403, "refused-api-datastream-foreign", "Datastream"),
            (of(999), 403, "refused-api-datastream-foreign", "Datastream"),
            (of(i64::MAX), 403, "refused-api-datastream-foreign", "Datastream"),
            (r#"{"Datastream":4,"result":1}"#.into(), 400, "refused-api-link", "Datastream"),
            (r#"{"Datastream":{"@iot.id":"4"},"result":1}"#.into(), 400, "refused-api-link", "Datastream"),
            (r#"{"Datastream":{"name":"x"},"result":1}"#.into(), 400, "refused-api-link", "Datastream"),
            (r#"{"Datastream":{"@iot.id":4,"@iot.id":5},"result":1}"#.into(), 400, "refused-api-link", "Datastream"),
            (valued(&format!("1{}", " ".repeat(20_000))), 413, "refused-api-body-large", ""),
        ];
        for (body, status, code, field) in cases {
            let answer = post(province, OBSERVATIONS, &body);
            let told = refusal(&answer);
            assert_eq!(told, (status, code.to_owned(), field.to_owned()), "{body:.200}");
        }
        let below = format!("/sta/v1.1/Datastreams({PH})/Observations");
        assert_eq!(refusal(&post(province, &below, &valued("1"))).1, "refused-api-link-other");
        assert_eq!(receipts(province), []);
    });
}

#[test]
fn arrays_are_taken_row_by_row() {
    empty_on_both(|province| {
        let rows = [
            r#"["2026-11-22T10:00:00+07:00",7.1,"00"]"#,
            r#"["2026-11-22T10:05:00+07:00",null,"02"]"#,
            r#"["2026-11-22T10:30:00+07:00",7.3,"00"]"#,
            r#"["soon",7.3,"00"]"#,
            r#"["2026-11-22T10:10:00+07:00","many","00"]"#,
            r#"["2026-11-22T10:10:00+07:00",7.2]"#,
            r#"{"result":7.2}"#,
            r#"["2026-11-22T10:10:00+07:00",7.4,"00"]"#,
        ];
        let components = r#"["phenomenonTime","result","resultQuality"]"#;
        let ph = array(PH, components, &rows.join(","));
        let both =
            format!("{},{}", ph.trim_end_matches(']').to_owned() + "]}", &array(COD, r#"["result"]"#, "[41.6]")[1..]);
        let both = both.replace("]]}]}", "]]}");
        let answer = post(province, ARRAYS, &both);
        assert_eq!(answer.status, StatusCode::CREATED, "{}\n{both}", answer.text());
        let made = answer.json();
        let places: Vec<&str> = made.as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        let failed: Vec<bool> = places.iter().map(|place| *place == "error").collect();
        assert_eq!(failed, [false, false, true, true, true, true, true, false, false]);
        assert_eq!(json_of(&province.site, places[0])["result"], 7.1);
        assert_eq!(json_of(&province.site, places[7])["parameters"]["text"], "7.4");
        assert_eq!(json_of(&province.site, places[8])["phenomenonTime"], "2026-11-22T03:15:00Z");

        let [one] = &receipts(province)[..] else { panic!("one receipt") };
        assert_eq!((one.counts.accepted, one.counts.quarantined), (4, 5));
        assert_eq!(evidence(province, one.id), format!("POST {ARRAYS} {}\n{both}\n", both.len()));
        let listed = json_of(&province.site, "/api/v1/intake/receipts?station=NUO001");
        let lines: Vec<(i64, i64, &str)> = listed["receipts"][0]["quarantine"]
            .as_array()
            .unwrap()
            .iter()
            .map(|q| (q["line"].as_i64().unwrap(), q["column"].as_i64().unwrap(), q["reason"].as_str().unwrap()))
            .collect();
        let expected = [
            (3, 1, "clock-future"),
            (4, 1, "moment-malformed"),
            (5, 2, "value-not-a-number"),
            (6, 0, "row-malformed"),
            (7, 0, "row-malformed"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(listed["receipts"][0]["quarantine"][0]["excerpt"], "pH\t7.3\t-\t20261122103000\t00");

        // The same again makes nothing new, and has the same answer.
        assert_eq!(post(province, ARRAYS, &both).json(), made);
        assert_eq!(receipts(province)[0].counts.duplicate, 4);
    });
}

#[test]
fn arrays_that_are_wrong_as_a_whole_are_refused() {
    empty_on_both(|province| {
        let fine = r#"["phenomenonTime","result"]"#;
        let many = vec!["[null,1]"; 262_145].join(",");
        let cases = [
            ("{}".to_owned(), 400, "refused-api-json", ""),
            ("[]".into(), 400, "refused-api-observations-none", ""),
            ("[1]".into(), 400, "refused-api-data-array", "[0]"),
            (array(COD, fine, ""), 400, "refused-api-observations-none", ""),
            (array(COD, r#"["phenomenonTime"]"#, ""), 400, "refused-api-property-missing", "[0].components"),
            (array(COD, r#"["result","result"]"#, ""), 400, "refused-api-property-twice", "[0].components"),
            (array(COD, r#"["result","parameters"]"#, ""), 400, "refused-api-property-unknown", "[0].components"),
            (array(COD, r#""result""#, ""), 400, "refused-api-data-array", "[0].components"),
            (array(COD_HOURLY, fine, ""), 403, "refused-api-datastream-computed", "[0].Datastream"),
            (array(FOREIGN, fine, ""), 403, "refused-api-datastream-foreign", "[0].Datastream"),
            (
                format!(
                    "[{},{}",
                    &array(COD, fine, "[null,1]")[1..].trim_end_matches(']'),
                    &array(FOREIGN, fine, "[null,1]")[1..]
                ),
                403,
                "refused-api-datastream-foreign",
                "[1].Datastream",
            ),
            (array(COD, fine, &many), 400, "refused-api-observations-many", "[0].dataArray"),
            (format!("{}[", "[".repeat(100_000)), 400, "refused-api-json", ""),
        ];
        for (body, status, code, field) in cases {
            let told = refusal(&post(province, ARRAYS, &body));
            assert_eq!(told, (status, code.to_owned(), field.to_owned()), "{body:.200}");
        }
        let huge = " ".repeat(12 * 1024 * 1024 + 1);
        assert_eq!(refusal(&post(province, ARRAYS, &huge)).0, 413);
        assert_eq!(receipts(province), []);
    });
}

#[test]
fn nothing_else_is_created_changed_or_removed() {
    empty_on_both(|province| {
        for path in
            ["Things", "Datastreams", "Sensors", "Things(1)/Datastreams", "Things(1)/Datastreams(4)/Observations"]
        {
            let answer = post(province, &format!("/sta/v1.1/{path}"), "{}");
            assert_eq!(refusal(&answer).1, "refused-api-only-observations", "{path}");
            assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, "GET,HEAD"), "{path}");
        }
        for (path, status) in [("Things(1)", 405), ("Trams", 404), ("Things(1)/Observations", 404)] {
            assert_eq!(post(province, &format!("/sta/v1.1/{path}"), "{}").status, status, "{path}");
        }
        let body = cod("2026-11-22T10:10:00+07:00", r#","result":1"#);
        let made = post(province, OBSERVATIONS, &body);
        let path = made.header("location").strip_prefix("http://data.example").unwrap().to_owned();
        for method in ["PUT", "PATCH", "DELETE"] {
            let account = format!("Bearer {LOGGER}");
            let answer = ask(&province.site, method, &path, &[("authorization", &account), ("accept-language", "en")]);
            assert_eq!(refusal(&answer).1, "refused-api-only-read", "{method}");
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        }
        assert_eq!(json_of(&province.site, &path), made.json());
        let strangers: [&[(&str, &str)]; 4] = [
            &[],
            &[("authorization", "Bearer NUO001:wrong")],
            &[("authorization", "Digest x")],
            &[("cookie", "session=token-of-lan")],
        ];
        for headers in strangers {
            let answer = send(&province.site, OBSERVATIONS, headers, body.as_bytes());
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{headers:?}");
        }
        let account = format!("Bearer {LOGGER}");
        let packed = [("authorization", account.as_str()), ("content-encoding", "gzip")];
        assert_eq!(send(&province.site, OBSERVATIONS, &packed, b"\x1f\x8b").status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    });
}
