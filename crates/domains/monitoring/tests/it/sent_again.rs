//! The same again, something else for the same moment, and what comes late.

use monitoring::datastream::Averaging;
use monitoring::observation;
use monitoring::receipt::Counts;
use monitoring::rules::window::Period;

use crate::province::{Province, at, hour, line, on_both, steady};

fn cod(province: &Province, time: &str, value: &str, status: &str) -> Counts {
    province.send("NUO001", at("20261122120000"), &line("COD", value, "mg/L", at(time), status)).counts
}

#[test]
fn the_same_file_twice_changes_nothing() {
    on_both(|province| {
        let content = steady("COD", "mg/L", at("20261122110000"), "41.60");
        let now = at("20261122110001");
        assert_eq!(province.send("NUO001", now, &content).counts.accepted, 12);
        let before = (province.observations("NUO001", "*"), province.latest("NUO001"));
        province.follow(now);
        let again = province.send("NUO001", now.plus_seconds(600), &content).counts;
        assert_eq!(again, Counts { duplicate: 12, ..Counts::default() });
        assert_eq!((province.observations("NUO001", "*"), province.latest("NUO001")), before);
        assert_eq!(province.derive(now.plus_seconds(90_000)), 1, "only the day still waits");
    });
}

#[test]
fn another_value_or_status_is_a_newer_version_of_the_same_observation() {
    on_both(|province| {
        let time = "20261122101500";
        let accepted = Counts { accepted: 1, ..Counts::default() };
        let conflict = Counts { conflict: 1, ..Counts::default() };
        let duplicate = Counts { duplicate: 1, ..Counts::default() };
        assert_eq!(cod(province, time, "41.60", "00"), accepted);
        let id = province.observations("NUO001", "COD")[0].id;
        for (value, status, counts, version) in [
            ("41.6", "00", duplicate, 0),
            ("42", "00", conflict, 1),
            ("42", "01", conflict, 2),
            ("42", "01", duplicate, 2),
            ("41.60", "00", conflict, 3),
        ] {
            assert_eq!(cod(province, time, value, status), counts, "{value} {status}");
            let found = province.observations("NUO001", "COD");
            assert_eq!((found.len(), found[0].id, found[0].version), (1, id, version), "{value} {status}");
            let (station, by_id) = province.read(move |tx| observation::by_id(tx, id)).unwrap();
            assert_eq!((station, by_id), (province.station("NUO001"), found[0].clone()));
        }
        assert_eq!(province.count("select count(*) from observation_change"), 3);
        assert_eq!(province.count("select count(*) from frame"), 1, "the first delivery stays as it was");
    });
}

#[test]
fn a_file_that_contradicts_itself_keeps_both() {
    on_both(|province| {
        let time = at("20261122101500");
        let lines: String = ["41", "41.0", "43"].iter().map(|v| line("COD", v, "mg/L", time, "00")).collect();
        let counts = province.send("NUO001", time, &lines).counts;
        assert_eq!(counts, Counts { accepted: 1, duplicate: 1, conflict: 1, quarantined: 0 });
        assert_eq!(province.readings("NUO001", "COD"), [("43".to_owned(), "00".to_owned(), 1)]);
    });
}

#[test]
fn late_data_do_not_move_the_newest_back() {
    on_both(|province| {
        cod(province, "20261122101500", "41", "00");
        cod(province, "20261122100000", "99", "00");
        let latest = province.latest("NUO001");
        assert_eq!((latest.time, latest.readings[0].value.as_str()), (at("20261122101500"), "41"));
        cod(province, "20261122101500", "40", "00");
        assert_eq!(province.latest("NUO001").readings[0].value, "40");
    });
}

#[test]
fn late_data_update_the_average_again() {
    on_both(|province| {
        let end = at("20261122110000");
        let mut readings = [("40", "00"); 12];
        readings[..4].fill(("40", "02"));
        province.send("NUO001", end, &hour("COD", "mg/L", end, &readings));
        province.follow(end);
        let hours = || province.averages("NUO001", "COD", Averaging::Mean(Period::Hour));
        assert_eq!((hours()[0].value, hours()[0].valid_count), (None, 8));
        let late = line("COD", "49", "mg/L", end.plus_seconds(-3300), "00");
        province.send("NUO001", end.plus_seconds(7200), &late);
        province.follow(end.plus_seconds(7200));
        assert_eq!((hours().len(), hours()[0].value, hours()[0].valid_count), (1, Some(41.0), 9));
    });
}
