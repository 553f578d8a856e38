//! What an account may do and see on a day.

use identity::authority::{self, Choice};
use identity::organisation::{assignment, delegation, position};
use identity::{Level, Reach, Right, RightSet, account};
use kernel::{Actor, DayRange};
use platform::area::{self, Merge};

use crate::house::{House, PASSWORD, on_both};
use crate::refusals;

#[test]
fn rights_come_with_a_position_and_go_with_it() {
    on_both(|house| {
        let account = house.account("binh");
        let day = |n: i64| house.today().plus(n);
        let position = house.position("leader", Reach::All, Reach::All);
        house.assign(account, position, DayRange { from: day(2), to: Some(day(5)) });
        for (on, may) in [(1, false), (2, true), (4, true), (5, false)] {
            let authority = house.authority_on(account, day(on)).unwrap();
            assert_eq!(authority.may(Right::ExceedancesHandle), may, "day {on}");
            assert_eq!(authority.position(), may.then_some(position), "day {on}");
            assert_eq!(authority.scope().level, if may { Level::Confidential } else { Level::Public }, "day {on}");
        }
    });
}

#[test]
fn a_position_sees_its_places_and_what_lies_in_them() {
    on_both(|house| {
        let [province, district, commune] = house.areas();
        let scopes = [
            (
                "environment-officer",
                Reach::these([district]),
                Reach::All,
                Reach::these([district, commune]),
                Reach::All,
            ),
            ("environment-officer", Reach::these([commune]), Reach::All, Reach::these([commune]), Reach::All),
            ("leader", Reach::these([province]), Reach::All, Reach::these([province, district, commune]), Reach::All),
            ("leader", Reach::All, Reach::All, Reach::All, Reach::All),
            ("facility-operator", Reach::All, Reach::these([4, 9]), Reach::All, Reach::these([4, 9])),
        ];
        for (n, (role, areas, facilities, seen, of)) in scopes.into_iter().enumerate() {
            let account = house.account(&format!("nguoi{n}"));
            let position = house.position(role, areas, facilities);
            house.assign(account, position, DayRange { from: house.today(), to: None });
            let authority = house.authority(account);
            assert_eq!((&authority.scope().areas, &authority.scope().facilities), (&seen, &of), "{role}");
        }
    });
}

#[test]
fn levels_follow_from_the_role() {
    on_both(|house| {
        for (role, facilities, level) in [
            ("leader", Reach::All, Level::Confidential),
            ("auditor", Reach::All, Level::Office),
            ("facility-operator", Reach::these([4]), Level::Partner),
        ] {
            let account = house.account(role);
            let position = house.position(role, Reach::All, facilities);
            house.assign(account, position, DayRange { from: house.today(), to: None });
            assert_eq!(house.authority(account).scope().level, level, "{role}");
        }
    });
}

#[test]
fn places_follow_when_units_merge() {
    on_both(|house| {
        let [_, district, commune] = house.areas();
        let account = house.account("binh");
        let position = house.position("environment-officer", Reach::these([commune]), Reach::All);
        let both = house.position("environment-officer", Reach::these([district, commune]), Reach::All);
        house.assign(account, position, DayRange { from: house.today(), to: None });
        let (now, on) = (house.now(), house.today());
        house
            .db
            .write_now(move |tx| {
                let merge = Merge { from: vec![commune], into: district, on, basis: None };
                area::merge(tx, &Actor::Console, now, &merge, &[position::repoint::AREAS])
            })
            .unwrap();
        assert!(house.authority(account).scope().areas.contains(district));
        let found = house.db.read_now(move |tx| position::find(tx, both)).unwrap().unwrap();
        assert_eq!(found.draft.areas, Reach::these([district]));
    });
}

/// A leader who lends two of his rights to somebody who has a position himself.
fn deputy(house: &House) -> (i64, i64, i64) {
    let leader = house.person("truong", "leader");
    let deputy = house.person("pho", "auditor");
    let draft = delegation::Draft {
        position: house.authority(leader).position().unwrap(),
        from: leader,
        to: deputy,
        rights: [Right::ExceedancesHandle, Right::StationsRead].into_iter().collect(),
        reason: "Nghỉ phép".to_owned(),
        first: house.today(),
        end: house.today().plus(10),
    };
    let id = house.as_account(leader, move |tx, act| delegation::delegate(tx, act, draft)).unwrap();
    (leader, deputy, id)
}

#[test]
fn somebody_with_several_capacities_chooses_one() {
    on_both(|house| {
        let (leader, deputy, delegation) = deputy(house);
        let token = house.sign_in("pho", PASSWORD).unwrap().token;
        let authority = || {
            let (law, session, now) = (house.law.clone(), house.session(&token).unwrap(), house.now());
            house.db.read_now(move |tx| authority::of_session(tx, &law, &session, now)).unwrap().unwrap()
        };
        let own = authority();
        assert_eq!((own.on_behalf_of(), own.may(Right::AuditRead)), (None, true), "his own position first");

        let (law, today) = (house.law.clone(), house.today());
        let offered = house.db.read_now(move |tx| authority::offered(tx, &law, deputy, today)).unwrap();
        assert_eq!(offered.len(), 2);
        assert_eq!(offered[1].title.vi, "Vị trí leader");
        assert_eq!(offered[1].on_behalf_of.as_ref().unwrap().read(&own).unwrap().as_str(), "Nguyễn Thị truong");

        let choose = |choice: Choice| {
            let (law, session, now) = (house.law.clone(), house.session(&token).unwrap(), house.now());
            house.db.write_now(move |tx| authority::choose(tx, &law, &session, choice, now))
        };
        let foreign = Choice { position: own.position().unwrap(), delegation: Some(delegation) };
        assert_eq!(refusals(choose(foreign)), ["refused-capacity-unknown"]);
        choose(offered[1].choice).unwrap();
        let acting = authority();
        assert_eq!(acting.on_behalf_of(), Some(leader));
        assert_eq!(acting.rights(), [Right::ExceedancesHandle, Right::StationsRead].into_iter().collect::<RightSet>());
        assert_eq!(acting.actor(), &Actor::Person { account: deputy, position: Some(offered[1].choice.position) });
        assert_eq!(acting.scope().level, Level::Office, "personal data was not lent");
        // Somebody else's capacity over: back to his own, without an error in his face.
        house.as_account(house.administrator, move |tx, act| account::lock(tx, act, leader, "thử")).unwrap();
        assert_eq!(authority().on_behalf_of(), None);
    });
}

#[test]
fn a_delegation_ends_with_the_holding_of_its_giver() {
    on_both(|house| {
        let (leader, deputy, _) = deputy(house);
        let may = |n: i64| {
            let (law, day) = (house.law.clone(), house.today().plus(n));
            let offered = house.db.read_now(move |tx| authority::offered(tx, &law, deputy, day)).unwrap();
            offered.iter().any(|o| o.choice.delegation.is_some())
        };
        assert_eq!([0, 5, 9, 10].map(may), [true, true, true, false]);
        let held = house.db.read_now(move |tx| assignment::of_account(tx, leader)).unwrap()[0];
        let end = house.today().plus(5);
        house.as_account(house.administrator, move |tx, act| assignment::end(tx, act, held.id, 1, end)).unwrap();
        assert_eq!([0, 4, 5, 9].map(may), [true, true, false, false]);
    });
}

#[test]
fn a_locked_account_has_no_authority() {
    on_both(|house| {
        let account = house.person("binh", "leader");
        house.as_account(house.administrator, move |tx, act| account::lock(tx, act, account, "thử")).unwrap();
        assert!(house.authority_on(account, house.today()).is_none());
        assert!(house.authority_on(999, house.today()).is_none());
    });
}

#[test]
fn a_refusal_names_the_roles_that_may() {
    on_both(|house| {
        let officer = house.authority(house.person("binh", "leader"));
        let refusal = officer.require(Right::AccountsManage).unwrap_err().to_string();
        assert_eq!(refusal, r#"refused-not-allowed right="accounts-manage" who="Quản trị hệ thống""#);
    });
}
