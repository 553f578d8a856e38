//! What `verify` says of the seals on the journal's days.

use std::fs;
use std::sync::Arc;

use kernel::{Clock, Random};
use platform::keys::Vault;
use serde_json::Value;
use store::{Db, Options};

use crate::program::Place;
use crate::upgrade::location;

fn verified(place: &Place) -> (Option<i32>, Value) {
    let output = place.run(&["verify", "--json"], "");
    (output.status.code(), serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn an_altered_seal_is_found() {
    Place::each(|place| {
        place.with_stations();
        let (status, found) = verified(place);
        assert_eq!((status, &found["seals"], &found["sealed_to"]), (Some(0), &0.into(), &Value::Null));

        let now = Clock::System.now();
        let (tomorrow, today) = (now.plus_seconds(86_400), now.day().to_string());
        let vault = Arc::new(Vault::open(place.data(), &Random::System, now).expect("its keys"));
        let db = Db::open(&location(place), Options::default()).expect("its database");
        platform::seal::sign_due(&db, &vault, place.data(), tomorrow).expect("signed");
        drop(db);
        let (status, found) = verified(place);
        assert_eq!((status, &found["seals"], &found["sealed_to"]), (Some(0), &2.into(), &today.as_str().into()));
        let words = place.done(&["verify"], "");
        assert!(words.contains(&format!("2 seals (to {today})")), "{words}");

        let file = place.data().join(platform::seal::FOLDER).join(format!("{today}.txt"));
        let seal = fs::read_to_string(&file).expect("the exported seal");
        let of = |word: &str| seal.lines().find(|l| l.starts_with(word)).expect("a line").to_owned();
        let (seq, hash) = (of("seq "), of("hash "));
        let other = hash.chars().rev().collect::<String>();
        for (altered, faults) in [
            (seal.replace(&seq, "seq 999999"), 2),
            (seal.replace(&hash, &format!("hash {}", other.trim_end_matches(" hsah"))), 2),
            ("datnuoc journal seal 1\n".to_owned(), 1),
        ] {
            fs::write(&file, &altered).expect("somebody alters it");
            let (status, found) = verified(place);
            let told = found["faults"].as_array().expect("faults");
            assert_eq!((status, told.len()), (Some(2), faults), "{altered}\n{told:?}");
            assert!(told.iter().all(|f| f.as_str().is_some_and(|f| f.contains(&today))), "{told:?}");
        }
    });
}
