//! Our own JSON: a table of requests, each with its answer.

use axum::http::StatusCode;
use serde_json::{Value, json as value};

use crate::caller::{ask, encoded, get, json};
use crate::provinces::{LAN, LOGGER, MINH, at, empty_on_both, line, now, on_both, session};

#[test]
fn stations_and_what_they_measure_now() {
    on_both(|province| {
        let told = value!({
            "list": json(&province.site, "/api/v1/stations"),
            "one, however capitalised": json(&province.site, "/api/v1/stations/nuo001"),
            "of a medium": json(&province.site, "/api/v1/stations?medium=ambient_air"),
            "latest": json(&province.site, "/api/v1/stations/NUO001/latest"),
            "map": json(&province.site, "/api/v1/stations.geojson"),
            "absent": get(&province.site, "/api/v1/stations/NUO999/latest").json(),
        });
        insta::assert_json_snapshot!("stations", told);
    });
}

#[test]
fn a_station_that_never_reported_has_no_readings() {
    empty_on_both(|province| {
        let latest = json(&province.site, "/api/v1/stations/NUO001/latest");
        assert_eq!(
            (&latest["condition"], &latest["readings"], &latest["measured_at"]),
            (&value!("never"), &value!([]), &Value::Null)
        );
    });
}

#[test]
fn exceedances_with_their_law() {
    on_both(|province| {
        let mut list = json(&province.site, "/api/v1/exceedances");
        // Chance names it.
        list["exceedances"][0]["id"] = "…".into();
        list["exceedances"][0]["page"] = "/exceedances/…".into();
        insta::assert_json_snapshot!("exceedances", list);
        let count = |query: &str| {
            json(&province.site, &format!("/api/v1/exceedances{query}"))["exceedances"].as_array().unwrap().len()
        };
        let cases = [
            ("?station=nuo001", 1),
            ("?station=KHI002", 0),
            ("?state=open", 1),
            ("?state=closed", 0),
            ("?since=2026-11-22", 1),
            ("?since=2026-11-22T00:00:00%2B07:00", 1),
            ("?since=2026-11-22T00:00:00+07:00", 1),
            ("?since=2026-11-22T00:00:01%2B07:00", 0),
        ];
        for (query, expected) in cases {
            assert_eq!(count(query), expected, "{query}");
        }
        assert_eq!(get(&province.site, "/api/v1/exceedances?station=NUO999").status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn exceedances_page_by_page() {
    empty_on_both(|province| {
        for days in 2..=6 {
            let midnight = now().plus_seconds(-days * 86_400).day().start();
            let day: String =
                (1..=288).map(|n| line("COD", "90", "mg/L", midnight.plus_seconds(300 * n), "00")).collect();
            province.send("NUO001", now().plus_seconds(-days * 60), &day);
        }
        province.follow(now());
        let all = json(&province.site, "/api/v1/exceedances?limit=500");
        assert_eq!((all["exceedances"].as_array().unwrap().len(), all["next"].is_null()), (5, true));
        let mut pages = Vec::new();
        let mut next = Some("/api/v1/exceedances?limit=2".to_owned());
        while let Some(path) = next {
            let page = json(&province.site, &path);
            pages.extend(page["exceedances"].as_array().unwrap().clone());
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!(Value::from(pages), all["exceedances"]);
    });
}

#[test]
fn receipts_of_public_stations_are_for_everybody_and_sources_for_those_who_may() {
    on_both(|province| {
        let path = "/api/v1/intake/receipts?station=NUO001&limit=2";
        let with = |name: &str, sent: &str, path: &str| {
            ask(&province.site, "GET", path, &[("accept-language", "en"), (name, sent)])
        };
        let mut page = with("cookie", &session(LAN), path).json();
        page["receipts"].as_array_mut().unwrap().iter_mut().for_each(|r| r["sha256"] = "…".into());
        insta::assert_json_snapshot!("receipts", page);
        let bearer = format!("Bearer {LOGGER}");
        let statuses = [
            (get(&province.site, "/api/v1/intake/receipts").status, 400),
            (get(&province.site, "/api/v1/intake/receipts?station=KXQ001").status, 404),
            (with("cookie", &session(MINH), "/api/v1/intake/receipts?station=KXQ001").status, 404),
            (with("cookie", &session(LAN), "/api/v1/intake/receipts?station=KXQ001").status, 200),
            (with("authorization", "Bearer NUO001:guess", path).status, 401),
            (with("authorization", &bearer, path).status, 200),
            (with("authorization", "Basic TlVPMDAxOnNlY3JldA==", path).status, 200),
            (with("authorization", &bearer, "/api/v1/intake/receipts").status, 200),
            (with("authorization", &bearer, "/api/v1/intake/receipts?station=KHI002").status, 404),
            (with("cookie", &session(LAN), "/api/v1/intake/receipts").status, 400),
            (with("cookie", &session(LAN), "/api/v1/intake/receipts?station=NUO999").status, 404),
            (with("cookie", &session(LAN), "/api/v1/intake/receipts?station=NUO001&before=x").status, 400),
        ];
        for (n, (status, expected)) in statuses.into_iter().enumerate() {
            assert_eq!(status.as_u16(), expected, "case {n}");
        }
        let source = |answer: crate::caller::Answer| answer.json()["receipts"][0]["source"].clone();
        assert_eq!(source(get(&province.site, path)), Value::Null);
        assert_eq!(source(with("cookie", &session(MINH), path)), Value::Null);
        assert_eq!(source(with("authorization", &bearer, path)), "192.0.2.9");
        let mut seen = Vec::new();
        let mut next = Some("/api/v1/intake/receipts?limit=7".to_owned());
        while let Some(path) = next {
            let page = with("authorization", &bearer, &encoded(&path)).json();
            seen.extend(page["receipts"].as_array().unwrap().iter().map(|r| r["id"].as_i64().unwrap()));
            next = page["next"].as_str().map(str::to_owned);
        }
        assert_eq!(seen.len(), 26);
        assert!(seen.windows(2).all(|w| w[0] > w[1]), "newest first, none twice");
    });
}

#[test]
fn the_law_in_force() {
    on_both(|province| {
        let sets = json(&province.site, "/api/v1/definitions?kind=limit-set&code=QCVN 05:2023/BTNMT");
        let set = &sets["definitions"][0];
        assert_eq!((set["layer"].as_str(), set["document"].is_string()), (Some("built-in"), true));
        let before = json(&province.site, "/api/v1/definitions?kind=limit-set&code=QCVN 05:2023/BTNMT&day=2020-01-01");
        assert_eq!(before["definitions"], value!([]));
        let all = json(&province.site, "/api/v1/definitions");
        assert!(all["definitions"].as_array().unwrap().len() > 50);
    });
}

#[test]
fn the_ground_under_the_stations() {
    on_both(|province| {
        assert_eq!(get(&province.site, "/api/v1/base.geojson").status, StatusCode::NOT_FOUND);
        let outlines = r#"{"type":"FeatureCollection","features":[]}"#;
        province
            .db
            .write_now(move |tx| {
                let whose = kernel::Bilingual::new("Sở", "Department");
                monitoring::base_map::provide(tx, &kernel::Actor::Console, now(), outlines, whose)
            })
            .unwrap();
        let answer = get(&province.site, "/api/v1/base.geojson");
        assert_eq!((answer.header("content-type"), answer.text().as_str()), ("application/geo+json", outlines));
    });
}

/// Twelve hours of dust, the worked sample of QĐ 1459/QĐ-TCMT (2.3.a): NowCast 20.27, so 41 by Table 2.
#[test]
fn the_index_of_a_station_with_all_that_it_rests_on() {
    on_both(|province| {
        let none = json(&province.site, "/api/v1/stations/NUO001/index");
        assert_eq!((&none["index"], &none["readings"]), (&Value::Null, &value!([])), "wastewater has no index");
        assert_eq!(get(&province.site, "/api/v1/stations/KXQ001/index").status, StatusCode::NOT_FOUND);

        let newest_first = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
        let lines: String = newest_first
            .iter()
            .enumerate()
            .map(|(back, v)| {
                let time = at("20261122100000").plus_seconds(-3600 * back as i64);
                line("PM2.5", &v.to_string(), "µg/Nm3", time, "00")
            })
            .collect();
        province.send("KXQ001", at("20261122101000"), &lines);
        province.follow(now());
        let cookie = session(LAN);
        let headers = [("accept-language", "en"), ("cookie", cookie.as_str())];
        let answer = ask(&province.site, "GET", "/api/v1/stations/kxq001/index", &headers).json();
        let index = &answer["index"];
        assert_eq!((index["code"].as_str(), index["formula"].as_str()), (Some("VN_AQI"), Some("nowcast-literal")));
        assert_eq!(index["document"], "Quyết định 1459/QĐ-TCMT");
        assert_eq!(index["definition"]["hash"].as_str().map(str::len), Some(64));
        let hour = &answer["readings"][0];
        assert_eq!((hour["averaging"].as_str(), hour["fresh"].as_bool()), (Some("PT1H"), Some(true)));
        assert_eq!((hour["value"].as_u64(), hour["leading"].as_str()), (Some(41), Some("PM2.5")));
        assert_eq!((&hour["band"]["colour"], &hour["band"]["title"]["vi"]), (&value!("#00e400"), &value!("Tốt")));
        assert!(hour["band"]["advice_sensitive"]["vi"].is_string());
        let part = &hour["parts"][0];
        assert_eq!((part["statistic"].as_str(), part["sub_index"].as_u64()), (Some("nowcast"), Some(41)));
        assert!((part["value"].as_f64().unwrap() - 20.27).abs() < 0.005);
        let day = &answer["readings"][1];
        assert_eq!((&day["value"], &day["missing"]["needs_one_of"]), (&Value::Null, &value!(["PM10", "PM2.5"])));
    });
}
