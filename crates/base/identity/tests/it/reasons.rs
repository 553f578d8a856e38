//! What an administrator does to accounts and positions: with reasons, and with names afterwards.

use identity::account::{self, State};
use identity::device::{self, Door, Set};
use identity::organisation::{assignment, delegation};
use identity::{Reach, last_sign_in, names, recover};
use kernel::{Actor, DayRange};

use crate::house::{House, OFFICE, PASSWORD, address, on_both};
use crate::{refusals, refused};

fn state(house: &House, id: i64) -> State {
    let (vault, by) = (house.gate.vault.clone(), house.authority(house.administrator));
    house.db.read_now(move |tx| Ok(account::of(tx, &vault, &by, id)?.account.state)).unwrap()
}

#[test]
fn every_change_of_an_account_has_a_reason_that_can_be_read_later() {
    on_both(|house| {
        let binh = house.account("binh");
        type Change = fn(&mut store::Tx, identity::Act<'_>, i64, &str) -> kernel::Outcome<()>;
        let steps: [(Change, &str, Option<&str>, State); 9] = [
            (account::lock, " ", Some("refused-reason"), State::Active),
            (account::reopen, "về lại", Some("refused-account-not-closed"), State::Active),
            (account::lock, "nghi lộ mật khẩu", None, State::Locked),
            (account::unlock, "đã đổi mật khẩu", None, State::Active),
            (account::close, "", Some("refused-reason"), State::Active),
            (account::close, "chuyển công tác", None, State::Closed),
            (account::lock, "đã đóng", Some("refused-account-unknown"), State::Closed),
            (account::reopen, &"a".repeat(501), Some("refused-reason"), State::Closed),
            (account::reopen, "trở lại cơ quan", None, State::Active),
        ];
        for (change, why, refusal, after) in steps {
            let why = why.to_owned();
            let outcome = house.as_account(house.administrator, move |tx, act| change(tx, act, binh, &why));
            assert_eq!(refused(outcome).as_deref(), refusal);
            assert_eq!(state(house, binh), after);
        }
        let by = house.authority(house.administrator);
        let told = house.db.read_now(move |tx| account::history(tx, &by, binh, 10)).unwrap();
        let told: Vec<(&str, Option<&str>)> = told.iter().map(|h| (h.verb.as_str(), h.reason.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("account.reopened", Some("trở lại cơ quan")),
                ("account.closed", Some("chuyển công tác")),
                ("account.unlocked", Some("đã đổi mật khẩu")),
                ("account.locked", Some("nghi lộ mật khẩu")),
                ("account.opened", None),
            ]
        );
        assert_eq!(house.count("select count(*) from journal where body like '%công tác%'"), 0);
        let leader = house.authority(house.person("lanhdao", "leader"));
        assert_eq!(
            refusals(house.db.read_now(move |tx| account::history(tx, &leader, binh, 10))),
            ["refused-not-allowed"]
        );
    });
}

#[test]
fn whoever_comes_back_gets_in_with_a_new_word_only() {
    on_both(|house| {
        let binh = house.account("binh");
        for change in [account::close, account::reopen] {
            house.as_account(house.administrator, move |tx, act| change(tx, act, binh, "thử")).unwrap();
        }
        assert_eq!(refusals(house.sign_in("binh", PASSWORD)), ["refused-sign-in"]);
        let random = house.random();
        let word = house
            .as_account(house.administrator, move |tx, act| recover::issue(tx, &random, act, binh, false, "trở lại"))
            .unwrap();
        let (by, now) = (house.authority(house.administrator), house.now());
        let until = house.db.read_now(move |tx| recover::pending_until(tx, &by, binh, now)).unwrap();
        assert_eq!(until, Some(now.plus_seconds(86_400)));
        house.sign_in("binh", word.as_str()).unwrap();
    });
}

#[test]
fn the_last_sign_in_is_known_and_wrong_ones_are_not_it() {
    on_both(|house| {
        let binh = house.account("binh");
        let last = |by: i64| {
            let by = house.authority(by);
            house.db.read_now(move |tx| last_sign_in::of(tx, &by, binh))
        };
        let _ = house.sign_in("binh", "sai");
        assert_eq!(last(house.administrator).unwrap(), None);
        house.sign_in("binh", PASSWORD).unwrap();
        house.later(60);
        house.sign_in("binh", PASSWORD).unwrap();
        let seen = last(house.administrator).unwrap().unwrap();
        assert_eq!((seen.at, seen.network.as_str()), (house.now(), "203.0.113.0/24"));
        assert_eq!(last(binh).unwrap().unwrap(), seen, "his own");
        let leader = house.person("lanhdao", "leader");
        assert_eq!(refusals(last(leader)), ["refused-not-allowed"]);
    });
}

#[test]
fn a_position_is_handed_over_without_a_gap() {
    on_both(|house| {
        let [binh, hoa] = ["binh", "hoa"].map(|login| house.account(login));
        let position = house.position("leader", Reach::All, Reach::All);
        let today = house.today();
        let first = house.assign(binh, position, DayRange { from: today, to: Some(today.plus(100)) });
        let hand_over = |seen: i64, to: i64, from: i64| {
            let from = today.plus(from);
            house.as_account(house.administrator, move |tx, act| assignment::hand_over(tx, act, first, seen, to, from))
        };
        for (seen, to, from, refusal) in [
            (1, binh, 10, "refused-hand-over-self"),
            (1, house.administrator, 10, "refused-own-assignment"),
            (1, 999, 10, "refused-account-unknown"),
            (1, hoa, 101, "refused-valid-days-empty"),
            (2, hoa, 10, "refused-changed-meanwhile"),
        ] {
            assert_eq!(refusals(hand_over(seen, to, from)), [refusal]);
        }
        hand_over(1, hoa, 10).unwrap();
        let by = house.authority(house.administrator);
        let held = house.db.read_now(move |tx| assignment::of_position(tx, &by, position)).unwrap();
        let held: Vec<_> = held.iter().map(|a| (a.account, a.days.from, a.days.to)).collect();
        let day = |n| today.plus(n);
        assert_eq!(held, [(hoa, day(10), Some(day(100))), (binh, today, Some(day(10)))]);
    });
}

#[test]
fn names_are_for_the_office() {
    on_both(|house| {
        let binh = house.account("binh");
        let operator = house.account("vanhanh");
        let position = house.position("facility-operator", Reach::All, Reach::these([4]));
        house.assign(operator, position, DayRange { from: house.today(), to: None });
        let named = |by: i64| {
            let (by, now) = (house.authority(by), house.now());
            let actors = [Actor::Person { account: binh, position: Some(1) }, Actor::Console, Actor::Station(7)];
            house.db.read_now(move |tx| names::of_actors(tx, &by, &actors, now)).unwrap()
        };
        assert_eq!(named(house.administrator).of(binh), Some("Nguyễn Thị binh"));
        assert_eq!(named(house.administrator).of(operator), None, "nobody asked for him");
        assert_eq!(named(operator).of(binh), None);
        let by = house.authority(operator);
        assert_eq!(refusals(house.db.read_now(move |tx| account::colleagues(tx, &by))), ["refused-level"]);
        let by = house.authority(house.administrator);
        let offered = house.db.read_now(move |tx| account::colleagues(tx, &by)).unwrap();
        assert_eq!(offered.into_iter().map(|c| c.login).collect::<Vec<_>>(), ["binh", "quantri", "vanhanh"]);
    });
}

#[test]
fn delegations_are_found_by_those_they_concern() {
    on_both(|house| {
        let [leader, other] = ["lanhdao", "khac"].map(|login| house.person(login, "leader"));
        let deputy = house.account("pho");
        let (position, today) = (house.authority(leader).position().unwrap(), house.today());
        let draft = delegation::Draft {
            position,
            from: leader,
            to: deputy,
            rights: [identity::Right::ExceedancesHandle].into_iter().collect(),
            reason: "nghỉ phép".to_owned(),
            first: today.plus(2),
            end: today.plus(5),
        };
        let id = house.as_account(leader, move |tx, act| delegation::delegate(tx, act, draft)).unwrap();
        for (by, seen) in [(leader, true), (house.administrator, true), (other, false)] {
            let by = house.authority(by);
            assert_eq!(house.db.read_now(move |tx| delegation::find(tx, &by, id)).unwrap().is_some(), seen);
        }
        for (day, of_position, on_day) in [(0, 1, 0), (2, 1, 1), (4, 1, 1), (5, 0, 0)] {
            let (by, day) = (house.authority(other), today.plus(day));
            let found = house
                .db
                .read_now(move |tx| {
                    Ok((
                        delegation::of_position(tx, &by, position, day)?.len(),
                        delegation::on_day(tx, &by, day)?.len(),
                    ))
                })
                .unwrap();
            assert_eq!(found, (of_position, on_day), "{day}");
        }
    });
}

#[test]
fn a_logger_tells_when_it_was_last_there() {
    on_both(|house| {
        let standing = || house.db.read_now(|tx| device::standing(tx, "NUO001")).unwrap();
        assert_eq!(standing(), None);
        let set = Set { code: "NUO001".to_owned(), area: None, facility: None };
        let (random, issued) = (house.random(), set.clone());
        let secret = house
            .as_account(house.administrator, move |tx, act| device::issue_secret(tx, &random, act, &issued))
            .unwrap();
        let door = Door::new(house.gate.clone());
        let enter = || door.verify("NUO001", secret.as_str(), address(OFFICE), house.now());
        assert!(standing().is_some_and(|s| s.active && s.seen_at.is_none()));
        let first = house.now();
        enter().unwrap();
        house.later(60);
        enter().unwrap();
        assert_eq!(standing().unwrap().seen_at, Some(first), "not every sign-in is worth a write");
        house.later(600);
        enter().unwrap();
        assert_eq!(standing().unwrap().seen_at, Some(house.now()));
        house.as_account(house.administrator, move |tx, act| device::disable(tx, act, &set)).unwrap();
        assert!(!standing().unwrap().active);
    });
}
