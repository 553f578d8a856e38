//! Warnings as CAP: every message fits the standard, says what happened in both languages, and names those that it
//! replaces.

use std::path::Path;
use std::process::Command;

use axum::http::StatusCode;
use kernel::{Moment, PublicId, Random};
use monitoring::datastream::{self, Averaging};
use monitoring::exceedance::{self, EXCEEDANCE, Evidence, Exceedance, State};
use monitoring::rules::window::Period;
use monitoring::{station, warn, warning};
use serde_json::json;

use crate::place::{Town, at, now, on_both};

/// Whether a message fits the standard, or why not.
fn fits(message: &str) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("message.xml");
    std::fs::write(&file, message).unwrap();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cap.rng");
    let output = Command::new("xmllint").args(["--noout", "--relaxng"]).arg(schema).arg(&file).output();
    let output = output.expect("xmllint is here");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

impl Town {
    /// A message that fits.
    fn message(&self, path: &str) -> String {
        let answer = self.ask(path, "vi");
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.headers["content-type"], "application/cap+xml");
        fits(&answer.text).unwrap_or_else(|why| panic!("{path}: {why}\n{}", answer.text));
        answer.text
    }

    /// An exceedance of the day before, with a version for each of these states.
    fn exceedance(&self, value: f64, states: &[State]) -> PublicId {
        let law = self.law.current();
        let set = law.limit_set("QCVN 05:2023/BTNMT", now().day()).unwrap();
        let evidence: Evidence = serde_json::from_value(json!({
            "symbol": "PM2.5", "averaging": "P1D", "value": value, "corrected": null, "valid_count": 24,
            "expected_count": 24, "unit": "µg/Nm3", "low": null, "high": 50.0, "distance": null, "written": 50.0,
            "column": null, "factors": [], "setup_version": 1, "law": set.pin(), "citation": set.citation,
            "provisional": false, "state": "open", "note": "",
        }))
        .unwrap();
        let (public_id, states) = (PublicId::random(&testkit::random()), states.to_vec());
        let id = public_id.clone();
        self.db
            .write_now(move |tx| {
                let station = station::id_of_code(tx, "KXQ001")?.unwrap();
                let streams = datastream::store::of_station(tx, station)?;
                let day = Averaging::Mean(Period::Day);
                let stream = streams.iter().find(|d| d.symbol == "PM2.5" && d.averaging == day).unwrap();
                let new = Exceedance {
                    id: 0,
                    public_id,
                    station_id: station,
                    datastream_id: stream.id,
                    facility_id: None,
                    area_id: None,
                    starts_at: at("20261121000000"),
                    ends_at: at("20261122000000"),
                    ratio: Some(value / 50.0),
                    severity: String::new(),
                    state: State::Open,
                    opened_at: at("20261122001500"),
                    open_since: at("20261122001500"),
                    version: 1,
                };
                let id = exceedance::store::insert(tx, &new)?;
                for (n, state) in states.into_iter().enumerate() {
                    let told = Moment(at("20261122001500").0 + n as i64 * 3_600_000_000 + 123_456);
                    let body = serde_json::to_value(Evidence { state, ..evidence.clone() })?;
                    let _ = EXCEEDANCE.write(tx, id, told, &body)?;
                }
                Ok(())
            })
            .unwrap();
        id
    }

    /// What is to be told now is told.
    fn warn(&self, now: Moment) -> usize {
        let (network, law) = (self.receiver.network.clone(), self.law.current());
        self.db.write_bulk_now(move |tx| warn::run(tx, &network, &law, &Random::seeded(now.0 as u64), now)).unwrap()
    }
}

#[test]
fn an_exceedance_is_told_from_its_beginning_to_its_end() {
    on_both(|town| {
        let id = town.exceedance(160.0, &[State::Open, State::Acknowledged, State::Closed]);
        let first = town.message(&format!("/warnings/{id}-1.cap"));
        for wanted in [
            format!(
                "<identifier>{id}-1</identifier><sender>data.example</sender><sent>2026-11-22T00:15:00+07:00</sent>"
            ),
            "<status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info>".to_owned(),
            "<language>vi-VN</language><category>Env</category><event>Vượt quy chuẩn môi trường</event>".to_owned(),
            "<urgency>Expected</urgency><severity>Moderate</severity><certainty>Observed</certainty>".to_owned(),
            "<onset>2026-11-21T00:00:00+07:00</onset><expires>2026-11-23T00:15:00+07:00</expires>".to_owned(),
            "<circle>10.82345,106.42345 1</circle>".to_owned(),
            "<language>en</language>".to_owned(),
            format!("<web>http://data.example/exceedances/{id}</web>"),
            "<valueName>limit-high</valueName><value>50</value>".to_owned(),
        ] {
            assert!(first.contains(&wanted), "no {wanted:?} in {first}");
        }
        let second = town.message(&format!("/warnings/{id}-2.cap"));
        assert!(second.contains("<msgType>Update</msgType>"), "{second}");
        let references = format!("<references>data.example,{id}-1,2026-11-22T00:15:00+07:00</references>");
        assert!(second.contains(&references), "{second}");
        let newest = town.message(&format!("/warnings/{id}.cap"));
        for wanted in ["<msgType>Cancel</msgType>", "-2,2026-11-22T01:15:00+07:00", "AllClear", "Kết thúc cảnh báo"]
        {
            assert!(newest.contains(wanted), "no {wanted:?} in {newest}");
        }
        for nothing in [format!("{id}-4.cap"), format!("{id}-x.cap"), id.to_string(), "x.cap".to_owned()] {
            assert_eq!(town.ask(&format!("/warnings/{nothing}"), "vi").status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let link = format!(
            "<link rel=\"enclosure\" href=\"http://data.example/warnings/{id}.cap\" type=\"application/cap+xml\"/>"
        );
        for feed in ["/exceedances.atom", "/warnings.atom"] {
            assert!(town.page(feed, "en").contains(&link), "{feed}: {}", town.page(feed, "en"));
        }

        town.hide();
        assert_eq!(town.ask(&format!("/warnings/{id}.cap"), "vi").status, StatusCode::NOT_FOUND);
        assert!(!town.page("/warnings.atom", "en").contains(&id.to_string()));
    });
}

#[test]
fn bad_air_is_told_once_goes_on_and_ends() {
    on_both(|town| {
        assert_eq!(town.warn(now()), 0, "nothing was measured");
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![120.0; 14])]);
        assert_eq!((town.warn(now()), town.warn(now())), (1, 0), "once");
        let feed = town.page("/warnings.atom", "vi");
        let id = feed.split("/warnings/").nth(2).and_then(|rest| rest.split(".cap").next()).unwrap().to_owned();
        let alert = town.message(&format!("/warnings/{id}.cap"));
        for wanted in [
            "<msgType>Alert</msgType>",
            "<event>Chất lượng không khí có hại cho sức khỏe</event>",
            "<responseType>Avoid</responseType><urgency>Immediate</urgency><severity>Moderate</severity>",
            "Không khí Bến Nghĩa: VN_AQI 179, Xấu",
            "<sent>2026-11-22T10:15:00+07:00</sent>",
            "<expires>2026-11-22T13:15:00+07:00</expires>",
            "<web>http://data.example/stations/KXQ001</web>",
            "<circle>10.82345,106.42345 5</circle>",
            "Xin bà con giảm việc nặng",
        ] {
            assert!(alert.contains(wanted), "no {wanted:?} in {alert}");
        }
        // Corrected readings of the same hours are clean.
        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![20.0; 14])]);
        assert_eq!(town.warn(now().plus_seconds(60)), 1);
        let end = town.message(&format!("/warnings/{id}.cap"));
        for wanted in ["<msgType>Cancel</msgType>", "<urgency>Past</urgency>", "-1,2026-11-22T10:15:00+07:00"] {
            assert!(end.contains(wanted), "no {wanted:?} in {end}");
        }
        assert!(!end.contains("<instruction>"), "nothing is to be done any more");
        assert_eq!(town.warn(now().plus_seconds(120)), 0, "clean air is not told");
        let told = town.message(&format!("/warnings/{id}-1.cap"));
        assert_eq!(told, alert, "what was told stays what it was");

        town.send("KXQ001", &[("PM2.5", "ug/m3", vec![400.0; 14])]);
        assert_eq!(town.warn(now().plus_seconds(180)), 1, "and begins anew");
        let live = town.db.read_now(|tx| Ok(warning::store::newest(tx, 10)?)).unwrap();
        assert_eq!(live.len(), 2);
        assert!(town.message(&format!("/warnings/{}.cap", live[0].public_id)).contains("<severity>Extreme</severity>"));
    });
}

/// The schema of the tests refuses what the standard refuses.
#[test]
fn what_the_standard_forbids_is_found() {
    let town = std::cell::OnceCell::new();
    on_both(|each| {
        let id = each.exceedance(160.0, &[State::Open]);
        town.get_or_init(|| each.message(&format!("/warnings/{id}.cap")));
    });
    let message = town.into_inner().unwrap();
    for (from, to) in [
        ("+07:00</sent>", "Z</sent>"),
        ("00:15:00+07:00</sent>", "00:15:00.123+07:00</sent>"),
        ("<sender>data.example", "<sender>data, example"),
        ("<identifier>", "<identifier>&amp;"),
        ("<status>Actual", "<status>Real"),
        ("<category>Env</category>", ""),
        ("<urgency>Expected</urgency>", ""),
        (
            "<severity>Moderate</severity><certainty>Observed</certainty>",
            "<certainty>Observed</certainty><severity>Moderate</severity>",
        ),
        ("<scope>Public</scope>", ""),
        ("<circle>10.82345,106.42345 1", "<circle>10.82345 106.42345"),
        ("urn:oasis:names:tc:emergency:cap:1.2", "urn:oasis:names:tc:emergency:cap:1.1"),
        ("<areaDesc>", "<polygon>1,1</polygon><areaDesc>"),
    ] {
        assert!(message.contains(from), "no {from:?} in {message}");
        assert!(fits(&message.replace(from, to)).is_err(), "{from} → {to}");
    }
}
