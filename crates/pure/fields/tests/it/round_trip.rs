//! What a table holds reads back as it was, and nothing that anybody writes makes the readers fall over.

use fields::{Axis, Choice, Field, FieldValue, Kind};
use kernel::{Day, Moment};
use proptest::prelude::*;

/// Kinds with values of theirs.
fn single() -> impl Strategy<Value = (Kind, FieldValue)> {
    let number = any::<f64>().prop_filter("finite", |v| v.is_finite());
    prop_oneof![
        "[a-zA-ZÀ-ỹ0-9]{1,12}".prop_map(|t| (Kind::text(100), FieldValue::Text(fields::cleaned(&t)))),
        any::<i64>().prop_map(|v| (Kind::Integer { min: None, max: None, unit: None }, FieldValue::Integer(v))),
        number.prop_map(|v| (Kind::Decimal { min: None, max: None, unit: None }, FieldValue::Decimal(v))),
        (-90.0..90.0).prop_map(|v| {
            (Kind::Coordinate { axis: Axis::Latitude, min: -90.0, max: 90.0 }, FieldValue::Coordinate(v))
        }),
        any::<bool>().prop_map(|v| (Kind::Boolean, FieldValue::Boolean(v))),
        (0..2_900_000_i64).prop_map(|n| {
            let day = Day::new(1000, 1, 1).expect("a day").plus(n);
            (Kind::Day, FieldValue::Day(day))
        }),
        (-30_000_000_000_000_000..250_000_000_000_000_000_i64)
            .prop_map(|v| (Kind::Moment, FieldValue::Moment(Moment(v)))),
        Just((
            Kind::choice(vec![Choice::new("a", "một", "one"), Choice::new("b", "hai", "two")]),
            FieldValue::Choice("b".to_owned())
        )),
    ]
}

fn value() -> impl Strategy<Value = (Kind, FieldValue)> {
    let assigned = ("[A-Za-z]{1,4}", single())
        .prop_map(|(name, (kind, value))| (kind.assigned(), FieldValue::Assignment { name, value: Box::new(value) }));
    let listed = proptest::collection::btree_set(0..1000_i64, 1..5).prop_map(|set| {
        let kind = Kind::Integer { min: None, max: None, unit: None }.listed(';');
        (kind, FieldValue::List(set.into_iter().map(FieldValue::Integer).collect()))
    });
    prop_oneof![5 => single(), 1 => assigned, 1 => listed]
}

/// A cell as a file brings it back: guarded and quoted when written, unquoted when read.
fn through_a_file(cell: &str) -> String {
    let written = fields::csv::cell(cell);
    match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\"\"", "\""),
        None => written.into_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_reads_back((kind, value) in value()) {
        let field = Field::new("x", "x", "x", kind);
        let cell = field.cell(Some(&value));
        prop_assert_eq!(field.read(&cell), Ok(Some(value)), "{}", cell);
    }

    #[test]
    fn what_would_run_as_a_formula_comes_back(text in "'{0,3}[=@][a-z0-9']{0,4}") {
        let field = Field::new("x", "x", "x", Kind::text(100));
        let value = FieldValue::Text(text);
        let cell = through_a_file(&field.cell(Some(&value)));
        prop_assert_eq!(field.read(&cell), Ok(Some(value)), "{}", cell);
    }

    #[test]
    fn anything_is_read_or_refused((kind, _) in value(), text in prop_oneof![".{0,40}", "[0-9.,:/ eE+\u{2212}°'\"=;BNĐ-]{0,30}"]) {
        let field = Field::new("x", "x", "x", kind);
        if let Ok(Some(value)) = field.read(&text) {
            let cell = through_a_file(&field.cell(Some(&value)));
            prop_assert_eq!(field.read(&cell), Ok(Some(value)), "{:?} {}", text, cell);
        }
    }
}
