//! Marks of pages: they come back as they went out, and nothing else is taken for one.

use kernel::{Day, Moment};
use proptest::prelude::*;
use query::{Order, OrderBy, PageMark, Path, Scalar};

use crate::fields_of_sample::SAMPLE;

fn order(keys: &[(&str, bool)]) -> Order {
    let keys: Vec<OrderBy> =
        keys.iter().map(|(path, descending)| OrderBy { path: Path::from(*path), descending: *descending }).collect();
    Order::new(&keys, &SAMPLE).expect("sortable")
}

fn words(order: &Order) -> Vec<String> {
    order.keys().iter().map(|k| format!("{}{}", if k.descending { "-" } else { "" }, k.path)).collect()
}

#[test]
fn an_order_ends_at_the_id() {
    assert_eq!(words(&order(&[])), ["id"]);
    assert_eq!(words(&order(&[("text", true)])), ["-text", "-id"]);
    assert_eq!(words(&order(&[("text", true), ("code", false)])), ["-text", "code", "id"]);
    assert_eq!(words(&order(&[("id", true), ("code", false)])), ["-id"]);
    assert_eq!(words(&order(&[("@iot.id", true)])), ["-@iot.id"]);
    assert_eq!(words(&order(&[("code", false), ("code", true)])), ["code", "id"]);
    assert_eq!(words(&order(&[("Parent/id", false)])), ["Parent/id", "id"]);
}

#[test]
fn marks_of_every_kind_come_back() {
    let order = order(&[
        ("flag", false),
        ("whole", true),
        ("real", false),
        ("text", false),
        ("at", false),
        ("span", false),
        ("lasts", false),
        ("day", false),
        ("clock", false),
    ]);
    let values = vec![
        true.into(),
        i64::MIN.into(),
        0.1.into(),
        "đất 'x' \u{1F30A}".into(),
        Moment(-1).into(),
        Moment(1).into(),
        Moment(2).into(),
        Scalar::Duration(5),
        Day::new(2026, 11, 22).into(),
        Scalar::Time(7),
        7_i64.into(),
    ];
    let mark = PageMark::new(&order, values.clone());
    let text = mark.to_string();
    assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')), "{text}");
    let back = PageMark::parse(&text, &order).expect("it was given out");
    assert_eq!(back, mark);
    let nothing = vec![Scalar::Null; 10].into_iter().chain([7_i64.into()]).collect();
    let mark = PageMark::new(&order, nothing);
    assert_eq!(PageMark::parse(&mark.to_string(), &order), Ok(mark.clone()));
    assert!(mark.is_before(&order, &values) && !mark.is_before(&order, mark.values()));
}

#[test]
fn a_mark_belongs_to_its_order() {
    let by_text = order(&[("text", false)]);
    let mark = PageMark::new(&by_text, vec!["x".into(), 7_i64.into()]).to_string();
    assert!(PageMark::parse(&mark, &by_text).is_ok());
    for other in [order(&[]), order(&[("text", true)]), order(&[("code", false)])] {
        assert_eq!(PageMark::parse(&mark, &other).expect_err("another order").code, "refused-query-page-mark");
    }
    // The id is never empty, and a text is no number.
    for values in [vec!["x".into(), Scalar::Null], vec![5_i64.into(), 7_i64.into()], vec!["x".into()]] {
        assert!(PageMark::parse(&PageMark::new(&by_text, values).to_string(), &by_text).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_other_text_is_a_mark(text in "[A-Za-z0-9_-]{0,60}|.{0,20}") {
        prop_assert!(PageMark::parse(&text, &order(&[("text", false)])).is_err());
    }
}
