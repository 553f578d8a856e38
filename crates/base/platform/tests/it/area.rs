//! Administrative units and what becomes of them.

use kernel::{Bilingual, Day, Outcome};
use platform::area::{self, AREA, Level, Merge, New};
use platform::journal::verify::verify;
use platform::{journal, search};
use store::Db;
use testkit::{officer, on_both};

use crate::{now, refusals};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn unit(code: &str, name: &str, level: Level, parent: Option<i64>, from: &str) -> New {
    New { code: code.into(), name: Bilingual::new(name, ""), level, parent, valid_from: day(from) }
}

fn create(db: &Db, new: New) -> Outcome<i64> {
    db.write_now(move |tx| area::create(tx, &officer(), now(), &new))
}

struct Units {
    province: i64,
    district: i64,
    communes: [i64; 3],
}

/// A province with a district and three communes, as it was before 2025-07-01.
fn province(db: &Db) -> Units {
    let province = create(db, unit("74", "Bình Dương", Level::Province, None, "1997-01-01")).unwrap();
    let district = create(db, unit("720", "Dầu Tiếng", Level::District, Some(province), "1999-07-23")).unwrap();
    let commune = |code, name| create(db, unit(code, name, Level::Commune, Some(district), "1999-07-23")).unwrap();
    let communes = [commune("25777", "Đăng"), commune("25780", "An"), commune("25783", "Ân")];
    Units { province, district, communes }
}

#[test]
fn a_unit_is_found_by_its_code_on_a_day() {
    on_both(|db| {
        let p = province(&db);
        let by_code = |code: &'static str, on: &'static str| {
            db.read_now(move |tx| area::by_code(tx, code, day(on))).unwrap().map(|a| a.id)
        };
        assert_eq!(by_code("25777", "2020-01-01"), Some(p.communes[0]));
        assert_eq!(by_code("25777", "1990-01-01"), None);
        assert_eq!(by_code("99999", "2020-01-01"), None);
        let names = db.read_now(move |tx| area::children(tx, Some(p.district), day("2020-01-01"))).unwrap();
        assert_eq!(
            names.iter().map(|a| a.name.vi.as_str()).collect::<Vec<_>>(),
            ["An", "Ân", "Đăng"],
            "in Vietnamese order"
        );
        assert_eq!(db.read_now(|tx| area::children(tx, None, day("2020-01-01"))).unwrap()[0].id, p.province);
        assert_eq!(db.read_now(|tx| area::of_level(tx, Level::Commune, day("2020-01-01"))).unwrap().len(), 3);
    });
}

#[test]
fn a_code_belongs_to_one_unit_at_a_time_and_levels_go_down() {
    on_both(|db| {
        let p = province(&db);
        let twice = create(&db, unit("25777", "X", Level::Commune, Some(p.district), "2020-01-01"));
        assert_eq!(refusals(twice), ["refused-area-code-taken"]);
        let earlier = create(&db, unit("25777", "X", Level::Commune, Some(p.district), "1980-01-01"));
        assert_eq!(refusals(earlier), ["refused-area-code-taken"]);
        let upside_down = create(&db, unit("1", "X", Level::Province, Some(p.communes[0]), "2020-01-01"));
        assert_eq!(refusals(upside_down), ["refused-area-parent-level"]);
        let nowhere = create(&db, unit("1", "X", Level::Commune, Some(999), "2020-01-01"));
        assert_eq!(refusals(nowhere), ["refused-area-unknown"]);
    });
}

#[test]
fn merging_ends_units_and_points_rows_to_the_new_one() {
    on_both(|db| {
        let p = province(&db);
        let new = create(&db, unit("25778", "Dầu Tiếng", Level::Commune, Some(p.province), "2025-07-01")).unwrap();
        let [a, b, c] = p.communes;
        db.write_now(move |tx| {
            let thing = |id, area| search::Thing {
                kind: "station",
                id,
                area: Some(area),
                public: true,
                title: "Trạm",
                texts: &[],
            };
            search::index(tx, &thing(1, a))?;
            search::index(tx, &thing(2, b))?;
            search::index(tx, &thing(3, c))
        })
        .unwrap();
        let merge = Merge { from: vec![a, b], into: new, on: day("2025-07-01"), basis: None };
        let again = merge.clone();
        let columns = &[search::AREAS];
        assert_eq!(db.write_now(move |tx| area::merge(tx, &officer(), now(), &merge, columns)).unwrap(), 2);

        let found = db.read_now(move |tx| {
            let within = search::Within { areas: Some(&[new]), ..Default::default() };
            search::find(tx, "trạm", &within, 10)
        });
        assert_eq!(found.unwrap().iter().map(|h| h.id).collect::<Vec<_>>(), [1, 2]);
        let old = db.read_now(move |tx| area::by_id(tx, a)).unwrap().unwrap();
        assert_eq!((old.valid_to, old.merged_into, old.version), (Some(day("2025-07-01")), Some(new), 2));
        assert_eq!(db.read_now(|tx| area::by_code(tx, "25777", day("2025-06-30"))).unwrap().unwrap().id, a);
        assert_eq!(db.read_now(|tx| area::by_code(tx, "25777", day("2025-07-01"))).unwrap(), None);
        assert_eq!(db.read_now(move |tx| area::successor(tx, a)).unwrap().unwrap().id, new);

        let last = db.read_now(journal::head).unwrap().seq;
        let entry = db.read_now(move |tx| journal::entry(tx, last)).unwrap().unwrap();
        assert_eq!((entry.verb.as_str(), entry.area), ("area.merged", Some(new)));
        assert_eq!(entry.body["rows"]["search_thing.area"], 1);
        assert_eq!(
            refusals(db.write_now(move |tx| area::merge(tx, &officer(), now(), &again, &[]))),
            ["refused-area-ended"]
        );
        assert_eq!(verify(&db, 1, &[&AREA.table], &mut |_| {}).unwrap().broken, None);
    });
}

#[test]
fn a_scope_covers_what_lies_below_and_what_went_into_it() {
    on_both(|db| {
        let p = province(&db);
        let new = create(&db, unit("25778", "Dầu Tiếng", Level::Commune, Some(p.province), "2025-07-01")).unwrap();
        let other = create(&db, unit("79", "TP Hồ Chí Minh", Level::Province, None, "1976-07-02")).unwrap();
        let merge = |from: Vec<i64>, into| {
            let merge = Merge { from, into, on: day("2025-07-01"), basis: None };
            db.write_now(move |tx| area::merge(tx, &officer(), now(), &merge, &[])).unwrap();
        };
        let closure = |id| db.read_now(move |tx| area::closure(tx, id)).unwrap();
        merge(vec![p.communes[0], p.communes[1]], new);
        assert_eq!(closure(new), [p.communes[0], p.communes[1], new]);
        assert_eq!(closure(p.province).len(), 6);
        merge(vec![p.province], other);
        assert_eq!(closure(other).len(), 7, "the province went into the city, with all that is in it");
        assert_eq!(db.read_now(move |tx| area::by_id(tx, p.district)).unwrap().unwrap().parent, Some(other));
        assert_eq!(db.read_now(move |tx| area::successor(tx, p.province)).unwrap().unwrap().id, other);
    });
}

#[test]
fn renaming_keeps_the_earlier_name_in_a_version() {
    on_both(|db| {
        let p = province(&db);
        let id = p.communes[0];
        let name = Bilingual::new("Minh Hoà", "Minh Hoa");
        db.write_now(move |tx| area::rename(tx, &officer(), now(), id, &name)).unwrap();
        let history = db.read_now(move |tx| AREA.table.history(tx, id)).unwrap();
        assert_eq!(history[0].body.as_ref().unwrap()["name"]["vi"], "Đăng");
        assert_eq!(history[1].body.as_ref().unwrap()["name"]["vi"], "Minh Hoà");
        let unknown = db.write_now(|tx| area::rename(tx, &officer(), now(), 999, &Bilingual::new("x", "x")));
        assert_eq!(refusals(unknown), ["refused-area-unknown"]);
    });
}
