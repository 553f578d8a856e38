//! Whom a notice about a place goes to.

use identity::organisation::responsible::{self, Responsible};
use identity::{Reach, Right};
use kernel::DayRange;

use crate::house::on_both;

#[test]
fn a_place_is_answered_for_by_positions_with_the_right_that_reach_it() {
    on_both(|house| {
        let [_, district, commune] = house.areas();
        let all = house.position("leader", Reach::All, Reach::All);
        let near = house.position("environment-officer", Reach::these([district]), Reach::All);
        let plant = house.position("leader", Reach::All, Reach::these([7]));
        let operator = house.position("facility-operator", Reach::All, Reach::these([7]));
        house.position("environment-officer", Reach::these([district]), Reach::All);
        house.position("auditor", Reach::All, Reach::All);
        for (login, position) in [("lan", near), ("minh", plant), ("hoa", operator)] {
            let account = house.account(login);
            house.assign(account, position, DayRange { from: house.today(), to: None });
        }
        let handles = Right::ExceedancesHandle;
        for (right, area, facility, day, expected) in [
            (handles, Some(commune), Some(7), 0, (vec![near, plant], vec![all])),
            (handles, Some(commune), None, 0, (vec![near], vec![all])),
            (handles, None, Some(7), 0, (vec![plant], vec![all])),
            (handles, None, None, 0, (vec![], vec![all])),
            (handles, Some(commune), Some(8), 0, (vec![near], vec![all])),
            (handles, Some(commune), Some(7), -1, (vec![], vec![])),
            (Right::FacilityExplain, Some(commune), Some(7), 0, (vec![operator], vec![])),
            (Right::FacilityExplain, Some(commune), Some(8), 0, (vec![], vec![])),
        ] {
            let (law, day) = (house.law.clone(), house.today().plus(day));
            let found = house.db.read_now(move |tx| responsible::of(tx, &law, right, area, facility, day));
            let mut found = found.unwrap();
            found.near.sort_unstable();
            let expected = Responsible { near: expected.0, province: expected.1 };
            let first = if expected.near.is_empty() { &expected.province } else { &expected.near };
            assert_eq!(found.first(), first, "{right} {area:?} {facility:?} {day}");
            assert_eq!(found, expected, "{right} {area:?} {facility:?} {day}");
        }
    });
}
