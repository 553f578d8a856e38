//! Coefficients from facts, at the ends of every row. QCVN 40:2011/BTNMT (Kq, Kf),
//! QCVN 19:2009/BTNMT (Kp).

use definitions::rules::coefficient::{NoFactor, coefficient};
use definitions::rules::{FactValue, Facts};
use rstest::rstest;

use crate::kit::limit_set;

fn facts(list: &[(&str, FactValue)]) -> Facts {
    list.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

#[rstest]
#[case::river_at_50("river", "river_flow", &[(0.5, 0.9), (50.0, 0.9), (50.1, 1.0), (200.0, 1.0), (200.1, 1.1), (500.0, 1.1), (500.1, 1.2)])]
#[case::lake("lake", "lake_volume", &[(10.0, 0.6), (10.1, 0.8), (100.0, 0.8), (100.5, 1.0)])]
fn kq_by_receiving_water(#[case] receiving: &str, #[case] fact: &str, #[case] steps: &[(f64, f64)]) {
    let set = limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
    for (number, expected) in steps {
        let known = facts(&[("receiving", receiving.into()), (fact, (*number).into())]);
        let kq = coefficient(&set.body, "Kq", &known).expect("a coefficient");
        assert_eq!((kq.value, kq.for_want_of_data), (*expected, false), "{fact} = {number}");
    }
}

#[test]
fn without_data_the_strict_value_counts() {
    let set = limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
    for (receiving, expected) in [("river", 0.9), ("lake", 0.6)] {
        let kq = coefficient(&set.body, "Kq", &facts(&[("receiving", receiving.into())])).expect("a coefficient");
        assert_eq!((kq.value, kq.for_want_of_data), (expected, true));
    }
}

#[rstest]
#[case("protected", 1.0)]
#[case("other", 1.3)]
fn kq_of_coastal_water(#[case] use_: &str, #[case] expected: f64) {
    let set = limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
    let known = facts(&[("receiving", "coast".into()), ("coast_use", use_.into())]);
    assert_eq!(coefficient(&set.body, "Kq", &known).expect("a coefficient").value, expected);
}

#[rstest]
#[case("QCVN 40:2011/BTNMT", "Kf", "discharge", &[(50.0, 1.2), (51.0, 1.1), (500.0, 1.1), (501.0, 1.0), (5000.0, 1.0), (5001.0, 0.9)])]
#[case("QCVN 19:2009/BTNMT", "Kp", "emission_flow", &[(20_000.0, 1.0), (20_001.0, 0.9), (100_000.0, 0.9), (100_001.0, 0.8)])]
fn by_flow_of_the_source(#[case] set: &str, #[case] symbol: &str, #[case] fact: &str, #[case] steps: &[(f64, f64)]) {
    let set = limit_set(set, "2026-11-22");
    for (number, expected) in steps {
        let factor = coefficient(&set.body, symbol, &facts(&[(fact, (*number).into())])).expect("a coefficient");
        assert_eq!(factor.value, *expected, "{fact} = {number}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let set = limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
    let ask = |symbol, known: &Facts| coefficient(&set.body, symbol, known).expect_err("no coefficient");
    let missing = |fact: &str| NoFactor::FactMissing { fact: fact.to_owned() };
    assert_eq!(ask("Kq", &Facts::new()), missing("receiving"));
    assert_eq!(ask("Kq", &facts(&[("receiving", "coast".into())])), missing("coast_use"));
    assert_eq!(ask("Kf", &Facts::new()), missing("discharge"));
    assert_eq!(ask("Kp", &Facts::new()), NoFactor::Unknown { symbol: "Kp".to_owned() });
    let sewer = facts(&[("receiving", "urban-sewer".into())]);
    assert_eq!(ask("Kq", &sewer), NoFactor::NoTable { symbol: "Kq".to_owned() });
    assert!(ask("Kq", &sewer).refusal().code.starts_with("refused-coefficient"));
}
