//! Whom a notice about a place goes to.

use identity::organisation::responsible;
use identity::{Reach, Right};

use crate::house::on_both;

#[test]
fn a_place_is_answered_for_by_positions_with_the_right_that_reach_it() {
    on_both(|house| {
        let [_, district, commune] = house.areas();
        let all = house.position("leader", Reach::All, Reach::All);
        let near = house.position("environment-officer", Reach::these([district]), Reach::All);
        let plant = house.position("leader", Reach::All, Reach::these([7]));
        house.position("auditor", Reach::All, Reach::All);
        for (area, facility, day, expected) in [
            (Some(commune), Some(7), 0, vec![all, near, plant]),
            (Some(commune), None, 0, vec![all, near]),
            (None, Some(7), 0, vec![all, plant]),
            (Some(commune), Some(8), 0, vec![all, near]),
            (Some(commune), Some(7), -1, vec![]),
        ] {
            let (law, day) = (house.law.clone(), house.today().plus(day));
            let right = Right::ExceedancesHandle;
            let found = house.db.read_now(move |tx| responsible::positions(tx, &law, right, area, facility, day));
            let mut found = found.unwrap();
            found.sort_unstable();
            assert_eq!(found, expected, "{area:?} {facility:?} {day}");
        }
    });
}
