//! A value against a limit, its tier, and the correction that comes first.

use definitions::kinds::{Bound, Medium};
use definitions::rules::judge::{Measure, judge};
use definitions::rules::oxygen::{NoCorrection, at_reference};
use rstest::rstest;

use crate::kit::{catalogue, day};

#[rstest]
#[case::at_the_limit(Bound::Max(67.5), 67.5, false, Measure::Ratio(1.0))]
#[case::above(Bound::Max(67.5), 81.0, true, Measure::Ratio(1.2))]
#[case::below(Bound::Max(45.0), 22.5, false, Measure::Ratio(0.5))]
#[case::too_little(Bound::Min(5.0), 4.0, true, Measure::Ratio(1.25))]
#[case::enough(Bound::Min(5.0), 5.0, false, Measure::Ratio(1.0))]
#[case::inside(Bound::Range { low: 5.5, high: 9.0 }, 7.2, false, Measure::Distance(0.0))]
#[case::acid(Bound::Range { low: 5.5, high: 9.0 }, 5.2, true, Measure::Distance(0.3))]
#[case::alkaline(Bound::Range { low: 5.5, high: 9.0 }, 9.1, true, Measure::Distance(0.1))]
#[case::at_the_end(Bound::Range { low: 5.5, high: 9.0 }, 9.0, false, Measure::Distance(0.0))]
#[case::found(Bound::NotDetectable, 0.001, true, Measure::Presence)]
#[case::not_found(Bound::NotDetectable, 0.0, false, Measure::Presence)]
fn values_are_judged(#[case] bound: Bound, #[case] value: f64, #[case] exceeded: bool, #[case] measure: Measure) {
    let judgement = judge(bound, value);
    assert_eq!((judgement.exceeded, judgement.measure), (exceeded, measure));
}

#[test]
fn what_is_no_number_exceeds_nothing() {
    for bound in [Bound::Max(1.0), Bound::Min(1.0), Bound::Range { low: 0.0, high: 1.0 }, Bound::NotDetectable] {
        assert!(!judge(bound, f64::NAN).exceeded);
    }
}

#[rstest]
#[case(0.9, None)]
#[case(1.0, None)]
#[case(1.01, Some("below-1.1"))]
#[case(1.1, Some("1.1-1.5"))]
#[case(1.5, Some("1.5-3"))]
#[case(2.999, Some("1.5-3"))]
#[case(3.0, Some("3-5"))]
#[case(5.0, Some("5-10"))]
#[case(10.0, Some("10-up"))]
#[case(f64::INFINITY, Some("10-up"))]
fn tiers_of_exceedance(#[case] ratio: f64, #[case] tier: Option<&str>) {
    let found = catalogue().tier(ratio, day("2026-11-22"));
    assert_eq!(found.as_ref().map(|(t, _)| t.code.as_str()), tier);
    assert!(found.is_none_or(|(_, pin)| pin.kind == "severity" && pin.version == 1));
}

/// QCVN 19:2024/BTNMT, worked: SO₂ 219 mg/Nm³ at 18.7 % O₂, reference 7 % → 1,383.7 mg/Nm³.
#[test]
fn diluted_flue_gas_is_brought_to_the_reference_oxygen() {
    let rule = catalogue()
        .in_force::<Medium>("stack_emission", day("2026-11-22"))
        .and_then(|m| m.body.oxygen)
        .expect("flue gas has a correction");
    let corrected = at_reference(rule, 219.0, 18.7, 7.0).expect("it can be corrected");
    assert_eq!((corrected * 10.0).round() / 10.0, 1383.7);
    assert_eq!(at_reference(rule, 100.0, 7.0, 7.0), Ok(100.0));
    for (measured, reference, expected) in [
        (20.8, 7.0, NoCorrection::TooMuchOxygen { measured: 20.8, below: 20.8 }),
        (20.9, 7.0, NoCorrection::TooMuchOxygen { measured: 20.9, below: 20.8 }),
        (-0.1, 7.0, NoCorrection::Impossible { content: -0.1 }),
        (11.0, 20.9, NoCorrection::Impossible { content: 20.9 }),
        (11.0, -1.0, NoCorrection::Impossible { content: -1.0 }),
    ] {
        assert_eq!(at_reference(rule, 219.0, measured, reference), Err(expected));
        assert!(expected.refusal().code.starts_with("refused-oxygen"));
    }
    assert!(at_reference(rule, 1.0, f64::NAN, 7.0).is_err());
}
