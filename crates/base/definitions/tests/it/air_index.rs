//! VN_AQI against the worked sample of QĐ 1459/QĐ-TCMT (Hướng dẫn kỹ thuật, 2.2.2.a and 2.3) and values computed
//! by hand from its Table 2.

use std::collections::BTreeMap;
use std::sync::Arc;

use definitions::Pinned;
use definitions::kinds::{AirIndex, Averaging, Breakpoints, Channel, Formula, IndexFormula, Statistic, Window, band};
use definitions::rules::air_index::{self, DayOf, Hours, rounded, running_means, sub_index};
use definitions::rules::nowcast::nowcast;
use proptest::prelude::*;
use rstest::rstest;

use crate::kit::{catalogue, day};

const LITERAL: Formula = Formula::NowcastLiteral;
const NORMALISED: Formula = Formula::NowcastNormalised;

fn vn_aqi() -> &'static Arc<Pinned<AirIndex>> {
    catalogue().in_force::<AirIndex>("VN_AQI", day("2026-11-22")).expect("VN_AQI is in force")
}

fn column(parameter: &str, averaging: Window) -> &'static Breakpoints {
    let mut columns = vn_aqi().body.breakpoints.iter();
    columns.find(|b| b.parameter == parameter && b.averaging == averaging).expect("a column of Table 2")
}

fn of(parameter: &str, averaging: Window, concentration: f64) -> Option<f64> {
    sub_index(column(parameter, averaging), &vn_aqi().body.steps, concentration)
}

fn rule(window: Window) -> &'static Averaging {
    &catalogue().averaging("ambient_air", window, day("2026-11-22")).expect("a rule").body
}

/// Hourly means from now to the past, as the decision numbers them: c1, c2 …; `None` where there is none.
fn hours(from_now: &[Option<f64>]) -> Hours {
    from_now.iter().rev().copied().collect()
}

fn all(from_now: &[f64]) -> Hours {
    from_now.iter().rev().map(|c| Some(*c)).collect()
}

/// 2.3.a: PM2.5 at 09:00 … 20:00, the newest first.
const SAMPLE: [f64; 12] = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
/// Air that changes fast: w* is below ½.
const CHANGING: [f64; 12] = [92.0, 85.0, 71.0, 64.0, 60.0, 48.0, 44.0, 40.0, 38.0, 41.0, 45.0, 50.0];

/// The same with two hours missing.
fn changing_with_gaps() -> Hours {
    let gaps = [1, 4];
    hours(&CHANGING.iter().enumerate().map(|(i, c)| (!gaps.contains(&i)).then_some(*c)).collect::<Vec<_>>())
}

#[rstest]
// QĐ 1459, 2.3.b and c.
#[case("O3", Window::PT1H, 136.1, 42.531_25)]
#[case("PM2.5", Window::P1D, 20.3, 40.6)]
#[case("O3", Window::PT8H, 89.3, 44.65)]
#[case("O3", Window::PT1H, 114.6, 35.8125)]
#[case("NO2", Window::PT1H, 130.8, 65.4)]
#[case("PM2.5", Window::P1D, 55.7, 109.5)]
// By hand from Table 2.
#[case("PM2.5", Window::P1D, 35.5, 71.0)]
#[case("PM2.5", Window::P1D, 45.0, 90.0)]
#[case("PM2.5", Window::P1D, 62.3, 120.5)]
#[case("PM2.5", Window::P1D, 900.0, 500.0)]
#[case("PM2.5", Window::P1D, 500.0, 500.0)]
#[case("PM2.5", Window::P1D, 425.0, 450.0)]
#[case("PM2.5", Window::P1D, 0.0, 0.0)]
#[case("PM2.5", Window::P1D, -3.0, 0.0)]
#[case("PM10", Window::P1D, 137.0, 93.5)]
#[case("PM10", Window::P1D, 385.0, 250.0)]
#[case("SO2", Window::PT1H, 410.0, 115.0)]
#[case("CO", Window::PT1H, 8200.0, 41.0)]
#[case("NO2", Window::PT1H, 250.0, 105.0)]
#[case("O3", Window::PT1H, 180.0, 75.0)]
#[case("O3", Window::PT1H, 1200.0, 500.0)]
#[case("O3", Window::PT8H, 130.0, 110.0)]
#[case("O3", Window::PT8H, 400.0, 300.0)]
fn sub_indices(#[case] parameter: &str, #[case] window: Window, #[case] concentration: f64, #[case] expected: f64) {
    assert_eq!(of(parameter, window, concentration), Some(expected));
}

/// Table 2 is continuous: 50 at its breakpoint, just above 50 just above it; no jump to 51 as in tables of other
/// countries, and 300 to 500 are two segments.
#[test]
fn between_two_steps_the_index_rises_evenly() {
    for column in &vn_aqi().body.breakpoints {
        let steps = &vn_aqi().body.steps;
        for (at, step) in column.values.iter().zip(steps) {
            assert_eq!(sub_index(column, steps, *at), Some(*step), "{} {at}", column.parameter);
        }
        for pair in column.values.windows(2) {
            let just_above = sub_index(column, steps, pair[0] + (pair[1] - pair[0]) / 1000.0).expect("an index");
            let at = sub_index(column, steps, pair[0]).expect("an index");
            assert!(just_above > at && just_above - at < 0.2, "{}: {at} {just_above}", column.parameter);
        }
    }
}

/// The sample of 2.3.b says NO₂ 118.7 → 60, where the formula it prints gives 59.35. We print 59; both are in one band.
#[test]
fn the_samples_no2_is_what_the_formula_gives() {
    assert_eq!(of("NO2", Window::PT1H, 118.7), Some(59.35));
    let bands = &vn_aqi().body.bands;
    assert_eq!(band(bands, 59).map(|b| &b.code), band(bands, 60).map(|b| &b.code));
}

#[rstest]
#[case(0.0, 0)]
#[case(40.54, 41)]
#[case(42.531_25, 43)]
#[case(44.65, 45)]
#[case(35.8125, 36)]
#[case(65.4, 65)]
#[case(109.5, 110)]
#[case(109.499_999_999, 109)]
#[case(500.0, 500)]
#[case(f64::NAN, 0)]
fn halves_are_rounded_up(#[case] exact: f64, #[case] whole: u32) {
    assert_eq!(rounded(exact), whole);
}

#[rstest]
// 2.3.a: w* = 16.5 / 26.9 = 0.61; the decision prints 20.3.
#[case(all(&SAMPLE), 20.27, 20.27)]
// w* < ½, every hour there: the twelve halves add up to 1 − 2⁻¹².
#[case(all(&CHANGING), 83.40, 83.42)]
// The same with gaps: the literal formula is biased low.
#[case(changing_with_gaps(), 60.27, 83.89)]
// Steady air is what it is.
#[case(all(&[30.0; 12]), 30.0, 30.0)]
fn nowcasts(#[case] hours: Hours, #[case] literal: f64, #[case] normalised: f64) {
    let cents = |formula| nowcast(&vn_aqi().body.nowcast, formula, &hours).map(|c| (c * 100.0).round() / 100.0);
    assert_eq!((cents(LITERAL), cents(NORMALISED)), (Some(literal), Some(normalised)));
}

#[rstest]
#[case(vec![Some(10.0), Some(10.0), Some(10.0)], true)]
#[case(vec![None, Some(10.0), Some(10.0)], true)]
#[case(vec![Some(10.0), None, Some(10.0)], true)]
#[case(vec![Some(10.0), Some(10.0), None], true)]
#[case(vec![Some(10.0), None, None], false)]
#[case(vec![None, None, Some(10.0)], false)]
#[case(vec![None, None, None], false)]
#[case(vec![Some(10.0)], false)]
#[case(vec![], false)]
#[case(vec![Some(f64::NAN), Some(10.0), Some(f64::INFINITY)], false)]
fn two_of_the_three_newest_hours_are_needed(#[case] newest: Vec<Option<f64>>, #[case] is: bool) {
    let mut series = newest;
    let old = if series.len() == 3 { 9 } else { 0 };
    series.extend(vec![Some(10.0); old]);
    for formula in [LITERAL, NORMALISED] {
        assert_eq!(nowcast(&vn_aqi().body.nowcast, formula, &hours(&series)).is_some(), is);
    }
}

/// 0 ÷ 0 has no weight; and what instruments read below zero is no dust.
#[test]
fn clean_air_is_zero() {
    for formula in [LITERAL, NORMALISED] {
        for series in [[0.0; 12], [-1.5; 12]] {
            assert_eq!(nowcast(&vn_aqi().body.nowcast, formula, &all(&series)), Some(0.0));
        }
    }
}

fn measured(given: &[(&str, Hours)]) -> BTreeMap<String, Hours> {
    given.iter().map(|(parameter, hours)| ((*parameter).to_owned(), hours.clone())).collect()
}

/// 2.3.b, and the index of it: 59 by the formula (60 in the decision), led by NO₂.
#[test]
fn the_samples_hour() {
    let hours = measured(&[("O3", vec![Some(136.1)]), ("NO2", vec![Some(118.7)]), ("PM2.5", all(&SAMPLE))]);
    let value = air_index::hourly(&vn_aqi().body, LITERAL, &hours).expect("an index");
    assert_eq!(rounded(value.exact()), 59);
    assert_eq!(value.parts[value.lead].parameter, "NO2");
    let shown: Vec<_> = value.parts.iter().map(|p| (p.parameter.as_str(), p.statistic, rounded(p.value))).collect();
    let expected =
        [("O3", Statistic::HourMean, 43), ("NO2", Statistic::HourMean, 59), ("PM2.5", Statistic::Nowcast, 41)];
    assert_eq!(shown, expected);
}

/// Gaps while the air changes: 117 as written, 153 divided by the weights. The bands differ, so a page must say so.
#[test]
fn both_readings_of_the_nowcast_may_fall_into_different_bands() {
    let hours = measured(&[("PM2.5", changing_with_gaps())]);
    let of = |formula| {
        let value = air_index::hourly(&vn_aqi().body, formula, &hours).expect("an index");
        let index = rounded(value.exact());
        (index, band(&vn_aqi().body.bands, index).expect("a band").code.as_str())
    };
    assert_eq!((of(LITERAL), of(NORMALISED)), ((117, "poor"), (153, "bad")));
    let whole = measured(&[("PM2.5", all(&CHANGING))]);
    for formula in [LITERAL, NORMALISED] {
        let value = air_index::hourly(&vn_aqi().body, formula, &whole).expect("an index");
        assert_eq!(rounded(value.exact()), 152);
    }
}

#[test]
fn without_dust_there_is_no_index() {
    let hours = measured(&[("O3", vec![Some(136.1)]), ("NO2", vec![Some(118.7)]), ("PM2.5", vec![Some(20.0)])]);
    let refused = air_index::hourly(&vn_aqi().body, LITERAL, &hours).expect_err("one hour of dust is no NowCast");
    assert_eq!(refused.needs_one_of, ["PM10", "PM2.5"]);
    let dust = measured(&[("PM10", all(&[40.0; 12]))]);
    assert!(air_index::hourly(&vn_aqi().body, LITERAL, &dust).is_ok(), "one of the two is enough");
}

/// 2.2.2.a: the 31 hours of ozone from 18:00 of the day before to 00:00, and their 24 running means.
const OZONE: [f64; 31] = [
    15.7, 14.2, 17.7, 18.9, 19.3, 15.7, 19.7, 22.6, 27.1, 29.0, 31.9, 25.3, 34.7, 35.2, 41.6, 45.7, 49.2, 55.8, 69.6,
    78.3, 91.5, 97.7, 81.2, 71.8, 43.5, 34.3, 21.5, 20.5, 19.4, 20.4, 21.3,
];
const OZONE_8H: [f64; 24] = [
    18.0, 19.4, 21.2, 23.0, 23.8, 25.8, 28.2, 30.9, 33.8, 36.6, 39.9, 44.7, 51.3, 58.4, 66.2, 71.1, 74.4, 73.7, 71.0,
    65.0, 57.8, 48.7, 39.1, 31.6,
];

#[test]
fn the_samples_running_means_of_ozone() {
    let hours: Hours = OZONE.iter().map(|c| Some(*c)).collect();
    let means: Vec<f64> = running_means(&hours, rule(Window::PT8H)).flatten().collect();
    assert_eq!(means.len(), 24);
    for (n, (mean, printed)) in means.iter().zip(OZONE_8H).enumerate() {
        // The decision averaged values that it prints rounded: 44.6375 of the printed ones stands there as 44.7.
        assert!((mean - printed).abs() < 0.07, "{n}: {mean} {printed}");
    }
    let highest = means.iter().copied().fold(0.0, f64::max);
    assert_eq!((highest * 100.0).round() / 100.0, 74.39);
}

/// A day whose 24 own hours are `own`, after seven of `before`.
fn hours_of_day(before: f64, own: &[f64]) -> Hours {
    [before; 7].iter().chain(own).map(|c| Some(*c)).collect()
}

fn ozone_of(peak_1h: f64, level_8h: f64) -> Hours {
    // Eight hours whose mean is the level, one of them the peak.
    let mut own = [10.0; 24];
    let rest = (level_8h * 8.0 - peak_1h) / 7.0;
    own[8..16].fill(rest);
    own[12] = peak_1h;
    hours_of_day(10.0, &own)
}

fn daily(given: &[(&str, DayOf)]) -> Result<air_index::AirValue, air_index::NoDust> {
    let given = given.iter().map(|(parameter, of)| ((*parameter).to_owned(), of.clone())).collect();
    air_index::daily(&vn_aqi().body, &given, rule(Window::P1D), rule(Window::PT8H))
}

/// 2.3.c: AQI of the day is 110, led by PM2.5.
#[test]
fn the_samples_day() {
    let mut no2 = [60.0; 24];
    no2[19] = 130.8;
    let value = daily(&[
        ("O3", DayOf { hours: ozone_of(114.6, 89.3), mean: None }),
        ("NO2", DayOf { hours: hours_of_day(0.0, &no2), mean: None }),
        ("PM2.5", DayOf { hours: Vec::new(), mean: Some(55.7) }),
    ])
    .expect("an index");
    let shown: Vec<_> = value.parts.iter().map(|p| (p.statistic, rounded(p.value))).collect();
    let expected = [
        (Statistic::HighestHour, 36),
        (Statistic::Highest8Hours, 45),
        (Statistic::HighestHour, 65),
        (Statistic::DayMean, 110),
    ];
    assert_eq!(shown, expected);
    assert_eq!((rounded(value.exact()), value.parts[value.lead].parameter.as_str()), (110, "PM2.5"));
}

/// 2.2.2.b: above 400 µg/m³ over eight hours ozone counts by its highest hour only.
#[test]
fn eight_hours_of_ozone_above_400_are_left_aside() {
    let dust = ("PM2.5", DayOf { hours: Vec::new(), mean: Some(10.0) });
    for (level, statistics) in
        [(400.0, vec![Statistic::HighestHour, Statistic::Highest8Hours]), (401.0, vec![Statistic::HighestHour])]
    {
        let hours = hours_of_day(level, &[level; 24]);
        let value = daily(&[("O3", DayOf { hours, mean: None }), dust.clone()]).expect("an index");
        let of_ozone: Vec<_> = value.parts.iter().filter(|p| p.parameter == "O3").map(|p| p.statistic).collect();
        assert_eq!(of_ozone, statistics);
    }
}

/// 18 of 24 hours make the day's highest, 6 of 8 a running mean (75 %, as all our averages).
#[test]
fn a_day_with_too_few_hours_has_no_highest() {
    let dust = ("PM2.5", DayOf { hours: Vec::new(), mean: Some(10.0) });
    for (there, is) in [(18, true), (17, false)] {
        let mut hours = hours_of_day(90.0, &[90.0; 24]);
        hours[7..31 - there].fill(None);
        let value = daily(&[("SO2", DayOf { hours, mean: None }), dust.clone()]).expect("an index");
        assert_eq!(value.parts.iter().any(|p| p.parameter == "SO2"), is, "{there} hours");
    }
    let eight = |missing: usize| {
        let mut hours = vec![Some(80.0); 8];
        hours[..missing].fill(None);
        running_means(&hours, rule(Window::PT8H)).next().flatten()
    };
    assert_eq!((eight(2), eight(3)), (Some(80.0), None));
    let none = ("PM2.5", DayOf { hours: Vec::new(), mean: None });
    assert!(daily(&[none]).is_err());
}

/// Table 1 and Table 3 of QĐ 1459.
#[test]
fn bands_and_duties_are_those_of_the_decision() {
    let index = &vn_aqi().body;
    let bands: Vec<_> = index.bands.iter().map(|b| (b.from, b.up_to, b.title.vi.as_str(), b.rgb)).collect();
    let expected = [
        (0, 50, "Tốt", [0, 228, 0]),
        (51, 100, "Trung bình", [255, 255, 0]),
        (101, 150, "Kém", [255, 126, 0]),
        (151, 200, "Xấu", [255, 0, 0]),
        (201, 300, "Rất xấu", [143, 63, 151]),
        (301, 500, "Nguy hại", [126, 0, 35]),
    ];
    assert_eq!(bands, expected);
    assert!(index.bands.iter().all(|b| b.advice.is_some()));
    assert_eq!(band(&index.bands, 501).map(|b| b.code.as_str()), Some("hazardous"));
    let duties: Vec<_> = index.duties.iter().map(|d| (d.code.as_str(), d.not_on.as_slice())).collect();
    let radio = [Channel::Radio];
    let expected: [(&str, &[Channel]); 6] =
        [("colour", &radio), ("station", &[]), ("parameters", &[]), ("advice", &[]), ("method", &[]), ("source", &[])];
    assert_eq!(duties, expected);
    let formula = catalogue().in_force::<IndexFormula>("VN_AQI", day("2026-11-22")).expect("a formula");
    assert_eq!(formula.body.formula, LITERAL, "the literal formula is the official one");
}

proptest! {
    #[test]
    fn more_is_never_better(n in 0..7_usize, a in -10.0..6000.0_f64, b in -10.0..6000.0_f64) {
        let column = &vn_aqi().body.breakpoints[n];
        let steps = &vn_aqi().body.steps;
        if let (Some(low), Some(high)) = (sub_index(column, steps, a.min(b)), sub_index(column, steps, a.max(b))) {
            prop_assert!(low <= high);
            prop_assert!((0.0..=500.0).contains(&low) && (0.0..=500.0).contains(&high));
        }
    }

    #[test]
    fn any_bits_are_taken(c in any::<f64>(), hours in prop::collection::vec(prop::option::of(any::<f64>()), 0..40)) {
        for column in &vn_aqi().body.breakpoints {
            let index = sub_index(column, &vn_aqi().body.steps, c);
            prop_assert!(index.is_none_or(|i| (0.0..=500.0).contains(&i)));
        }
        let given = vn_aqi().body.breakpoints.iter().map(|b| (b.parameter.clone(), hours.clone())).collect();
        for formula in [LITERAL, NORMALISED] {
            if let Ok(value) = air_index::hourly(&vn_aqi().body, formula, &given) {
                prop_assert!(value.parts.iter().all(|p| (0.0..=500.0).contains(&p.value)));
                prop_assert!(value.parts.iter().all(|p| p.value <= value.exact()));
                prop_assert!(band(&vn_aqi().body.bands, rounded(value.exact())).is_some());
            }
        }
    }

    /// A weighted mean lies between its least and its greatest; the literal one may lie below, never above.
    #[test]
    fn a_nowcast_is_a_mean(hours in prop::collection::vec(prop::option::of(0.0..900.0_f64), 12)) {
        let (least, most) = hours.iter().flatten().fold((900.0_f64, 0.0_f64), |(a, b), c| (a.min(*c), b.max(*c)));
        let of = |formula| nowcast(&vn_aqi().body.nowcast, formula, &hours);
        prop_assert_eq!(of(LITERAL).is_some(), of(NORMALISED).is_some());
        if let (Some(literal), Some(normalised)) = (of(LITERAL), of(NORMALISED)) {
            prop_assert!(normalised >= least - 1e-9 && normalised <= most + 1e-9);
            prop_assert!(literal >= 0.0 && literal <= normalised + 1e-9);
        }
    }
}
