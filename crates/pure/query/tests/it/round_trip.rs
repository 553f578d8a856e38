//! A printed tree parses to the same tree.

use kernel::{Day, Moment};
use proptest::prelude::*;
use proptest::sample::select;
use query::{Comparison, Expr, Function, Geometry, Interval, Operation, Path, Scalar, parse_filter};

/// Years 1 to 9999: what has four digits.
fn moment() -> impl Strategy<Value = Moment> {
    (-62_135_596_800_000_000..253_402_207_199_999_999_i64).prop_map(Moment)
}

fn geometry() -> impl Strategy<Value = Geometry> {
    let shapes = [
        "POINT (105.8 21)",
        "MULTIPOINT (1 2, 3 -4.5)",
        "LINESTRING (0 0, 1 1, 2 0)",
        "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6))",
        "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
        "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 8 9, 8 8, 9 9)))",
    ];
    select(shapes.to_vec()).prop_map(|text| text.parse().expect("a shape"))
}

fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        any::<bool>().prop_map(Scalar::Boolean),
        any::<i64>().prop_map(Scalar::Integer),
        any::<f64>().prop_filter("finite", |v| v.is_finite()).prop_map(Scalar::Real),
        "[^\0]{0,12}".prop_map(Scalar::Text),
        moment().prop_map(Scalar::Moment),
        (moment(), moment()).prop_map(|(a, b)| Scalar::Interval(Interval { start: a.min(b), end: a.max(b) })),
        any::<i32>().prop_map(|v| Scalar::Duration(i64::from(v) * 1_000_003)),
        (0..3_000_000_i64).prop_map(|n| Scalar::Day(Day::new(1, 1, 1).expect("a day").plus(n))),
        (0..86_400_000_000_i64).prop_map(Scalar::Time),
        geometry().prop_map(Scalar::Geometry),
    ]
}

fn path() -> impl Strategy<Value = Path> {
    select(vec!["name", "@iot.id", "result", "Datastream/Thing/properties/code", "unitOfMeasurement/name", "trạm/mã"])
        .prop_map(Path::from)
}

fn tree() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![
        4 => path().prop_map(Expr::Field),
        4 => scalar().prop_map(Expr::Literal),
        1 => Just(Expr::Literal(Scalar::Null)),
    ];
    leaf.prop_recursive(5, 60, 4, |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        // `… eq null` has a node of its own.
        let compared = (select(&Comparison::ALL[..]), boxed.clone(), boxed.clone()).prop_map(|((_, c), a, b)| {
            let equality = matches!(c, Comparison::Eq | Comparison::Ne);
            if equality && (a.is_null_literal() || b.is_null_literal()) {
                Expr::IsNull(if a.is_null_literal() { b } else { a })
            } else {
                Expr::Compare(c, a, b)
            }
        });
        let call = (select(Function::ALL), proptest::collection::vec(inner.clone(), 3..4)).prop_map(|(f, mut list)| {
            list.truncate(f.signature().wants.len());
            Expr::Call(f, list)
        });
        prop_oneof![
            compared,
            call,
            (select(&Operation::ALL[..]), boxed.clone(), boxed.clone())
                .prop_map(|((_, o), a, b)| Expr::Arithmetic(o, a, b)),
            (boxed.clone(), proptest::collection::vec(scalar(), 1..4)).prop_map(|(a, list)| Expr::In(a, list)),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Expr::And),
            proptest::collection::vec(inner, 2..4).prop_map(Expr::Or),
            boxed.clone().prop_map(Expr::Not),
            boxed.clone().prop_map(Expr::IsNull),
            (path(), boxed).prop_map(|(of, test)| Expr::Any { of, name: "d".to_owned(), test }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printed_trees_parse_to_themselves(expr in tree()) {
        let text = expr.to_string();
        prop_assert_eq!(parse_filter(&text), Ok(expr), "{}", text);
    }
}
