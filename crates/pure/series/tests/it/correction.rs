//! Reference oxygen.

use proptest::prelude::*;
use series::correction::{CorrectionRefused, to_reference_oxygen};

#[test]
fn worked_by_hand() {
    let cases = [
        // SO2 of a boiler: 219 × 13.9 / 2.2. The raw value passes column C (250), the true one none.
        (219.0, 18.7, 7.0, 1383.7),
        (219.0, 7.0, 7.0, 219.0),
        (100.0, 0.0, 7.0, 66.5),
        (100.0, 11.4, 15.0, 62.1),
        (0.0, 18.7, 7.0, 0.0),
        (100.0, 20.7, 7.0, 6950.0),
    ];
    for (concentration, measured, reference, expected) in cases {
        let corrected = to_reference_oxygen(concentration, measured, reference).expect("a correction");
        assert_eq!(format!("{:.1}", corrected.value), format!("{expected:.1}"), "{concentration} at {measured} %");
    }
}

#[test]
fn refused_where_the_formula_says_nothing() {
    use CorrectionRefused::{Concentration, MeasuredOxygen, NearlyAir, ReferenceOxygen};
    let cases = [
        (219.0, 20.8, 7.0, NearlyAir),
        (219.0, 20.9, 7.0, NearlyAir),
        (219.0, 21.4, 7.0, NearlyAir),
        (219.0, -0.1, 7.0, MeasuredOxygen),
        (219.0, f64::NAN, 7.0, MeasuredOxygen),
        (219.0, f64::INFINITY, 7.0, MeasuredOxygen),
        (f64::NAN, 10.0, 7.0, Concentration),
        (219.0, 10.0, 20.9, ReferenceOxygen),
        (219.0, 10.0, -1.0, ReferenceOxygen),
        (219.0, 10.0, f64::NAN, ReferenceOxygen),
    ];
    for (concentration, measured, reference, refused) in cases {
        assert_eq!(to_reference_oxygen(concentration, measured, reference), Err(refused), "{measured} {reference}");
    }
}

proptest! {
    #[test]
    fn thinning_with_air_changes_nothing(c in 0.0_f64..5000.0, o2 in 0.0_f64..15.0, air in 0.0_f64..0.6, reference in 0.0_f64..15.0) {
        // The same gas with a share of air in it: less concentrated, more oxygen.
        let (thin, thin_o2) = (c * (1.0 - air), o2 + (20.9 - o2) * air);
        let a = to_reference_oxygen(c, o2, reference).expect("a correction").value;
        let b = to_reference_oxygen(thin, thin_o2, reference).expect("a correction").value;
        prop_assert!((a - b).abs() <= 1e-9 * a.max(1.0));
    }
}
