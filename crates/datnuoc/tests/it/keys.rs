//! Keys of personal data are changed while the program serves, and it seals everything anew.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::Place;

const TABLE: &str = "\
code,name,medium,facility_code,facility_name,tax_code,parameters
A1,Hộ giặt ủi,wastewater,HKD1,Cơ sở giặt ủi,079123456789,COD
";

/// For each key its id, whether it is current, and how many present values it has sealed.
fn keys(place: &Place) -> Vec<(u64, bool, u64)> {
    let output = place.run(&["doctor", "--json"], "");
    let seen: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let key =
        |k: &Value| (k["key"].as_u64().expect("an id"), k["current"] == true, k["present"].as_u64().expect("a number"));
    seen["keys"].as_array().expect("keys").iter().map(key).collect()
}

#[test]
fn a_running_program_follows_new_keys() {
    Place::each(|place| {
        let table = place.file("stations.csv", TABLE);
        place.done(&["import", "stations", table.to_str().expect("a path")], "");
        assert_eq!(keys(place), [(1, true, 1)]);
        let program = place.serve();
        let told: Value = serde_json::from_str(&place.done(&["admin", "rotate-key", "--json"], "")).expect("JSON");
        assert_eq!(told["key"], 2);
        let begun = Instant::now();
        while keys(place) != [(1, false, 0), (2, true, 1)] {
            assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", keys(place));
        }
        drop(program);
        assert!(place.done(&["export", "stations"], "").contains("HKD1"));
    });
}
