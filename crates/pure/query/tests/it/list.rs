//! Lists: columns of every kind, parents, what is not a column, what comes back wrong.

use kernel::{Counted, Failure, Moment, Problem};
use query::{Condition, Dialect, Expr, Geometry, Interval, Param, Scalar, Scope, Select, list, parse_filter};

use crate::engines::{count, count_up_to, page};
use crate::fields_of_sample::{SAMPLE, migrations, rows};
use crate::province::{self, DATASTREAMS, DAY, OBSERVATIONS, PROPERTIES, THINGS};

const ALL: [&str; 13] =
    ["id", "flag", "whole", "real", "text", "code", "at", "span", "lasts", "day", "clock", "place", "Parent/span"];

#[test]
fn every_kind_comes_back_as_it_was_written() {
    testkit::on_both_with(&migrations(), |db| {
        crate::answers::fill(&db);
        let select = Select::of(&SAMPLE, &Scope::EVERYTHING).expect("a scope").columns(&ALL);
        assert_eq!(select.faults(), Vec::<String>::new());
        let page = db.read_now(move |tx| page(tx, &select, 100)).expect("the list");
        let samples = rows();
        assert_eq!((page.rows.len(), page.next), (samples.len(), None));
        for (row, sample) in page.rows.iter().zip(&samples) {
            let values: Vec<Scalar> = ALL.iter().map(|path| sample.value(&samples, &(*path).into())).collect();
            assert_eq!(row.values(), values);
        }
    });
}

#[test]
fn rows_are_read_by_kind() {
    testkit::on_both_with(&province::migrations(), |db| {
        province::fill(&db);
        let columns = ["id", "name", "properties/public", "location", "area"];
        let select = Select::of(&THINGS, &Scope::EVERYTHING).expect("a scope").columns(&columns);
        let page = db.read_now(move |tx| page(tx, &select, 1)).expect("the list");
        let row = &page.rows[0];
        assert_eq!(row.integer(0), Some(1));
        assert_eq!(row.text(1), Some("Trạm nước thải Đại An"));
        assert_eq!(row.boolean(2), Some(true));
        assert_eq!(row.geometry(3), Some(&Geometry::point(106.30, 20.90)));
        assert_eq!(row.number(4), Some(1.0));
        assert_eq!((row.text(0), row.integer(9)), (None, None));
        assert!(page.next.is_some());
    });
}

#[test]
fn what_a_relation_leads_to() {
    testkit::on_both_with(&province::migrations(), |db| {
        province::fill(&db);
        let of = |entity, parent, relation: &str, id| {
            let relation = query::Registry::relation(parent, relation).expect("it exists");
            let select = Select::of(entity, &Scope::EVERYTHING).expect("a scope").columns(&["id"]);
            let select = select.related_to(parent, relation, id);
            db.read_now(move |tx| {
                let ids: Vec<_> = page(tx, &select, 50)?.rows.iter().filter_map(|r| r.integer(0)).collect();
                assert_eq!(count(tx, &select)?, ids.len() as u64);
                Ok(ids)
            })
            .expect("the list")
        };
        assert_eq!(of(&DATASTREAMS, &THINGS, "Datastreams", 3), [4, 5]);
        assert_eq!(of(&DATASTREAMS, &THINGS, "Datastreams", 5), [0_i64; 0]);
        assert_eq!(of(&THINGS, &DATASTREAMS, "Thing", 6), [4]);
        assert_eq!(of(&PROPERTIES, &DATASTREAMS, "ObservedProperty", 6), [1]);
        assert_eq!(of(&PROPERTIES, &DATASTREAMS, "ObservedProperty", 99), [0_i64; 0]);
    });
}

#[test]
fn an_empty_page_asks_nothing() {
    let select = Select::of(&THINGS, &Scope::EVERYTHING).expect("a scope");
    let page = list::page(&select, Dialect::Sqlite, 0, |_| -> Result<_, Problem> { panic!("nothing is asked") });
    assert_eq!(page.expect("an empty page").rows.len(), 0);
}

#[test]
fn a_condition_on_another_entity_holds_for_nothing() {
    testkit::on_both_with(&province::migrations(), |db| {
        province::fill(&db);
        let strange = Condition::of_user(Expr::eq("id", 1_i64), &DATASTREAMS, Moment(0)).expect("it fits");
        let select = Select::of(&THINGS, &Scope::EVERYTHING).expect("a scope").filter(strange);
        assert_eq!(db.read_now(move |tx| count(tx, &select)).expect("a count"), 0);
    });
}

#[test]
fn counting_ends_where_it_was_told_to() {
    testkit::on_both_with(&migrations(), |db| {
        crate::answers::fill(&db);
        let all = rows().len() as u64;
        for (text, by_the_database) in [("code ne '-'", true), ("tolower(code) ne '-'", false)] {
            let condition =
                Condition::of_user(parse_filter(text).expect("sound"), &SAMPLE, Moment(0)).expect("it fits");
            assert_eq!(condition.is_pushable(), by_the_database, "{text}");
            let select = Select::of(&SAMPLE, &Scope::EVERYTHING).expect("a scope").filter(condition);
            for (most, expected) in [
                (0, Counted::MoreThan(0)),
                (all - 1, Counted::MoreThan(all - 1)),
                (all, Counted::Exactly(all)),
                (all + 1, Counted::Exactly(all)),
            ] {
                let select = select.clone();
                let counted = db.read_now(move |tx| count_up_to(tx, &select, most)).expect("a count");
                assert_eq!(counted, expected, "{text} up to {most}");
            }
        }
    });
}

#[test]
fn what_comes_back_wrong_is_a_problem_not_a_guess() {
    let select = Select::of(&THINGS, &Scope::EVERYTHING).expect("a scope").columns(&["name"]);
    for wrong in [vec![], vec![Param::Int(5), Param::Int(1)], vec![Param::Blob(vec![1]), Param::Int(1)]] {
        let answer = list::page(&select, Dialect::Sqlite, 5, |_| Ok::<_, Failure>(vec![wrong.clone()]));
        assert!(matches!(answer, Err(Failure::Broken(_))), "{wrong:?}");
    }
    let answer = list::count(&select, Dialect::Sqlite, |_| Ok::<_, Failure>(vec![vec![Param::Null]]));
    assert!(matches!(answer, Err(Failure::Broken(_))));
    let faults = Select::of(&THINGS, &Scope::EVERYTHING).expect("a scope").columns(&["nme", "Datastreams/id"]).faults();
    assert_eq!(faults, ["nme", "Datastreams/id"]);
}

#[test]
fn observations_are_evaluated_in_memory() {
    let text = "result gt 40 and resultQuality/status eq '00' and phenomenonTime ge 2026-11-22T00:00:00Z";
    let condition = Condition::of_user(parse_filter(text).expect("sound"), &OBSERVATIONS, Moment(0)).expect("it fits");
    assert!(!condition.is_pushable());
    let reading = |result: Option<f64>, status: &'static str, at: i64| {
        query::test(condition.expr(), &move |path| match path.as_str() {
            "result" => result.into(),
            "resultQuality/status" => status.into(),
            "phenomenonTime" => Interval::at(Moment(at)).into(),
            _ => Scalar::Null,
        })
    };
    assert_eq!(reading(Some(41.6), "00", DAY), Some(true));
    assert_eq!(reading(Some(41.6), "01", DAY), Some(false));
    assert_eq!(reading(Some(41.6), "00", DAY - 1), Some(false));
    assert_eq!(reading(None, "00", DAY), None);
    assert_eq!(reading(None, "02", DAY), Some(false));
}
