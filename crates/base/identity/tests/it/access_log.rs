//! Who saw whose data.

use identity::access_log;
use identity::privacy::Confidential;
use kernel::{Outcome, Subject};

use crate::house::{House, on_both};
use crate::refusals;

fn look(house: &House, by: i64, subjects: &[(&str, i64)]) -> Outcome<Vec<i64>> {
    let closed = subjects.iter().map(|(kind, id)| Confidential::about(Subject::new(kind, *id), *id)).collect();
    let (by, now) = (house.authority(by), house.now());
    house.db.write_now(move |tx| access_log::open(tx, &by, "list-of-parties", now, Confidential::all(closed)))
}

#[test]
fn one_answer_leaves_one_row_that_everybody_in_it_can_read() {
    on_both(|house| {
        let reader = house.person("chuyenvien", "leader");
        let [an, binh] = ["an", "binh"].map(|login| house.account(login));
        let seen = look(house, reader, &[("account", an), ("account", binh), ("party", 7), ("account", an)]).unwrap();
        assert_eq!(seen, [an, binh, 7, an]);
        assert_eq!(house.count("select count(*) from access_log"), 1);
        for account in [an, binh] {
            let own = house.authority(account);
            let looks = house
                .db
                .read_now(move |tx| access_log::looks_at(tx, &own, &Subject::new("account", account), None, 10))
                .unwrap();
            assert_eq!(looks.len(), 1);
            assert_eq!(looks[0].purpose, "list-of-parties");
            assert!(looks[0].actor.starts_with(&format!("person:{reader}/")));
        }
        let (other, auditor) = (house.authority(an), house.authority(house.person("thanhtra", "auditor")));
        let theirs =
            house.db.read_now(move |tx| access_log::looks_at(tx, &other, &Subject::new("account", binh), None, 10));
        assert_eq!(refusals(theirs), ["refused-not-allowed"]);
        house.db.read_now(move |tx| access_log::looks_at(tx, &auditor, &Subject::new("party", 7), None, 10)).unwrap();
    });
}

#[test]
fn one_sees_ones_own_data_without_a_row() {
    on_both(|house| {
        let an = house.account("an");
        look(house, an, &[("account", an)]).unwrap();
        assert_eq!(house.count("select count(*) from access_log"), 0);
    });
}

#[test]
fn personal_data_opens_only_to_those_who_need_it() {
    on_both(|house| {
        let [leader, auditor] = [("lanhdao", "leader"), ("thanhtra", "auditor")].map(|(l, r)| house.person(l, r));
        for (who, subject, opens) in [
            (leader, ("party", 7), true),
            (leader, ("account", auditor), true),
            (auditor, ("party", 7), false),
            (auditor, ("account", leader), false),
            (house.administrator, ("party", 7), false),
            (house.administrator, ("account", leader), true),
        ] {
            assert_eq!(look(house, who, &[subject]).is_ok(), opens, "{who} {subject:?}");
        }
        assert_eq!(refusals(look(house, auditor, &[("account", auditor), ("party", 7)])), ["refused-not-allowed"]);
    });
}
