//! Whatever a client puts behind the question mark is read or refused. What is read prints to a text
//! that reads the same, fits an entity or is refused, and is answered without falling over.
#![no_main]

use kernel::Moment;
use libfuzzer_sys::fuzz_target;
use query::{Condition, Field, Kind, Options, Plan, Registry, Relation, Scalar, parse_filter};

static THINGS: Registry = Registry::new(
    "Thing",
    "station",
    &[
        Field::new("id", Kind::Integer, "{t}.id"),
        Field::new("name", Kind::Text, "{t}.name").nullable(),
        Field::new("flag", Kind::Boolean, "{t}.flag"),
        Field::new("real", Kind::Real, "{t}.real"),
        Field::new("at", Kind::Moment, "{t}.at"),
        Field::pair("span", Kind::Interval, "{t}.starts", "{t}.ends"),
        Field::pair("location", Kind::Geometry, "{t}.longitude", "{t}.latitude"),
    ],
)
.related(&[Relation::many("Things", &THINGS, "{r}.parent = {t}.id")]);

fn value(name: &str) -> Scalar {
    match name {
        "id" => 1_i64.into(),
        "name" => "Trạm".into(),
        "flag" => true.into(),
        "real" => 0.5.into(),
        "at" | "span" => Moment(0).into(),
        "location" => query::Geometry::point(105.8, 21.0).into(),
        _ => Scalar::Null,
    }
}

fuzz_target!(|text: &str| {
    if let Ok(options) = Options::parse(text) {
        let _refused_or_planned = Plan::new(options, &THINGS, Moment(0));
    }
    let Ok(expr) = parse_filter(text) else { return };
    let printed = expr.to_string();
    match parse_filter(&printed) {
        Ok(again) => assert_eq!(again.to_string(), printed),
        // The printed form has parentheses around everything, and may have too many of them.
        Err(refusal) => assert!(refusal.code.starts_with("refused-filter-too-"), "{refusal}: {printed}"),
    }
    if let Ok(condition) = Condition::of_user(expr, &THINGS, Moment(0)) {
        let _answer = query::test(condition.expr(), &|path| value(path.as_str()));
        let _bounds = query::bounds_of(condition.expr(), "at");
    }
});
