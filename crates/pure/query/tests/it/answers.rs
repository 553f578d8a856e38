//! The answers of both engines are those of the evaluation in memory, for random questions, in random
//! orders, page by page.

use std::cmp::Ordering;
use std::sync::OnceLock;

use kernel::Moment;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use query::{Condition, Expr, Order, OrderBy, Path, Scalar, Scope, Select};
use store::Value;
use testkit::TestDb;

use crate::engines::{count, page, value};
use crate::fields_of_sample::{NOON, SAMPLE, Sample, migrations, rows};
use crate::random_trees::{plain, related};

fn samples() -> &'static [Sample] {
    static ALL: OnceLock<Vec<Sample>> = OnceLock::new();
    ALL.get_or_init(rows)
}

pub fn fill(db: &TestDb) {
    db.write_now(|tx| {
        for sample in samples() {
            let values: Vec<Value> = sample.params().into_iter().map(value).collect();
            let marks: Vec<String> = (1..=values.len()).map(|n| format!("?{n}")).collect();
            tx.run_dynamic(&format!("insert into sample values ({})", marks.join(",")), &values)?;
        }
        Ok(())
    })
    .expect("the samples are written");
}

/// What the condition says of a row, by the evaluation in memory; `any(…)` asks the rows below it.
fn reference(expr: &Expr, row: &Sample) -> Option<bool> {
    match expr {
        Expr::And(list) => {
            let answers: Vec<_> = list.iter().map(|e| reference(e, row)).collect();
            if answers.contains(&Some(false)) {
                Some(false)
            } else {
                answers.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
            }
        }
        Expr::Or(list) => {
            let negated = list.iter().cloned().map(Expr::negated).collect();
            reference(&Expr::And(negated), row).map(|b| !b)
        }
        Expr::Not(a) => reference(a, row).map(|b| !b),
        Expr::Any { name, test, .. } => {
            let mut children = samples().iter().filter(|s| s.parent == Some(row.id));
            Some(children.any(|child| {
                query::test(test, &|path| match path.after(name) {
                    Some(rest) => child.value(samples(), &Path::from(rest)),
                    None => row.value(samples(), path),
                }) == Some(true)
            }))
        }
        plain => query::test(plain, &|path| row.value(samples(), path)),
    }
}

fn order() -> impl Strategy<Value = Vec<OrderBy>> {
    let names = ["id", "flag", "whole", "real", "text", "code", "at", "span", "lasts", "day", "clock", "Parent/text"];
    let key = (select(names.to_vec()), any::<bool>())
        .prop_map(|(name, descending)| OrderBy { path: Path::from(name), descending });
    proptest::collection::vec(key, 0..3)
}

/// The ids that the database gives, page by page, and how many it counts.
fn asked(db: &TestDb, condition: &Condition, order: &Order, size: usize, skip: u64) -> (Vec<i64>, u64) {
    let select = Select::of(&SAMPLE, &Scope::EVERYTHING)
        .expect("a scope")
        .columns(&["id"])
        .filter(condition.clone())
        .order(order.clone())
        .skip(skip);
    db.read_now(move |tx| {
        let total = count(tx, &select)?;
        let mut ids = Vec::new();
        let mut select = select;
        loop {
            let page = page(tx, &select, size)?;
            ids.extend(page.rows.iter().filter_map(|row| row.integer(0)));
            let Some(next) = page.next else { return Ok((ids, total)) };
            // The mark travels as text, as in a link.
            let next = query::PageMark::parse(&next.to_string(), &order_of(&select))?;
            select = select.skip(0).after(Some(next));
        }
    })
    .unwrap_or_else(|failure| panic!("{condition}: {failure}"))
}

fn order_of(select: &Select) -> Order {
    select.ordered().clone()
}

fn expected(condition: &Condition, order: &Order, skip: u64) -> (Vec<i64>, u64) {
    let mut found: Vec<&Sample> = samples().iter().filter(|s| reference(condition.expr(), s) == Some(true)).collect();
    let values = |s: &Sample| -> Vec<Scalar> { order.values(&|path| s.value(samples(), path)) };
    found.sort_by(|a, b| order.compare(&values(a), &values(b)));
    assert!(
        found.windows(2).all(|w| order.compare(&values(w[0]), &values(w[1])) == Ordering::Less),
        "no two are alike"
    );
    let total = found.len() as u64;
    (found.iter().map(|s| s.id).skip(skip as usize).collect(), total)
}

#[test]
fn both_engines_answer_as_the_evaluation_does() {
    testkit::on_both_with(&migrations(), |db| {
        fill(&db);
        let mut runner = TestRunner::new(Config { cases: 1500, failure_persistence: None, ..Config::default() });
        let question = prop_oneof![3 => plain(2), 1 => plain(0), 2 => related(2)];
        let all = (question, order(), 1..40_usize, prop_oneof![4 => Just(0_u64), 1 => 0..20_u64]);
        runner
            .run(&all, |(expr, by, size, skip)| {
                let condition =
                    Condition::of_user(expr, &SAMPLE, Moment(NOON)).map_err(|r| TestCaseError::fail(r.to_string()))?;
                let order = Order::new(&by, &SAMPLE).map_err(|r| TestCaseError::fail(r.to_string()))?;
                prop_assert_eq!(
                    asked(&db, &condition, &order, size, skip),
                    expected(&condition, &order, skip),
                    "{}",
                    condition
                );
                Ok(())
            })
            .unwrap_or_else(|fault| panic!("{fault}"));
    });
}
