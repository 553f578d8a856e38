//! The span of time that a filter speaks of never leaves out what matches.

use kernel::Moment;
use proptest::prelude::*;
use query::{Bounds, Condition, Interval, Scalar, bounds_of, parse_filter};

use crate::fields_of_sample::{MOMENTS, NOON, SAMPLE};
use crate::province::{DAY, OBSERVATIONS};
use crate::random_trees::plain;

fn bounds(text: &str) -> Bounds {
    let expr = parse_filter(text).expect("sound");
    bounds_of(Condition::of_user(expr, &OBSERVATIONS, Moment(DAY)).expect("it fits").expr(), "phenomenonTime")
}

#[test]
fn filters_of_clients() {
    let cases = [
        ("result gt 5", "", ""),
        ("phenomenonTime ge 2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", ""),
        ("phenomenonTime gt 2026-11-22T00:00:00Z", "2026-11-22T00:00:00.000001Z", ""),
        ("2026-11-22T00:00:00Z le phenomenonTime", "2026-11-22T00:00:00Z", ""),
        ("phenomenonTime lt 2026-11-22T00:00:00Z", "", "2026-11-21T23:59:59.999999Z"),
        (
            "phenomenonTime ge 2026-11-22T00:00:00Z and phenomenonTime le 2026-11-23T00:00:00Z and result gt 5",
            "2026-11-22T00:00:00Z",
            "2026-11-23T00:00:00Z",
        ),
        (
            "phenomenonTime eq 2026-11-22T00:00:00Z or phenomenonTime eq 2026-11-25T00:00:00Z",
            "2026-11-22T00:00:00Z",
            "2026-11-25T00:00:00Z",
        ),
        ("phenomenonTime eq 2026-11-22T00:00:00Z or result gt 5", "", ""),
        (
            "phenomenonTime in (2026-11-22T00:00:00Z,2026-11-25T00:00:00Z)",
            "2026-11-22T00:00:00Z",
            "2026-11-25T00:00:00Z",
        ),
        ("not (phenomenonTime lt 2026-11-22T00:00:00Z)", "2026-11-22T00:00:00Z", ""),
        (
            "not (phenomenonTime lt 2026-11-22T00:00:00Z or phenomenonTime gt 2026-11-23T00:00:00Z)",
            "2026-11-22T00:00:00Z",
            "2026-11-23T00:00:00Z",
        ),
        ("phenomenonTime ge now() sub duration'PT1H'", "2026-11-21T23:00:00Z", ""),
        ("during(phenomenonTime, 2026-11-22T00:00:00Z/P1D)", "2026-11-22T00:00:00Z", "2026-11-22T23:59:59.999999Z"),
        ("after(phenomenonTime, 2026-11-22T00:00:00Z)", "2026-11-22T00:00:00.000001Z", ""),
        ("before(2026-11-22T00:00:00Z, phenomenonTime)", "2026-11-22T00:00:00.000001Z", ""),
        ("year(phenomenonTime) eq 2026", "2026-01-01T00:00:00Z", "2026-12-31T23:59:59.999999Z"),
        ("date(phenomenonTime) le 2026-11-22", "", "2026-11-22T23:59:59.999999Z"),
        ("resultTime ge 2026-11-22T00:00:00Z", "", ""),
        ("phenomenonTime eq null", "", ""),
    ];
    for (text, from, to) in cases {
        let found = bounds(text);
        let words = |m: Option<Moment>| m.map(|m| m.to_string()).unwrap_or_default();
        assert_eq!((words(found.from).as_str(), words(found.to).as_str()), (from, to), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn what_matches_touches_the_bounds(expr in plain(3), places in proptest::collection::vec((0..MOMENTS.len(), -2..3_i64, 0..3_usize), 20)) {
        let condition = Condition::of_user(expr, &SAMPLE, Moment(NOON)).expect("random trees fit");
        for (at, moved, length) in places {
            let start = (MOMENTS[at] + moved).clamp(-62_135_596_800_000_000, 253_402_207_199_999_999);
            let end = start + [0, 1, 3_600_000_000][length];
            let span = Interval { start: Moment(start), end: Moment(end) };
            let fields = |path: &query::Path| match path.as_str() {
                "at" => Moment(start).into(),
                "span" => span.into(),
                "flag" => true.into(),
                "text" | "code" => "a".into(),
                "whole" | "id" => 1_i64.into(),
                "day" => kernel::Day::new(2026, 11, 22).into(),
                _ => Scalar::Null,
            };
            if query::test(condition.expr(), &fields) == Some(true) {
                let instant = bounds_of(condition.expr(), "at");
                prop_assert!(instant.touches(Interval::at(Moment(start))), "{condition} at {start}: {instant:?}");
                let bounds = bounds_of(condition.expr(), "span");
                prop_assert!(bounds.touches(span), "{condition} span {span:?}: {bounds:?}");
            }
        }
    }
}
