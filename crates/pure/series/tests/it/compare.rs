//! Values against limits.

use proptest::prelude::*;
use series::compare::{Incomparable, Limit, Measure, judge};

const PH: Limit = Limit::Range { low: 5.5, high: 9.0 };

#[test]
fn worked_by_hand() {
    use Measure::{Distance, Ratio, Unbounded};
    let max = |limit| Limit::Max { limit };
    let min = |limit| Limit::Min { limit };
    let cases = [
        ("COD within", 60.0, max(75.0), false, Ratio(0.8)),
        ("COD twice", 150.0, max(75.0), true, Ratio(2.0)),
        ("at the limit", 75.0, max(75.0), false, Ratio(1.0)),
        ("PM2.5 since 2026", 49.5, max(45.0), true, Ratio(1.1)),
        ("below zero is within", -1.0, max(10.0), false, Ratio(-0.1)),
        ("dissolved oxygen enough", 8.0, min(4.0), false, Ratio(0.5)),
        ("dissolved oxygen half", 2.0, min(4.0), true, Ratio(2.0)),
        ("no dissolved oxygen", 0.0, min(4.0), true, Unbounded),
        ("pH inside", 7.2, PH, false, Distance(0.0)),
        ("pH at an end", 9.0, PH, false, Distance(0.0)),
        ("acid", 5.0, PH, true, Distance(0.5)),
        ("alkaline", 11.0, PH, true, Distance(2.0)),
        ("nothing may be and nothing is", 0.0, max(0.0), false, Ratio(0.0)),
        ("nothing may be and something is", 0.1, max(0.0), true, Unbounded),
    ];
    for (name, value, limit, exceeded, measure) in cases {
        let verdict = judge(value, &limit).expect("comparable");
        assert_eq!((verdict.exceeded, verdict.measure), (exceeded, measure), "{name}");
    }
}

#[test]
fn arithmetic_alone_exceeds_nothing() {
    // Column B of COD with Kq 1.1 and Kf 0.9 is 148.5 mg/L; doubles make a hair less or more of it.
    for limit in [150.0 * 1.1 * 0.9, 148.5, 148.5 - 2e-14] {
        assert!(!judge(148.5, &Limit::Max { limit }).expect("comparable").exceeded);
        assert!(judge(148.501, &Limit::Max { limit }).expect("comparable").exceeded);
    }
    assert!(!judge(0.1 + 0.2, &Limit::Range { low: 0.0, high: 0.3 }).expect("comparable").exceeded);
}

#[test]
fn what_cannot_be_compared() {
    let cases = [
        (f64::NAN, PH, Incomparable::Value),
        (f64::INFINITY, Limit::Max { limit: 1.0 }, Incomparable::Value),
        (1.0, Limit::Max { limit: f64::NAN }, Incomparable::Limit),
        (1.0, Limit::Max { limit: -1.0 }, Incomparable::Limit),
        (1.0, Limit::Min { limit: f64::INFINITY }, Incomparable::Limit),
        (1.0, Limit::Range { low: 9.0, high: 5.5 }, Incomparable::Limit),
        (1.0, Limit::Range { low: f64::NAN, high: 5.5 }, Incomparable::Limit),
        (1.0, Limit::Range { low: f64::NEG_INFINITY, high: 5.5 }, Incomparable::Limit),
    ];
    for (value, limit, incomparable) in cases {
        assert_eq!(judge(value, &limit), Err(incomparable), "{value} {limit:?}");
    }
}

proptest! {
    #[test]
    fn more_is_never_better_against_a_greatest_limit(a in 0.0_f64..1e6, b in 0.0_f64..1e6, limit in 0.001_f64..1e6) {
        let (less, more) = (a.min(b), a.max(b));
        let verdict = |v| judge(v, &Limit::Max { limit }).expect("comparable");
        prop_assert!(verdict(less).exceeded <= verdict(more).exceeded);
        let (Measure::Ratio(x), Measure::Ratio(y)) = (verdict(less).measure, verdict(more).measure) else {
            return Err(TestCaseError::fail("a ratio"));
        };
        prop_assert!(x <= y);
        prop_assert_eq!(verdict(more).exceeded, more - limit > limit * 1e-9);
    }

    #[test]
    fn a_range_is_exceeded_where_there_is_a_distance(value in -20.0_f64..20.0, low in -10.0_f64..0.0, width in 0.0_f64..10.0) {
        let verdict = judge(value, &Limit::Range { low, high: low + width }).expect("comparable");
        let Measure::Distance(distance) = verdict.measure else { return Err(TestCaseError::fail("a distance")) };
        prop_assert_eq!(verdict.exceeded, distance > 0.0);
        prop_assert!(verdict.exceeded || (low - 1e-7..=low + width + 1e-7).contains(&value));
    }
}
