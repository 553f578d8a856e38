//! Two stations in two communes, each with a receipt, an exceedance, an outage and a suspicious average.

use identity::{Authority, Reach};
use kernel::{Actor, Moment, PublicId};
use monitoring::average::{self, Average};
use monitoring::datastream::{self, Averaging};
use monitoring::exceedance::{self, EXCEEDANCE, Exceedance, State};
use monitoring::import_stations::{self, Import};
use monitoring::outage::{self, Finding, OUTAGE, Outage};
use monitoring::receipt::packed::Packed;
use monitoring::receipt::{self, Counts, QuarantinedLine};
use monitoring::station;
use platform::journal::Entry;
use platform::table_import::Upload;
use serde_json::json;
use series::flags;

use crate::house::House;

pub struct Place {
    pub area: i64,
    pub facility: i64,
    pub code: &'static str,
    pub receipt: i64,
    pub exceedance: String,
    pub outage: String,
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
    register(house, commune, code);
    let (station, facility, stream, public_id) = house.console(move |tx, act| {
        let id = station::id_of_code(tx, code)?.expect("a station");
        let facility = station::store::by_id(tx, id)?.and_then(|s| s.facility_id).expect("a facility");
        let series = datastream::store::of_station(tx, id)?;
        let stream = series.iter().find(|d| d.averaging == Averaging::COMMON[2]).expect("a daily mean").id;
        let mut e = Exceedance {
            id: 0,
            public_id: PublicId::random(&random),
            station_id: id,
            datastream_id: stream,
            facility_id: Some(facility),
            area_id: Some(area),
            starts_at: now.plus_seconds(-86_400),
            ends_at: now,
            ratio: Some(1.43),
            severity: String::new(),
            state: State::Open,
            opened_at: now,
            open_since: now,
            version: 1,
        };
        e.id = exceedance::store::insert(tx, &e)?;
        let written = EXCEEDANCE.write(tx, e.id, act.now, &evidence())?;
        act.journal(tx, Entry::new("exceedance.opened").version(written))?;
        Ok((id, facility, stream, e.public_id))
    });
    house.db.derive_now(move |tx| doubted(tx, stream, now)).unwrap();
    let receipt = house.db.append_now(station, move |tx| deliver(tx, station, code, now)).unwrap();
    let outage = silent(house, station, facility, area).to_string();
    Place { area, facility, code, receipt, exceedance: public_id.to_string(), outage }
}

/// A day on which the value jumped.
fn doubted(tx: &mut store::Tx, datastream_id: i64, now: Moment) -> kernel::Outcome<()> {
    let jumped = Average {
        id: 0,
        datastream_id,
        starts_at: now.plus_seconds(-86_400),
        ends_at: now,
        value: Some(41.5),
        valid_count: 22,
        expected_count: 24,
        minimum: Some(12.0),
        maximum: Some(88.0),
        flags: flags::SPIKE,
        computed_at: now,
    };
    Ok(average::store::put(tx, &jumped, 1)?)
}

/// The station has been silent for two hours.
fn silent(house: &House, station_id: i64, facility: i64, area: i64) -> PublicId {
    let (random, now) = (house.gate.random.clone(), house.clock.now());
    let (since, law) = (now.plus_seconds(-7200), house.law.current());
    house.console(move |tx, act| {
        let mut o = Outage {
            id: 0,
            public_id: PublicId::random(&random),
            station_id,
            facility_id: Some(facility),
            area_id: Some(area),
            since,
            due_at: since.plus_seconds(43_200),
            resumed_at: None,
            reported_at: None,
            reminded_at: None,
            version: 1,
        };
        o.id = outage::store::insert(tx, &o)?;
        let finding = Finding { since, rule: law.arrival(now.day())?.pin(), resumed_at: None, report: String::new() };
        let written = OUTAGE.write(tx, o.id, act.now, &serde_json::to_value(&finding)?)?;
        act.journal(tx, Entry::new("outage.began").about("outage", o.id).version(written))?;
        Ok(o.public_id)
    })
}

fn register(house: &House, commune: &str, code: &str) {
    let table = format!(
        "code,name,medium,facility_code,facility_name,commune_code,parameters\n{code},Trạm nước thải {code},wastewater,CS{commune},Cơ sở {commune},{commune},COD\n"
    );
    let upload = Upload {
        file_name: "stations.csv".to_owned(),
        bytes: table.into_bytes(),
        actor: Actor::Console,
        skip_faulty: false,
    };
    let import = Import { by: Authority::console(), law: house.law.clone(), vault: house.gate.vault.clone() };
    let report = import_stations::run(&house.db, import, house.clock.now(), &house.gate.random, upload).unwrap();
    assert_eq!(report.applied_rows, 1, "{:?}", report.faults);
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
    let id = receipt::store::insert_all(tx, &[new])?[0];
    let line = QuarantinedLine {
        line: 2,
        column: 5,
        reason: "value-not-a-number".to_owned(),
        excerpt: "COD\t<script>alert(1)</script>".to_owned(),
    };
    receipt::store::insert_quarantine(tx, std::iter::once((id, std::slice::from_ref(&line))))?;
    let packed = Packed::of(b"COD\t<script>alert(1)</script>\n")?;
    receipt::store::insert_evidence(tx, std::iter::once((id, &packed)))?;
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
