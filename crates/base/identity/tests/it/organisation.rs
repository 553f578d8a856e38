//! Units, positions, assignments, delegations: what is done and what is refused.

use identity::organisation::{assignment, chart, delegation, position, unit};
use identity::{Reach, Right, RightSet};
use kernel::{Bilingual, Day, DayRange, Outcome};

use crate::house::{House, on_both};
use crate::{refusals, refused};

fn establish(house: &House, code: &str, name: &str, parent: Option<i64>) -> Outcome<i64> {
    let (code, name, from) = (code.to_owned(), Bilingual::new(name, ""), house.today());
    house.as_account(house.administrator, move |tx, act| {
        unit::establish(tx, act, &code, unit::Draft { name, parent }, from)
    })
}

#[test]
fn units_form_a_tree() {
    on_both(|house| {
        let top = house.unit();
        let office = establish(house, "CCBVMT", "Chi cục Bảo vệ môi trường", Some(top)).unwrap();
        let team = establish(house, "QT", "Phòng Quan trắc", Some(office)).unwrap();
        for (code, name, parent, refusal) in [
            ("CCBVMT", "Khác", Some(top), Some("refused-unit-code-taken")),
            ("", "Khác", Some(top), Some("refused-unit-code")),
            ("A B", "Khác", Some(top), Some("refused-unit-code")),
            ("X", " ", Some(top), Some("refused-name")),
            ("X", "Khác", Some(99), Some("refused-unit-unknown")),
        ] {
            assert_eq!(refused(establish(house, code, name, parent)).as_deref(), refusal, "{code} {name}");
        }
        let amend = |unit: i64, seen: i64, name: &str, parent: Option<i64>| {
            let draft = unit::Draft { name: Bilingual::new(name, ""), parent };
            house.as_account(house.administrator, move |tx, act| unit::amend(tx, act, unit, seen, draft))
        };
        assert_eq!(refusals(amend(office, 1, "Chi cục", Some(team))), ["refused-unit-circle"]);
        assert_eq!(refusals(amend(office, 1, "Chi cục", Some(office))), ["refused-unit-circle"]);
        amend(office, 1, "Chi cục Môi trường", Some(top)).unwrap();
        assert_eq!(refusals(amend(office, 1, "Chi cục", Some(top))), ["refused-changed-meanwhile"]);

        let tomorrow = house.today().plus(1);
        let dissolve = |unit: i64, seen: i64, from: Day| {
            house.as_account(house.administrator, move |tx, act| unit::dissolve(tx, act, unit, seen, from))
        };
        assert_eq!(refusals(dissolve(office, 2, tomorrow)), ["refused-unit-in-use"]);
        assert_eq!(refusals(dissolve(team, 1, house.today())), ["refused-valid-days-empty"]);
        dissolve(team, 1, tomorrow).unwrap();
        dissolve(office, 2, tomorrow).unwrap();
        let by = house.authority(house.administrator);
        let today = house.today();
        let [now_there, then_there] = house
            .db
            .read_now(move |tx| Ok([chart::on_day(tx, &by, today)?, chart::on_day(tx, &by, tomorrow)?]))
            .unwrap()
            .map(|chart| chart.into_iter().map(|b| (b.unit.code, b.depth)).collect::<Vec<_>>());
        assert_eq!(now_there, [("SO".to_owned(), 0), ("CCBVMT".to_owned(), 1), ("QT".to_owned(), 2)]);
        assert_eq!(then_there, [("SO".to_owned(), 0)]);
    });
}

#[test]
fn positions_name_a_role_and_its_places() {
    on_both(|house| {
        let [_, _, commune] = house.areas();
        let create = |role: &str, areas: Reach, facilities: Reach| {
            let (draft, from) = (house.draft(role, areas, facilities), house.today());
            house.as_account(house.administrator, move |tx, act| position::create(tx, act, draft, from))
        };
        for (role, areas, facilities, refusal) in [
            ("leader", Reach::All, Reach::All, None),
            ("leader", Reach::these([commune]), Reach::All, None),
            ("environment-officer", Reach::these([commune]), Reach::All, None),
            ("environment-officer", Reach::All, Reach::All, Some("refused-role-needs-places")),
            ("environment-officer", Reach::these([]), Reach::All, Some("refused-role-needs-places")),
            ("facility-operator", Reach::All, Reach::these([4]), None),
            ("facility-operator", Reach::All, Reach::All, Some("refused-role-needs-places")),
            ("leader", Reach::these([commune, 999]), Reach::All, Some("refused-area-unknown")),
            ("king", Reach::All, Reach::All, Some("refused-role-unknown")),
        ] {
            let outcome = create(role, areas.clone(), facilities.clone());
            assert_eq!(refused(outcome).as_deref(), refusal, "{role} {areas:?} {facilities:?}");
        }
        let position = create("environment-officer", Reach::these([commune]), Reach::All).unwrap();
        let draft = position::Draft { areas: Reach::All, ..house.draft("leader", Reach::All, Reach::All) };
        let expected = draft.clone();
        house.as_account(house.administrator, move |tx, act| position::amend(tx, act, position, 1, draft)).unwrap();
        let found = house.db.read_now(move |tx| position::find(tx, position)).unwrap().unwrap();
        assert_eq!((found.draft, found.version), (expected, 2));
    });
}

#[test]
fn a_position_is_held_while_it_exists() {
    on_both(|house| {
        let account = house.account("binh");
        let position = house.position("leader", Reach::All, Reach::All);
        let day = |n: i64| house.today().plus(n);
        let assign = |account: i64, position: i64, from: i64, to: Option<i64>| {
            let days = DayRange { from: day(from), to: to.map(day) };
            house.as_account(house.administrator, move |tx, act| assignment::assign(tx, act, account, position, days))
        };
        for (account, position, from, to, refusal) in [
            (999, position, 0, None, Some("refused-account-unknown")),
            (account, 999, 0, None, Some("refused-position-unknown")),
            (account, position, -1, None, Some("refused-position-not-then")),
            (account, position, 5, Some(5), Some("refused-valid-days-empty")),
            (house.administrator, position, 0, None, Some("refused-own-assignment")),
            (account, position, 0, Some(10), None),
            (account, position, 9, None, Some("refused-already-assigned")),
            (account, position, 10, Some(20), None),
        ] {
            assert_eq!(
                refused(assign(account, position, from, to)).as_deref(),
                refusal,
                "{account} {position} {from} {to:?}"
            );
        }
        let abolish = |from: i64, seen: i64| {
            let from = day(from);
            house.as_account(house.administrator, move |tx, act| position::abolish(tx, act, position, seen, from))
        };
        assert_eq!(refusals(abolish(15, 1)), ["refused-position-held"]);
        let held = house.db.read_now(move |tx| assignment::of_account(tx, account)).unwrap();
        let second = held[1].id;
        let end = |from: i64, seen: i64| {
            let from = day(from);
            house.as_account(house.administrator, move |tx, act| assignment::end(tx, act, second, seen, from))
        };
        assert_eq!(refusals(end(21, 1)), ["refused-valid-days-empty"], "what is over stays as it was");
        assert_eq!(refusals(end(9, 1)), ["refused-valid-days-empty"]);
        end(15, 1).unwrap();
        assert_eq!(refusals(end(12, 1)), ["refused-changed-meanwhile"]);
        abolish(15, 1).unwrap();
        assert_eq!(refusals(assign(account, position, 16, None)), ["refused-position-not-then"]);
    });
}

/// A leader, his position, and a deputy without one.
fn leader_and_deputy(house: &House) -> (i64, i64, i64) {
    let leader = house.person("truong", "leader");
    (leader, house.authority(leader).position().unwrap(), house.account("pho"))
}

fn draft(house: &House, (from, position, to): (i64, i64, i64), first: i64, end: i64) -> delegation::Draft {
    delegation::Draft {
        position,
        from,
        to,
        rights: [Right::ExceedancesHandle, Right::ExceedancesRead].into_iter().collect(),
        reason: "Đi công tác".to_owned(),
        first: house.today().plus(first),
        end: house.today().plus(end),
    }
}

#[test]
fn a_holder_lends_what_he_has() {
    on_both(|house| {
        let who = leader_and_deputy(house);
        let (leader, _, deputy) = who;
        let other = house.person("khac", "leader");
        let good = draft(house, who, 0, 10);
        let with = |change: fn(&mut delegation::Draft)| {
            let mut draft = good.clone();
            change(&mut draft);
            draft
        };
        let too_much = |d: &mut delegation::Draft| d.rights = [Right::AccountsManage].into_iter().collect();
        for (by, draft, refusal) in [
            (leader, draft(house, who, 5, 5), Some("refused-valid-days-empty")),
            (leader, draft(house, who, 0, 367), Some("refused-delegation-long")),
            (leader, draft(house, who, -1, 5), Some("refused-delegation-past")),
            (leader, with(too_much), Some("refused-delegation-rights")),
            (leader, with(|d| d.rights = RightSet::NONE), Some("refused-delegation-rights")),
            (leader, with(|d| d.reason = " ".to_owned()), Some("refused-reason")),
            (leader, with(|d| d.to = d.from), Some("refused-delegation-self")),
            (leader, with(|d| d.to = 999), Some("refused-account-unknown")),
            (leader, with(|d| d.position += 1), Some("refused-delegation-not-held")),
            (deputy, good.clone(), Some("refused-not-allowed")),
            (other, good.clone(), Some("refused-not-allowed")),
            (leader, good.clone(), None),
            (house.administrator, draft(house, who, 20, 30), None),
        ] {
            let told = format!("{draft:?}");
            let outcome = house.as_account(by, move |tx, act| delegation::delegate(tx, act, draft));
            assert_eq!(refused(outcome).as_deref(), refusal, "{told}");
        }
    });
}

#[test]
fn what_is_lent_is_not_lent_on() {
    on_both(|house| {
        let who = leader_and_deputy(house);
        let (leader, position, deputy) = who;
        let third = house.account("ba");
        let first = draft(house, who, 0, 10);
        house.as_account(leader, move |tx, act| delegation::delegate(tx, act, first)).unwrap();
        let acting = house.authority(deputy);
        assert_eq!(acting.on_behalf_of(), Some(leader));
        for from in [leader, deputy] {
            let on = draft(house, (from, position, third), 0, 5);
            let outcome = house.as_account(deputy, move |tx, act| delegation::delegate(tx, act, on));
            assert!(refused(outcome).is_some(), "from {from}");
        }
    });
}

#[test]
fn a_delegation_is_withdrawn_from_a_day_on() {
    on_both(|house| {
        let who = leader_and_deputy(house);
        let (leader, _, deputy) = who;
        let draft = draft(house, who, 0, 10);
        let id = house.as_account(leader, move |tx, act| delegation::delegate(tx, act, draft)).unwrap();
        let withdraw = |by: i64, seen: i64, from: i64| {
            let from = house.today().plus(from);
            house.as_account(by, move |tx, act| delegation::withdraw(tx, act, id, seen, from))
        };
        assert_eq!(refusals(withdraw(deputy, 1, 3)), ["refused-not-allowed"]);
        assert_eq!(refusals(withdraw(leader, 1, -1)), ["refused-delegation-past"]);
        withdraw(leader, 1, 3).unwrap();
        assert_eq!(refusals(withdraw(leader, 1, 2)), ["refused-changed-meanwhile"]);
        for (day, can) in [(2, true), (3, false)] {
            let authority = house.authority_on(deputy, house.today().plus(day)).unwrap();
            assert_eq!(authority.may(Right::ExceedancesHandle), can, "day {day}");
        }
        withdraw(house.administrator, 2, 0).unwrap();
        assert!(!house.authority(deputy).may(Right::ExceedancesHandle));
    });
}

#[test]
fn organisation_is_for_those_who_manage_it() {
    on_both(|house| {
        let officer = house.person("chuyenvien", "leader");
        let (from, draft) = (house.today(), house.draft("leader", Reach::All, Reach::All));
        let created = house.as_account(officer, move |tx, act| position::create(tx, act, draft, from));
        assert_eq!(refusals(created), ["refused-not-allowed"]);
        let position = house.authority(officer).position().unwrap();
        let days = DayRange { from, to: None };
        let account = house.administrator;
        let assigned = house.as_account(officer, move |tx, act| assignment::assign(tx, act, account, position, days));
        assert_eq!(refusals(assigned), ["refused-not-allowed"]);
    });
}
