//! Loggers: their secrets, and how they are let in.

use std::sync::Arc;

use identity::device::{self, Door, Set};
use identity::password::NewPassword;
use kernel::Outcome;

use crate::house::{House, address, on_both};
use crate::{refusals, refused};

const HERE: &str = "203.0.113.9";

fn set(code: &str) -> Set {
    Set { code: code.to_owned(), area: None, facility: None }
}

/// A logger with a generated secret.
fn generated(house: &House, code: &str) -> String {
    let (random, set) = (house.random(), set(code));
    house
        .as_account(house.administrator, move |tx, act| device::issue_secret(tx, &random, act, &set))
        .unwrap()
        .as_str()
        .to_owned()
}

/// A logger with a password that somebody chose.
fn chosen(house: &House, code: &str, password: &str) {
    let hashed = house.gate.hasher.hash(&NewPassword::check_device(password).unwrap(), &house.random()).unwrap();
    let set = set(code);
    house.console(move |tx, act| device::set_password(tx, act, &set, hashed)).unwrap();
}

fn enter(house: &House, door: &Door, code: &str, secret: &str, from: &str) -> Outcome<device::Device> {
    door.verify(code, secret, address(from), house.now())
}

#[test]
fn a_logger_enters_with_its_own_secret() {
    on_both(|house| {
        let secret = generated(house, "NUO001");
        let other = generated(house, "KHI002");
        chosen(house, "KXQ003", "mat khau cu");
        let door = Door::new(house.gate.clone());
        for (code, secret, enters) in [
            ("NUO001", secret.as_str(), true),
            ("NUO001", other.as_str(), false),
            ("NUO001", "", false),
            ("NUO002", secret.as_str(), false),
            ("KXQ003", "mat khau cu", true),
            ("KXQ003", "mat khau cu", true),
            ("KXQ003", "mat khau moi", false),
            ("KXQ003", "", false),
            ("", "", false),
            ("' or 1=1 --", "x", false),
        ] {
            let outcome = enter(house, &door, code, secret, HERE);
            assert_eq!(refused(outcome).as_deref(), (!enters).then_some("refused-sign-in"), "{code} {secret}");
        }
    });
}

#[test]
fn a_new_secret_ends_the_one_before_at_once() {
    on_both(|house| {
        chosen(house, "NUO001", "mat khau cu");
        let door = Door::new(house.gate.clone());
        enter(house, &door, "NUO001", "mat khau cu", HERE).unwrap();
        enter(house, &door, "NUO001", "mat khau cu", HERE).unwrap();
        let secret = generated(house, "NUO001");
        assert_eq!(refusals(enter(house, &door, "NUO001", "mat khau cu", HERE)), ["refused-sign-in"]);
        enter(house, &door, "NUO001", &secret, HERE).unwrap();
        let set = set("NUO001");
        house.as_account(house.administrator, move |tx, act| device::disable(tx, act, &set)).unwrap();
        assert_eq!(refusals(enter(house, &door, "NUO001", &secret, HERE)), ["refused-sign-in"]);
        assert!(!house.db.read_now(|tx| device::exists(tx, "NUO001")).unwrap());
    });
}

#[test]
fn a_proved_secret_costs_no_hash_and_no_write() {
    on_both(|house| {
        chosen(house, "NUO001", "mat khau cu");
        let door = Door::new(house.gate.clone());
        enter(house, &door, "NUO001", "mat khau cu", HERE).unwrap();
        let rows = || house.count("select (select count(*) from lockout) + (select count(*) from security_event)");
        let before = rows();
        let start = std::time::Instant::now();
        for _ in 0..200 {
            enter(house, &door, "NUO001", "mat khau cu", HERE).unwrap();
        }
        // Two hundred hashes would take several seconds on any machine.
        assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
        assert_eq!(rows(), before);
    });
}

#[test]
fn guesses_shut_out_an_address_but_not_the_logger() {
    on_both(|house| {
        let secret = generated(house, "NUO001");
        let door = Door::new(house.gate.clone());
        for _ in 0..10 {
            assert_eq!(refusals(enter(house, &door, "NUO001", "wrong", "198.51.100.66")), ["refused-sign-in"]);
        }
        let from_there = enter(house, &door, "NUO001", &secret, "198.51.100.66");
        assert_eq!(from_there.unwrap_err().to_string(), "refused-too-many-attempts seconds=30");
        enter(house, &door, "NUO001", &secret, HERE).expect("the logger itself calls from elsewhere");
        house.later(30);
        enter(house, &door, "NUO001", &secret, "198.51.100.66").unwrap();
    });
}

#[test]
fn guessed_codes_share_one_count_and_cost_no_hash() {
    on_both(|house| {
        let secret = generated(house, "NUO001");
        let door = Door::new(house.gate.clone());
        let codes = (0..200).map(|n| refusals(enter(house, &door, &format!("XXX{n:03}"), "x", HERE)).remove(0));
        let start = std::time::Instant::now();
        let looked_at = codes.filter(|code| code == "refused-sign-in").count();
        assert_eq!(looked_at, 10, "the others were not even looked at");
        // Ten slow hashes would take longer; two hundred a great deal.
        assert!(start.elapsed().as_secs() < 3, "{:?}", start.elapsed());
        enter(house, &door, "NUO001", &secret, HERE).expect("a logger behind the same router is not shut out");
    });
}

#[test]
fn guesses_sent_at_once_are_all_counted() {
    on_both(|house| {
        chosen(house, "NUO001", "mat khau cu");
        let door = Arc::new(Door::new(house.gate.clone()));
        let now = house.now();
        let looked_at = std::thread::scope(|scope| {
            let attempts: Vec<_> = (0..30)
                .map(|_| scope.spawn(|| refusals(door.verify("NUO001", "wrong", address(HERE), now)).remove(0)))
                .collect();
            attempts.into_iter().map(|a| a.join().unwrap()).filter(|code| code == "refused-sign-in").count()
        });
        assert_eq!(looked_at, 10);
    });
}

#[test]
fn secrets_are_given_by_those_who_may_where_the_station_is() {
    on_both(|house| {
        let [_, _, commune] = house.areas();
        let leader = house.person("lanhdao", "leader");
        let (random, asked) = (house.random(), set("NUO001"));
        let outcome = house.as_account(leader, move |tx, act| device::issue_secret(tx, &random, act, &asked));
        assert_eq!(refusals(outcome), ["refused-not-allowed"]);

        let scope = identity::Scope { areas: identity::Reach::these([commune]), ..identity::Scope::whole() };
        let narrow = house.authority(house.administrator).narrowed(identity::RightSet::all(), &scope);
        for (area, refusal) in [(Some(commune), None), (Some(commune - 1), Some("refused-outside-scope"))] {
            let (random, asked) = (house.random(), Set { area, ..set("NUO001") });
            let outcome = house.as_who(narrow.clone(), move |tx, act| device::issue_secret(tx, &random, act, &asked));
            assert_eq!(refused(outcome).as_deref(), refusal, "{area:?}");
        }
        let unknown = house.as_account(house.administrator, |tx, act| device::disable(tx, act, &set("XXX")));
        assert_eq!(refusals(unknown), ["refused-device-unknown"]);
    });
}

#[test]
fn wrong_secrets_are_in_the_security_log_and_codes_of_nobody_are_not() {
    on_both(|house| {
        generated(house, "NUO001");
        let door = Door::new(house.gate.clone());
        enter(house, &door, "NUO001", "wrong", HERE).unwrap_err();
        enter(house, &door, "a password in the wrong box", "x", HERE).unwrap_err();
        let events = house.db.read_now(|tx| platform::security_log::recent(tx, None, 10)).unwrap();
        let told: Vec<(String, String)> = events.into_iter().map(|e| (e.kind, e.detail)).collect();
        let kind = "device-sign-in-failed".to_owned();
        assert_eq!(
            told,
            [
                (kind.clone(), r#"{"device":null,"network":"203.0.113.0/24"}"#.to_owned()),
                (kind, r#"{"device":1,"network":"203.0.113.0/24"}"#.to_owned()),
            ]
        );
    });
}
