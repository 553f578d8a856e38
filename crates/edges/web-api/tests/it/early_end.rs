//! Long histories: what is asked of them costs what it brings, and what would cost too much is told.

use std::time::Instant;

use kernel::Moment;
use monitoring::network::Network;
use series::StatusCode;
use series::frame::{FrameValue, encode};

use crate::caller::{all_pages, get, json};
use crate::provinces::{Province, at, empty_on_both};

const STEP: i64 = 300 * 1_000_000;

/// Readings of COD every five minutes until now, and one a long time before.
fn history(province: &Province, readings: i64, long_ago: Option<Moment>) {
    let station = province.station("NUO001");
    let slot = province
        .db
        .read_now(move |tx| Ok(Network::new().profile(tx, station)?.unwrap().by_symbol("COD").unwrap().slot))
        .unwrap();
    let last = at("20261122101500");
    let times = (0..readings).map(|n| Moment(last.0 - n * STEP)).chain(long_ago).collect::<Vec<_>>();
    province
        .db
        .append_now(station, move |tx| {
            let rows = times.iter().enumerate().map(|(n, time)| {
                let text = format!("{}.5", n % 100);
                let value = FrameValue { slot, status: StatusCode::MEASURING, flags: 0, text: text.into() };
                let body = encode(&[value]);
                let receipt = n as i64 + 1;
                [station.into(), (*time).into(), receipt.into(), 0.into(), (*time).into(), body.into()]
            });
            let columns = ["station_id", "time", "receipt_id", "first_ordinal", "arrived_at", "body"];
            tx.load("frame", columns, rows)?;
            Ok(())
        })
        .unwrap();
}

#[test]
fn two_years_of_readings() {
    empty_on_both(|province| {
        history(province, 210_000, None);
        let site = &province.site;
        let cod = "/sta/v1.1/Datastreams(4)/Observations";
        let started = Instant::now();
        let newest = json(site, &format!("{cod}?$top=10"));
        assert_eq!(newest["value"].as_array().unwrap().len(), 10);
        let oldest = json(site, &format!("{cod}?$top=1&$orderby=phenomenonTime"));
        assert_eq!(oldest["value"][0]["phenomenonTime"], "2024-11-22T23:20:00Z");
        let day = json(site, &format!("{cod}?$top=1000&$filter=date(phenomenonTime) eq 2025-06-01"));
        assert_eq!(day["value"].as_array().unwrap().len(), 288);
        assert!(started.elapsed().as_millis() < 2000, "none of these reads two years: {:?}", started.elapsed());
        assert_eq!(json(site, &format!("{cod}?$count=true&$top=0"))["@iot.count"], 210_000);
        // A rare value: pages end early and link on, nothing is lost.
        let rare = format!(
            "{cod}?$filter=result eq 8.5 and minute(phenomenonTime) eq 15 and hour(phenomenonTime) eq 3&$select=id"
        );
        let pages = all_pages(site, &rare);
        let expected = (0..210_000_i64).filter(|n| n % 100 == 8 && (n * 5) % 1440 == 0).count();
        assert_eq!((pages.len(), expected), (29, 29));
        // One that never comes: told so, with how far was looked.
        let never = get(site, &format!("{cod}?$filter=result gt 1000"));
        assert_eq!(never.status.as_u16(), 400);
        assert_eq!(never.json()["errors"][0]["code"], "refused-api-scan-too-long");
        let bounded = format!("{cod}?$filter=result gt 1000 and phenomenonTime gt 2026-01-01T00:00:00Z");
        assert_eq!(json(site, &bounded)["value"].as_array().unwrap().len(), 0);
        // What no series can fulfil is not looked for among their readings.
        for of_others in ["FeatureOfInterest/name eq 'nowhere'", "not (Datastream/properties/symbol eq 'COD')"] {
            let none = json(site, &format!("{cod}?$count=true&$filter=result gt 1000 and {of_others}"));
            assert_eq!((none["value"].as_array().map(Vec::len), &none["@iot.count"]), (Some(0), &0.into()));
        }
        // An order that needs all of the time.
        assert_eq!(
            get(site, &format!("{cod}?$orderby=result")).json()["errors"][0]["code"],
            "refused-api-scan-too-long"
        );
        let highest =
            json(site, &format!("{cod}?$orderby=result desc&$top=3&$filter=phenomenonTime gt 2026-11-01T00:00:00Z"));
        assert_eq!(highest["value"][2]["result"], 99.5);
    });
}

#[test]
fn a_gap_of_half_a_century() {
    empty_on_both(|province| {
        history(province, 500, Some(at("19760101000000")));
        let cod = "/sta/v1.1/Datastreams(4)/Observations";
        assert_eq!(all_pages(&province.site, &format!("{cod}?$top=200")).len(), 501);
        assert_eq!(all_pages(&province.site, &format!("{cod}?$top=200&$orderby=phenomenonTime")).len(), 501);
        let late = json(&province.site, &format!("{cod}?$filter=phenomenonTime lt 2000-01-01T00:00:00Z"));
        assert_eq!(late["value"].as_array().unwrap().len(), 1);
        assert_eq!(json(&province.site, &format!("{cod}?$count=true&$top=0"))["@iot.count"], 501);
    });
}

#[test]
fn what_would_take_too_long_to_count_is_told_before_anything_is_read() {
    empty_on_both(|province| {
        // A century, every five minutes, as far as anybody can know from its ends.
        history(province, 10, Some(at("19000101000000")));
        let count = get(&province.site, "/sta/v1.1/Datastreams(4)/Observations?$count=true");
        assert_eq!(
            (count.status.as_u16(), count.json()["errors"][0]["code"].as_str()),
            (400, Some("refused-api-count-too-long"))
        );
        let some = "/sta/v1.1/Datastreams(4)/Observations?$count=true&$filter=phenomenonTime gt 2026-01-01T00:00:00Z";
        assert_eq!(json(&province.site, some)["@iot.count"], 10);
    });
}
