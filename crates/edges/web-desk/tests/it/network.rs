//! Two stations in two communes, each with a receipt and an exceedance.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use identity::Reach;
use kernel::{Moment, PublicId};
use monitoring::datastream::{self, Averaging};
use monitoring::exceedance::{self, EXCEEDANCE, Exceedance, State};
use monitoring::receipt::{self, Counts, QuarantinedLine};
use monitoring::station::{self, STATION, Setup};
use platform::journal::Entry;
use serde_json::json;

use crate::house::House;

pub struct Place {
    pub area: i64,
    pub code: &'static str,
    pub receipt: i64,
    pub exceedance: String,
}

/// The two places, and an environment officer of the first: `lan`.
pub fn two_places(house: &House) -> [Place; 2] {
    let places = [place(house, "31477", "NUO001"), place(house, "31480", "NUO002")];
    house.person("lan", "environment-officer", Reach::these([places[0].area]));
    places
}

fn place(house: &House, commune: &str, code: &'static str) -> Place {
    let area = house.commune(commune);
    let (random, now) = (house.gate.random.clone(), house.clock.now());
    let setup = Setup {
        code: code.parse().unwrap(),
        name: format!("Trạm nước thải {code}"),
        medium: "wastewater".to_owned(),
        facility_id: None,
        area_id: Some(area),
        latitude: None,
        longitude: None,
        interval_minutes: 5,
        parameters: vec!["COD".to_owned()],
        binding: None,
        public: true,
    };
    let (station, public_id) = house.console(move |tx, act| {
        let id = station::store::insert(tx, &PublicId::random(&random), &setup)?;
        let written = STATION.amend(tx, id, act.now, act.now.day(), &serde_json::to_value(&setup)?)?;
        act.journal(tx, Entry::new("station.registered").version(written))?;
        let daily = Averaging::ALL[2];
        let stream = datastream::store::insert(tx, &PublicId::random(&random), id, 0, "COD", daily, "mg/L")?;
        let mut e = Exceedance {
            id: 0,
            public_id: PublicId::random(&random),
            station_id: id,
            datastream_id: stream,
            facility_id: None,
            area_id: Some(area),
            starts_at: now.plus_seconds(-86_400),
            ends_at: now,
            ratio: Some(1.43),
            severity: String::new(),
            state: State::Open,
            opened_at: now,
            version: 1,
        };
        e.id = exceedance::store::insert(tx, &e)?;
        let written = EXCEEDANCE.write(tx, e.id, act.now, &evidence())?;
        act.journal(tx, Entry::new("exceedance.opened").version(written))?;
        Ok((id, e.public_id))
    });
    let receipt = house.db.append_now(station, move |tx| deliver(tx, station, code, now)).unwrap();
    Place { area, code, receipt, exceedance: public_id.to_string() }
}

fn deliver(tx: &mut store::Tx, station: i64, code: &str, now: Moment) -> kernel::Outcome<i64> {
    let counts = Counts { accepted: 1, quarantined: 1, ..Counts::default() };
    let new = receipt::store::NewReceipt {
        station_id: station,
        account: code,
        path: "/ST_NM_T1_20261122101500.txt",
        source: "198.51.100.7",
        arrived_at: now,
        bytes: 42,
        sha256: "00",
        layout: "L1",
        content: None,
        counts,
        content_hash: "00",
    };
    let id = receipt::store::insert(tx, &new)?;
    let line = QuarantinedLine {
        line: 2,
        column: 5,
        reason: "value-not-a-number".to_owned(),
        excerpt: "COD\t<script>alert(1)</script>".to_owned(),
    };
    receipt::store::insert_quarantine(tx, id, 0, &line)?;
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
    packed.write_all(b"COD\t<script>alert(1)</script>\n").expect("memory takes it");
    receipt::store::insert_evidence(tx, id, "deflate", &packed.finish().expect("memory takes it"))?;
    Ok(id)
}

fn evidence() -> serde_json::Value {
    json!({
        "symbol": "COD", "averaging": "P1D", "value": 107.25, "corrected": null, "valid_count": 280,
        "expected_count": 288, "unit": "mg/L", "low": null, "high": 75.0, "distance": null, "written": 75.0,
        "column": "A", "factors": [["Kq", 1.0]], "setup_version": 1,
        "law": { "kind": "limit-set", "code": "QCVN 40:2011/BTNMT", "version": 1, "hash": "00" },
        "citation": { "document": "Thông tư 47/2011/TT-BTNMT", "article": "Bảng 1" },
        "provisional": false, "state": "open", "note": ""
    })
}
