//! A government's list of units comes into force, in a new office and in one that has the units of before.

use kernel::{Bilingual, Day, Outcome};
use platform::area::{self, AREA, Area, Level, List, New, Published, publish};
use platform::journal::verify::verify;
use platform::{journal, search};
use store::Db;
use testkit::{officer, on_both};

use crate::{now, refusals};

const UNITS: &str = "code,kind,name,province,also
79,thành phố,Hồ Chí Minh,,
25747,phường,Thủ Dầu Một,79,
25750,phường,Phú Lợi,79,
25760,phường,Bình Dương,79,
25900,xã,Minh Hòa,79,Minh Hoà
01,thành phố,Hà Nội,,
00004,phường,Ba Đình,01,
";
const FORMER: &str = "code,kind,name,province,district,into,doubt
74,tỉnh,Bình Dương,,,79,
79,thành phố,Hồ Chí Minh,,,79,
718,thành phố thuộc tỉnh,Thủ Dầu Một,74,,,
25741,phường,Hiệp Thành,74,718,25750 25747,
25747,phường,Phú Cường,74,718,25747,
25750,phường,Phú Lợi,74,718,25750,
25900,xã,Minh Hòa,74,718,25900,
";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn list() -> List<'static> {
    List::parse(day("2025-07-01"), UNITS, FORMER).unwrap()
}

fn bring(db: &Db, province: &'static str) -> Outcome<Published> {
    db.write_now(move |tx| publish(tx, &officer(), now(), &list(), province, None, &[search::AREAS]))
}

fn found(db: &Db, code: &'static str, on: &str) -> Option<Area> {
    let on = day(on);
    db.read_now(move |tx| area::by_code(tx, code, on)).unwrap()
}

fn whole(db: &Db) {
    assert_eq!(verify(db, 1, &[&AREA.table], &mut |_| {}).unwrap().broken, None);
}

#[test]
fn a_new_office_has_its_province_from_the_start() {
    on_both(|db| {
        let published = bring(&db, "79").unwrap();
        assert_eq!(published, Published { created: 5, ..Published::default() });
        let province = found(&db, "79", "2025-07-01").unwrap();
        assert_eq!(province.name, Bilingual::new("Thành phố Hồ Chí Minh", "Hồ Chí Minh City"));
        let ward = found(&db, "25747", "2026-11-22").unwrap();
        assert_eq!(
            (ward.name.vi.as_str(), ward.parent, ward.level),
            ("Phường Thủ Dầu Một", Some(province.id), Level::Commune)
        );
        assert_eq!(found(&db, "00004", "2026-11-22"), None, "another province's");
        let head = db.read_now(journal::head).unwrap().seq;
        let entry = db.read_now(move |tx| journal::entry(tx, head)).unwrap().unwrap();
        assert_eq!((entry.verb.as_str(), entry.area), ("area.published", Some(province.id)));

        assert_eq!(bring(&db, "79").unwrap(), Published::default(), "the second time nothing happens");
        assert_eq!(db.read_now(journal::head).unwrap().seq, head);
        assert_eq!(refusals(bring(&db, "98")), ["refused-province-unknown"]);
        assert_eq!(refusals(bring(&db, "25747")), ["refused-province-unknown"]);
        whole(&db);
    });
}

/// The units of before, with a thing in each commune; gives their ids.
fn before(db: &Db) -> Vec<i64> {
    db.write_now(|tx| {
        let mut add = |code: &str, name: &str, level, parent| {
            let new =
                New { code: code.into(), name: Bilingual::new(name, ""), level, parent, valid_from: day("1997-01-01") };
            area::create(tx, &officer(), now(), &new)
        };
        let city = add("79", "Thành phố Hồ Chí Minh", Level::Province, None)?;
        let province = add("74", "Tỉnh Bình Dương", Level::Province, None)?;
        let district = add("718", "Thành phố Thủ Dầu Một", Level::District, Some(province))?;
        let mut ids = vec![city, province, district];
        for (code, name) in [("25741", "Phường Hiệp Thành"), ("25747", "Phường Phú Cường"), ("25900", "Xã Minh Hòa")]
        {
            ids.push(add(code, name, Level::Commune, Some(district))?);
        }
        for (n, id) in ids[3..].iter().enumerate() {
            let thing = search::Thing {
                kind: "station",
                id: n as i64,
                area: Some(*id),
                public: true,
                title: "Trạm",
                texts: &[],
            };
            search::index(tx, &thing)?;
        }
        Ok(ids)
    })
    .unwrap()
}

#[test]
fn rows_of_an_old_office_go_with_their_communes() {
    on_both(|db| {
        let old = before(&db);
        let [city, province, district, divided, merged, same] = old[..] else { panic!("six units") };
        let published = bring(&db, "79").unwrap();
        // Thủ Dầu Một, Phú Lợi and Bình Dương are new; Hồ Chí Minh went on, but Bình Dương was joined to it, so it is new.
        assert_eq!(published, Published { created: 4, amended: 1, merged: 3, divided: 1, moved: 1 });
        let today = |code| found(&db, code, "2026-11-22").unwrap();
        let now_city = today("79");
        assert_ne!(now_city.id, city);
        assert_eq!((today("25900").id, today("25900").parent), (same, Some(now_city.id)), "what went on keeps its id");
        assert_ne!(today("25747").id, merged, "its code is that of another unit now");
        assert_eq!(found(&db, "25747", "2025-06-30").unwrap().id, merged);

        let area_of = |query: i64| {
            let hits = db.read_now(move |tx| {
                let within = search::Within { areas: Some(&[query]), ..Default::default() };
                search::find(tx, "trạm", &within, 10)
            });
            hits.unwrap().iter().map(|h| h.id).collect::<Vec<_>>()
        };
        assert_eq!(area_of(today("25747").id), [1], "the thing in Phú Cường is in Thủ Dầu Một");
        assert_eq!(area_of(divided), [0], "nobody can say by the list alone where this one is");
        let successors = db.read_now(move |tx| area::successors(tx, divided)).unwrap();
        assert_eq!(successors.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["25750", "25747"], "by name");

        let closure = |id| db.read_now(move |tx| area::closure(tx, id)).unwrap();
        for code in ["25747", "25750"] {
            assert!(closure(today(code).id).contains(&divided), "whoever has part of it sees it");
        }
        assert!(!closure(today("25760").id).contains(&divided));
        let whole_city = closure(now_city.id);
        assert!([city, province, district, divided, merged, same].iter().all(|id| whole_city.contains(id)));
        assert_eq!(
            db.read_now(move |tx| area::by_id(tx, district)).unwrap().unwrap().valid_to,
            Some(day("2025-07-01"))
        );

        assert_eq!(bring(&db, "79").unwrap(), Published::default(), "the second time nothing happens");
        whole(&db);
    });
}

#[test]
fn a_list_that_cannot_be_read_says_its_line() {
    let head = "code,kind,name,province,also\n";
    for (row, why) in [
        ("79,thành phố,Hồ Chí Minh", "too few cells"),
        ("79,làng,Hồ Chí Minh,,", "no such kind"),
        ("7,thành phố,Hồ Chí Minh,,", "a code of a province has two digits"),
        ("25747,phường,Thủ Dầu Một,,", "a commune lies in a province"),
        ("79,thành phố,,,", "no name"),
    ] {
        let text = format!("{head}{row}\n");
        let problem = List::parse(day("2025-07-01"), &text, "h\n").expect_err(why);
        assert!(problem.to_string().contains("line 2"), "{why}: {problem}");
    }
}
