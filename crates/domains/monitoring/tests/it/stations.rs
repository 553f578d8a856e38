//! The table of stations: in, refused with every fault in its place, and out again.

use std::sync::Arc;

use identity::{Authority, Right, Scope};
use kernel::{Actor, Bilingual, Failure};
use monitoring::import_stations::{self, Import};
use monitoring::{export_stations, station};
use platform::area;
use platform::table_import::{Progress, Run, State, Upload, bring_in};

use crate::province::{HEADER, STATIONS, at, line, on_both};

const LATER: &str = "20261122080000";

/// A row that is fine, with one cell changed.
fn row(column: &str, text: &str) -> String {
    let fine = [
        ("code", "NUO009"),
        ("name", "Trạm mới"),
        ("medium", "wastewater"),
        ("facility_code", ""),
        ("facility_name", ""),
        ("tax_code", ""),
        ("latitude", "10.5"),
        ("longitude", "106.5"),
        ("commune_code", ""),
        ("interval_minutes", "5"),
        ("parameters", "pH;COD"),
        ("limit_set", "QCVN 40:2011/BTNMT"),
        ("limit_column", "A"),
        ("coefficients", "Kq=0.9;Kf=1.0"),
        ("source", ""),
        ("o2_reference", ""),
        ("public", "true"),
    ];
    assert_eq!(fine.map(|(name, _)| name).join(","), HEADER);
    fine.map(|(name, cell)| if name == column { text } else { cell }).join(",")
}

#[test]
fn every_fault_is_named_in_its_column() {
    let cases = [
        ("code", "", "code", "refused-field-required"),
        ("code", "Trạm 1", "code", "refused-station-code"),
        ("name", "", "name", "refused-field-required"),
        ("medium", "soil", "medium", "refused-medium-unknown"),
        ("latitude", "95", "latitude", "refused-field-outside"),
        ("latitude", "abc", "latitude", "refused-field-not-a-coordinate"),
        ("latitude", "NaN", "latitude", "refused-field-not-a-coordinate"),
        ("longitude", "", "longitude", "refused-field-together"),
        ("commune_code", "99999", "commune_code", "refused-commune-unknown"),
        ("commune_code", "718", "commune_code", "refused-commune-unknown"),
        ("commune_code", "25747", "commune_code", "refused-commune-no-province"),
        ("commune_code", "00001", "commune_code", "refused-commune-former"),
        ("commune_code", "00007", "commune_code", "refused-commune-divided"),
        ("interval_minutes", "0", "interval_minutes", "refused-field-too-small"),
        ("interval_minutes", "2.5", "interval_minutes", "refused-field-not-integer"),
        ("parameters", "", "parameters", "refused-field-required"),
        ("parameters", " ; ", "parameters", "refused-field-required"),
        ("parameters", "pH;COD;COD", "parameters", "refused-field-twice"),
        ("parameters", "pH;COD;cod", "parameters", "refused-parameter-twice"),
        ("parameters", "pH;XYZ", "parameters", "refused-symbol-unknown"),
        ("parameters", "pH;PM2.5", "parameters", "refused-symbol-other-medium"),
        ("limit_set", "", "limit_column", "refused-field-needs"),
        ("limit_set", "QCVN 99:1999", "limit_set", "refused-limit-set-unknown"),
        ("limit_set", "QCVN 05:2023/BTNMT", "limit_set", "refused-limit-set-medium"),
        ("limit_column", "C", "limit_column", "refused-limit-column-unknown"),
        ("limit_column", "", "limit_column", "refused-limit-column-missing"),
        ("coefficients", "Kq", "coefficients", "refused-field-not-an-assignment"),
        ("coefficients", "Kq=0.9", "coefficients", "refused-coefficient-missing"),
        ("coefficients", "Kq=0.95;Kf=1.0", "coefficients", "refused-coefficient-unlawful"),
        ("o2_reference", "7", "o2_reference", "refused-oxygen-reference"),
        ("o2_reference", "30", "o2_reference", "refused-field-too-large"),
        ("source", "receiving", "source", "refused-field-not-an-assignment"),
        ("source", "steam=25", "source", "refused-source-not-asked"),
        ("source", "receiving=well", "source", "refused-source-not-a-choice"),
        ("source", "discharge=much", "source", "refused-source-not-a-number"),
        ("source", "discharge=-1", "source", "refused-source-not-a-number"),
        ("facility_name", "Xi măng", "facility_name", "refused-field-needs"),
        ("tax_code", "0301234567", "tax_code", "refused-field-needs"),
        ("public", "maybe", "public", "refused-field-not-boolean"),
    ];
    on_both(|province| {
        for (column, text, at_column, code) in cases {
            let report = province.import(at(LATER), &[&row(column, text)]);
            let found: Vec<_> =
                report.faults.iter().map(|f| (f.line, f.column.as_deref(), f.refusal.code.as_ref())).collect();
            assert!(found.contains(&(2, Some(at_column), code)), "{column}={text}: {found:?}");
            assert_eq!(report.applied_rows, 0, "{column}={text}");
        }
        let other =
            STATIONS[0].replace("wastewater", "surface_water").replace("QCVN 40:2011/BTNMT,A,Kq=0.9;Kf=1.0", ",,");
        let report = province.import(at(LATER), &[&other]);
        assert!(report.faults.iter().any(|f| f.refusal.code == "refused-station-medium"), "{:?}", report.faults);
        let unmeasured = STATIONS[1].replace("P;O2;PM", "P;PM");
        let report = province.import(at(LATER), &[&unmeasured]);
        assert!(report.faults.iter().any(|f| f.refusal.code == "refused-oxygen-unmeasured"), "{:?}", report.faults);
        assert_eq!(province.count("select count(*) from station"), 3, "a table with faults changes nothing");
    });
}

#[test]
fn a_row_that_says_nothing_new_writes_nothing() {
    on_both(|province| {
        let counts =
            ["select count(*) from station_version", "select count(*) from journal where verb like 'station.%'"];
        let before = counts.map(|sql| province.count(sql));
        let report = province.import(at(LATER), &STATIONS);
        assert_eq!((report.faulty_rows, report.applied_rows), (0, 3));
        assert_eq!(counts.map(|sql| province.count(sql)), before);
    });
}

#[test]
fn codes_are_the_same_in_any_capitals() {
    on_both(|province| {
        let renamed = STATIONS[0].replace("NUO001,Nước thải KCN Sông Tiên", "nuo001,Tên mới");
        assert_eq!(province.import(at(LATER), &[&renamed]).applied_rows, 1);
        assert_eq!(province.count("select count(*) from station"), 3);
        let id = province.station("NUO001");
        let station = province.read(move |tx| Ok(station::store::by_id(tx, id)?)).unwrap();
        assert_eq!((station.code.as_str(), station.name.as_str(), station.revision), ("nuo001", "Tên mới", 2));
        let twice = province.import(at(LATER), &[STATIONS[0], &renamed]);
        assert!(twice.faults.iter().any(|f| f.refusal.code == "refused-import-row-twice"), "{:?}", twice.faults);
    });
}

#[test]
fn a_parameter_no_longer_measured_takes_nothing_new_and_keeps_what_it_has() {
    on_both(|province| {
        let fewer = STATIONS[0].replace(";COD;", ";");
        province.import(at(LATER), &[&fewer]);
        province.import(at("20261123080000"), &[&fewer.replace("Nước thải", "Nước")]);
        for (time, accepted) in [("20261121235500", 1), ("20261122000000", 0), ("20261124080000", 0)] {
            let receipt = province.send("NUO001", at("20261124080000"), &line("COD", "40", "mg/L", at(time), "00"));
            assert_eq!(receipt.counts.accepted, accepted, "{time}");
        }
        province.import(at("20261125080000"), &[STATIONS[0]]);
        let slots = "select count(distinct slot) from datastream where station_id = 1";
        assert_eq!(province.count(slots), 7, "the parameter comes back into its slot");
        let receipt =
            province.send("NUO001", at("20261125090000"), &line("COD", "40", "mg/L", at("20261125090000"), "00"));
        assert_eq!(receipt.counts.accepted, 1);
    });
}

#[test]
fn what_is_written_out_can_be_brought_in() {
    on_both(|province| {
        let table = || province.read(|tx| export_stations::csv(tx, &Authority::console(), at(LATER)));
        let first = table();
        let rows: Vec<&str> = first.trim_end().split("\r\n").skip(1).collect();
        assert_eq!(first.lines().next(), Some(HEADER));
        assert_eq!(rows.len(), 3);
        let versions = province.count("select count(*) from station_version");
        let report = province.import(at(LATER), &rows);
        assert_eq!((report.faulty_rows, report.applied_rows), (0, 3), "{:?}", report.faults);
        assert_eq!(province.count("select count(*) from station_version"), versions);
        assert_eq!(table(), first);
    });
}

/// Another table is brought in while the rows of one are still hidden.
#[test]
fn a_table_that_was_overtaken_changes_nothing() {
    on_both(|province| {
        let ours = STATIONS[0].replace("Nước thải", "Của bảng này");
        let theirs = STATIONS[0].replace("Nước thải", "Của bảng kia");
        let new = row("name", "Trạm mới");
        let import = || Import {
            by: Authority::console(),
            law: province.receiver.law.clone(),
            vault: Arc::clone(&province.vault),
        };
        let mut overtake = |p: Progress| {
            if p.state == State::Applying {
                assert_eq!(province.count("select count(*) from station"), 3, "nothing is seen yet");
                province.import(at(LATER), &[&theirs]);
            }
        };
        let random = testkit::random();
        let kind = &import_stations::STATIONS;
        let mut run = Run { kind, now: at(LATER), random: &random, progress: &mut overtake, with: Arc::new(import()) };
        let upload = Upload {
            file_name: "stations.csv".to_owned(),
            bytes: format!("{HEADER}\n{ours}\n{new}\n").into_bytes(),
            actor: Actor::Console,
            skip_faulty: false,
        };
        let refused = bring_in(&province.db, &mut run, upload);
        assert!(matches!(refused, Err(Failure::Refused(list)) if list[0].code == "refused-stations-overtaken"));
        assert_eq!(province.count("select count(*) from station"), 3);
        assert_eq!(province.count("select count(*) from station_change"), 0);
        let name = province.read(|tx| Ok(station::store::by_id(tx, 1)?)).unwrap().name;
        assert!(name.contains("Của bảng kia"), "{name}");
        assert_eq!(province.import(at(LATER), &[&ours, &new]).applied_rows, 2, "the second time it is");
    });
}

#[test]
fn whoever_may_not_edit_stations_brings_nothing_in() {
    on_both(|province| {
        let reader = Authority::console().narrowed([Right::StationsRead].into_iter().collect(), &Scope::whole());
        let refused = province.import_by(reader, at(LATER), &STATIONS);
        assert!(matches!(refused, Err(Failure::Refused(list)) if list[0].code == "refused-not-allowed"));
    });
}

/// Units merge: stations of the old one are of the new one, and whoever drew up a change from before hears of it.
#[test]
fn stations_go_with_their_commune() {
    on_both(|province| {
        let unit = |code: &str, name: &str, from: &str| area::New {
            code: code.to_owned(),
            name: Bilingual::new(name, name),
            level: area::Level::Commune,
            parent: None,
            valid_from: from.parse().unwrap(),
        };
        let (old, new) = (unit("98001", "Xã Cũ", "2000-01-01"), unit("98002", "Xã Mới", "2026-11-23"));
        let [old, new] = [old, new]
            .map(|unit| province.db.write_now(move |tx| area::create(tx, &Actor::Console, at(LATER), &unit)).unwrap());
        assert_eq!(province.import(at(LATER), &[&row("commune_code", "98001")]).applied_rows, 1);
        let merge = area::Merge { from: vec![old], into: new, on: "2026-11-23".parse().unwrap(), basis: None };
        let columns = &station::AREAS;
        let moved = province.db.write_now(move |tx| area::merge(tx, &Actor::Console, at(LATER), &merge, columns));
        assert_eq!(moved.unwrap(), 1);
        let id = province.station("NUO009");
        let station = province.read(move |tx| Ok(station::store::by_id(tx, id)?)).unwrap();
        assert_eq!((station.area_id, station.revision), (Some(new), 2));
        let report = province.import(at("20261124080000"), &[&row("commune_code", "98001")]);
        let became = report.faults.iter().find(|f| f.refusal.code == "refused-commune-former");
        assert!(became.is_some_and(|f| f.refusal.to_string().contains("Xã Mới (98002)")), "{:?}", report.faults);
    });
}

/// A boiler's stack under QCVN 19:2024, or a station that another set is for, with these answers about the source and
/// these parameters.
fn stack(set: &str, source: &str, parameters: &str) -> String {
    let (code, medium, column) = match set {
        "QCVN 10:2023/BTNMT" => ("NBI009", "sea_water", ""),
        "QCVN 14:2025/BTNMT" | "QCVN 40:2025/BTNMT" => ("NUO009", "wastewater", "A"),
        _ => ("KHI009", "stack_emission", "A"),
    };
    format!("{code},Trạm mới,{medium},,,,10.5,106.5,,5,{parameters},{set},{column},,{source},,true")
}

/// What asks about the source is judged by the answers, or refused: a station that is bound and never judged
/// would be noticed by nobody.
#[test]
fn what_could_never_be_judged_is_refused() {
    let cases = [
        ("QCVN 19:2024/BTNMT", "", "PM;O2;P", Some(("source", "refused-limit-fact-missing"))),
        ("QCVN 19:2024/BTNMT", "source=boiler", "PM;O2;P", Some(("source", "refused-limit-fact-missing"))),
        ("QCVN 19:2024/BTNMT", "source=oven", "PM;O2;P", Some(("source", "refused-source-not-a-choice"))),
        ("QCVN 19:2024/BTNMT", "source=boiler;steam=25", "PM;P", Some(("parameters", "refused-oxygen-unmeasured"))),
        ("QCVN 19:2024/BTNMT", "source=boiler;steam=25", "PM;O2;P", None),
        ("QCVN 19:2024/BTNMT", "source=boiler", "SO2;O2;P", None),
        // Sea water has limits for samples only; nothing that a station sends is compared with them.
        ("QCVN 10:2023/BTNMT", "", "pH", None),
        ("QCVN 10:2023/BTNMT", "sea_zone=near-shore", "pH", None),
        ("QCVN 14:2025/BTNMT", "", "BOD5;NH4", Some(("limit_set", "refused-limit-doubtful"))),
        ("QCVN 40:2025/BTNMT", "discharge=1500", "BOD5", Some(("limit_set", "refused-limit-doubtful"))),
    ];
    on_both(|province| {
        for (set, source, parameters, refused) in cases {
            let report = province.import(at(LATER), &[&stack(set, source, parameters)]);
            let found: Vec<_> = report.faults.iter().map(|f| (f.column.as_deref(), f.refusal.code.as_ref())).collect();
            match refused {
                Some((column, code)) => {
                    assert!(found.contains(&(Some(column), code)), "{set} {source}: {found:?}");
                    assert_eq!(report.applied_rows, 0, "{set} {source}");
                }
                None => assert_eq!((report.applied_rows, found), (1, Vec::new()), "{set} {source}"),
            }
        }
    });
}
