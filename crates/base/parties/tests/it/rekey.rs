//! After the vault's keys were rotated, everything still opens and is found, and is sealed anew; the old
//! keys go when nothing needs them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use identity::Authority;
use kernel::{Actor, Clock, MICROS_PER_DAY, Moment};
use parties::facility::{self, Draft as Facility, FacilityCode};
use parties::party::{self, Draft as Party, Who};
use parties::{IdentityNumber, TaxCode};
use platform::jobs::{self, Claimed};
use platform::keys::rotation::{self, Holder, Progress, Use};
use platform::keys::{FILE_NAME, FOLDER, Vault};
use store::args;

use crate::house::{House, on_both};

const NUMBER: &str = "079123456789";

fn a_party() -> Party {
    let identity = Some(IdentityNumber::parse(NUMBER).unwrap());
    Party {
        who: Who::Person { name: "Lê Văn An".to_owned(), identity },
        email: Some(identity::contact::Email::parse("an@example.vn").unwrap()),
        phone: None,
        address: None,
        area: None,
    }
}

fn a_facility() -> Facility {
    Facility {
        code: FacilityCode::parse("HKD1").unwrap(),
        name: "Cơ sở giặt ủi".to_owned(),
        tax_code: Some(TaxCode::parse(NUMBER).unwrap()),
        address: None,
        area: None,
        operator: None,
    }
}

/// A facility without versions of sealed values is not to be had, so the old keys of these are kept.
const HOLDERS: &[Holder] = &[identity::SEALED[0], identity::SEALED[1], parties::SEALED[0], parties::SEALED[1]];

/// A department with a party and a facility, whose keys were rotated by another process.
fn rotated(house: &House) -> Arc<Vault> {
    let console = Authority::console();
    house.act(&console, |tx, vault, random, act| party::register(tx, vault, random, act, a_party())).unwrap();
    house.act(&console, |tx, vault, random, act| facility::register(tx, vault, random, act, a_facility())).unwrap();
    let (other, now) = (Vault::open(house.keys.path(), &house.random, house.now).unwrap(), house.now);
    other.rotate(now).unwrap();
    house.db.write_now(move |tx| rotation::begin(tx, &other, &Actor::Console, now)).unwrap();
    Arc::clone(&house.vault)
}

fn claim(house: &House, now: Moment) -> Claimed {
    let job = house.db.write_now(move |tx| jobs::claim(tx, "worker", now, now.plus_seconds(60))).unwrap();
    job.expect("the job waits")
}

fn uses(house: &House, vault: &Arc<Vault>) -> Vec<Use> {
    let vault = Arc::clone(vault);
    house.db.read_now(move |tx| rotation::uses(tx, &vault, HOLDERS)).unwrap()
}

fn counted(uses: &[Use]) -> Vec<(u32, bool, i64, i64)> {
    uses.iter().map(|u| (u.key, u.current, u.present, u.past)).collect()
}

#[test]
fn rotation() {
    on_both(|house| {
        let vault = rotated(house);
        let found = || {
            let vault = Arc::clone(&vault);
            let both = house.db.read_now(move |tx| {
                let (code, by) = (TaxCode::parse(NUMBER)?, Authority::console());
                let facilities = facility::by_tax_code(tx, &vault, &by, &code)?.len();
                Ok((facilities, party::lookup(tx, &vault, &by, &a_party())?.len()))
            });
            both.unwrap()
        };
        vault.refresh().unwrap();
        assert_eq!(found(), (1, 1), "by the old index before the rows are done");
        let clock = Clock::manual(house.now);
        rotation::reseal(&house.db, &vault, &clock, HOLDERS, &claim(house, house.now), &mut |_| {}).unwrap();
        assert_eq!(found(), (1, 1), "by the new index");
        assert_eq!(counted(&uses(house, &vault)), [(1, false, 0, 3), (2, true, 3, 0)]);
    });
}

/// Stopped between two chunks as by a crash: what is done stays done, the next attempt goes on behind it.
#[test]
fn sealing_anew_goes_on_where_it_stopped() {
    on_both(|house| {
        let (vault, clock) = (rotated(house), Clock::manual(house.now));
        let job = claim(house, house.now);
        let stopped = catch_unwind(AssertUnwindSafe(|| {
            let mut stop = |p: &Progress| assert!(p.holders < 3, "stopped here");
            rotation::reseal(&house.db, &vault, &clock, HOLDERS, &job, &mut stop)
        }));
        assert!(stopped.is_err());
        assert_eq!(counted(&uses(house, &vault)), [(1, false, 1, 3), (2, true, 2, 0)], "the facility waits");

        let later = house.now.plus_seconds(86_400);
        let lost = job.clone();
        house.db.write_now(move |tx| jobs::fail(tx, &lost, "gone", 10, later)).unwrap();
        let again = claim(house, later.plus_seconds(7200));
        assert_eq!((again.id, &again.body["holders"]), (job.id, &3.into()));
        let mut seen = Vec::new();
        rotation::reseal(&house.db, &vault, &clock, HOLDERS, &again, &mut |p| seen.push(p.holders)).unwrap();
        assert_eq!(seen.first(), Some(&3), "{seen:?}");
        assert_eq!(counted(&uses(house, &vault)), [(1, false, 0, 3), (2, true, 3, 0)]);
        let late = rotation::reseal(&house.db, &vault, &clock, HOLDERS, &job, &mut |_| {});
        assert!(late.is_err(), "who lost the lease does not go on");
    });
}

#[test]
fn a_key_goes_when_nothing_needs_it() {
    on_both(|house| {
        let (vault, clock) = (rotated(house), Clock::manual(house.now));
        let tomorrow = Moment(house.now.0 + MICROS_PER_DAY);
        let retire = |now| rotation::retire(&house.db, &vault, HOLDERS, now).unwrap();
        let job = claim(house, house.now);
        assert_eq!(retire(tomorrow), [""; 0], "everything is still sealed with it");
        rotation::reseal(&house.db, &vault, &clock, HOLDERS, &job, &mut |_| {}).unwrap();
        assert_eq!(retire(house.now), [""; 0], "other processes may not have heard of the new one");
        assert_eq!(retire(tomorrow), ["index 1"], "versions still need the other");
        let forget = ["delete from party_version", "delete from facility_version"];
        house
            .db
            .write_now(move |tx| forget.into_iter().try_for_each(|sql| Ok(tx.run(sql, args![]).map(|_| ())?)))
            .unwrap();
        assert_eq!(retire(tomorrow), ["data 1"]);
        assert_eq!(retire(tomorrow), [""; 0], "once");

        let keys = house.keys.path().join(FOLDER);
        let text = std::fs::read_to_string(keys.join(FILE_NAME)).unwrap();
        assert!(!text.contains("data 1 ") && text.contains("data 2 "));
        let aside = std::fs::read_to_string(keys.join("retired-data-1.keys")).unwrap();
        assert!(aside.contains("data 1 "));
        let opened = Vault::open(house.keys.path(), &house.random, tomorrow).unwrap();
        house.db.write_now(move |tx| platform::keys::pair(tx, &opened, tomorrow)).unwrap();
    });
}
