//! What travels inside the executable is without fault and complete.

use std::fmt::Write;

use definitions::kinds::{Averaging, Bound, LimitSet, Parameter, RIGHTS, Role, Unit, Window};
use definitions::{Body, Layer, Package, check};

use crate::kit::{catalogue, day, limit_set};

#[test]
fn the_built_in_package_has_no_fault() {
    let package = Package::built_in().unwrap_or_else(|faults| panic!("{}", shown(&faults)));
    assert_eq!(package.layer, Layer::BuiltIn);
    let faults = check(&[package]);
    assert!(faults.is_empty(), "{}", shown(&faults));
}

fn shown(faults: &[definitions::Fault]) -> String {
    faults.iter().fold(String::new(), |mut all, fault| {
        let _ = writeln!(all, "{fault}");
        all
    })
}

/// Circular 10/2021/TT-BTNMT, Annex 15, Table 34: its symbols.
#[test]
fn every_symbol_of_table_34_is_a_parameter() {
    let symbols = "Flow Temp Color pH TSS COD NH4 TP TN TOC Cl RH P NO NO2 CO SO2 O2 H2S NH3 VHg PM O3 PM10 PM2.5";
    for symbol in symbols.split(' ') {
        assert!(catalogue().in_force::<Parameter>(symbol, day("2026-11-22")).is_some(), "{symbol}");
    }
}

#[test]
fn qcvn_40_2011_has_its_33_rows_and_says_that_it_is_provisional() {
    let set = limit_set("QCVN 40:2011/BTNMT", "2026-11-22");
    assert_eq!(set.body.limits.len(), 33);
    assert_eq!(set.body.parameters().len(), 33);
    assert!(set.provisional && set.note.is_some());
    assert!(set.body.limits.iter().all(|row| row.values.len() == 2));
    let as_written: Vec<_> =
        set.body.limits.iter().filter(|row| row.as_written).map(|row| row.parameter.as_str()).collect();
    assert_eq!(as_written, ["Temp", "Color", "pH", "Coliform", "GrossAlpha", "GrossBeta"]);
}

#[test]
fn qcvn_05_2023_has_seven_basic_and_37_toxic_parameters() {
    let set = limit_set("QCVN 05:2023/BTNMT", "2026-11-22");
    let of_table = |table: &str| {
        let mut found: Vec<&str> = set
            .body
            .limits
            .iter()
            .filter(|row| row.article.as_deref().is_some_and(|a| a.ends_with(table)))
            .map(|row| row.parameter.as_str())
            .collect();
        found.dedup();
        found.len()
    };
    assert_eq!((of_table("Bảng 1"), of_table("Bảng 2")), (7, 37));
    assert!(!set.provisional);
    let undetectable: Vec<_> = set.body.limits.iter().filter(|r| r.value == Some(Bound::NotDetectable)).collect();
    assert_eq!(undetectable.len(), 1);
    assert_eq!(undetectable[0].parameter, "Benzidine");
}

#[test]
fn each_medium_has_hourly_and_daily_averages_at_75_per_cent() {
    for medium in
        ["ambient_air", "stack_emission", "wastewater", "surface_water", "groundwater", "sea_water", "weather"]
    {
        for window in [Window::PT1H, Window::P1D] {
            let rule = catalogue().averaging(medium, window, day("2026-11-22")).expect("a rule");
            assert_eq!(rule.body.min_ratio, 0.75, "{medium} {window}");
            assert!(rule.provisional);
        }
    }
}

/// At 75 %: 9 of 12 five-minute values make an hour, 8 do not; 6 of 8 hours; 18 of 24.
#[test]
fn three_quarters_are_enough_and_less_is_not() {
    let enough = |window: Window, valid, expected| {
        let rule = catalogue().averaging("ambient_air", window, day("2026-11-22")).expect("a rule");
        Averaging::is_enough(&rule.body, valid, expected)
    };
    for (window, valid, expected, is) in [
        (Window::PT1H, 9, 12, true),
        (Window::PT1H, 8, 12, false),
        (Window::PT8H, 6, 8, true),
        (Window::PT8H, 5, 8, false),
        (Window::P1D, 18, 24, true),
        (Window::P1D, 17, 24, false),
        (Window::PT1H, 1, 1, true),
        (Window::PT1H, 0, 0, false),
    ] {
        assert_eq!(enough(window, valid, expected), is, "{valid} of {expected}");
    }
}

/// A whole is compared with its part by plain numbers, so that both are kept in one unit wherever both are measured.
#[test]
fn a_whole_and_its_part_have_one_unit() {
    let on = day("2026-11-22");
    let mut pairs = Vec::new();
    for whole in catalogue().all_in_force::<Parameter>(on) {
        for (part, share) in &whole.body.at_least {
            let of_part = catalogue().in_force::<Parameter>(part, on).expect("a parameter");
            let units: Vec<(&str, &str)> = whole
                .body
                .media
                .iter()
                .filter_map(|(medium, kept)| Some((kept.unit.as_str(), of_part.body.media.get(medium)?.unit.as_str())))
                .collect();
            assert!(!units.is_empty(), "{} and {part} are never measured together", whole.code);
            assert!(units.iter().all(|(whole, part)| whole == part), "{} and {part}: {units:?}", whole.code);
            pairs.push((whole.code.as_str(), part.as_str(), *share));
        }
    }
    let expected = [
        ("COD", "BOD5", 0.95),
        ("NOx", "NO2", 0.95),
        ("PM10", "PM2.5", 0.95),
        ("TN", "NH4", 0.95),
        ("TSP", "PM10", 0.95),
    ];
    assert_eq!(pairs, expected);
}

#[test]
fn no_right_is_left_without_a_role() {
    let held: Vec<String> =
        catalogue().all_in_force::<Role>(day("2026-11-22")).flat_map(|role| role.body.rights.clone()).collect();
    for right in RIGHTS {
        assert!(held.iter().any(|r| r == right), "{right}");
    }
}

/// Interfaces name units by UCUM where it has them.
#[test]
fn every_kept_unit_is_there_and_every_provisional_definition_says_why() {
    for listed in catalogue().listed() {
        let definition = &listed.definition;
        assert!(!listed.hidden);
        assert!(!definition.provisional || definition.note.is_some(), "{}", definition.code);
        if let Body::Parameter(parameter) = &definition.body {
            for given in parameter.media.values() {
                assert!(catalogue().unit(&given.unit).is_some(), "{} {}", definition.code, given.unit);
            }
            assert!(parameter.uri(&definition.code).contains(':'));
        }
    }
    let mg: &Unit = catalogue().unit("mg/L").expect("a unit");
    assert_eq!(mg.ucum.as_deref(), Some("mg/L"));
}

#[test]
fn sets_that_were_replaced_say_by_what_and_until_when() {
    for (code, successor) in [
        ("QCVN 40:2011/BTNMT", "QCVN 40:2025/BTNMT"),
        ("QCVN 14:2008/BTNMT", "QCVN 14:2025/BTNMT"),
        ("QCVN 19:2009/BTNMT", "QCVN 19:2024/BTNMT"),
    ] {
        let set = limit_set(code, "2026-11-22");
        let transition = set.body.transition.as_ref().expect("a transition");
        assert_eq!(transition.successor, successor);
        let newer = limit_set(successor, "2026-11-22");
        assert_eq!(newer.valid.from, transition.from, "{successor}");
        assert!(newer.body.replaces.iter().any(|replaced| replaced == code), "{successor}");
    }
    let after = catalogue().in_force::<LimitSet>("QCVN 40:2011/BTNMT", day("2032-01-01"));
    assert!(after.is_none(), "the transition ends with 2031");
}
