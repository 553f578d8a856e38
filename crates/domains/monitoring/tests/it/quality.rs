//! What is suspicious of readings and averages, and what that changes.

use monitoring::datastream::Averaging;
use monitoring::rules::window::Period;
use series::flags;

use crate::province::{Province, at, hour, line, on_both, steady};

const HOUR: Averaging = Averaging::Mean(Period::Hour);
const DAY: Averaging = Averaging::Mean(Period::Day);

/// Flags of the averages of a parameter, by time.
fn flags_of(province: &Province, code: &str, symbol: &str, averaging: Averaging) -> Vec<u16> {
    province.averages(code, symbol, averaging).into_iter().map(|a| a.flags).collect()
}

#[test]
fn what_cannot_be_is_kept_and_does_not_count() {
    on_both(|province| {
        let end = at("20261121100000");
        let mut values = [("7", "00"); 12];
        (values[3].0, values[7].0) = ("15", "-0.05");
        province.send("NUO001", end, &hour("pH", "-", end, &values));
        province.follow(end);
        let found: Vec<u16> = province.observations("NUO001", "pH").iter().map(|o| o.flags & !flags::LATE).collect();
        assert_eq!((found[3], found[7], found[0]), (flags::OUT_OF_RANGE, flags::NEGATIVE, 0));
        let average = province.averages("NUO001", "pH", HOUR).pop().unwrap();
        assert_eq!((average.valid_count, average.minimum, average.maximum), (11, Some(-0.05), Some(7.0)));
    });
}

#[test]
fn a_spike_is_suspicious_and_counts() {
    on_both(|province| {
        let end = at("20261121100000");
        let mut values = [("20", "00"); 12];
        values[5].0 = "400";
        values[6].0 = "21";
        province.send("NUO001", end, &hour("COD", "mg/L", end, &values));
        province.follow(end);
        let average = province.averages("NUO001", "COD", HOUR).pop().unwrap();
        assert_eq!((average.flags, average.valid_count), (flags::SPIKE, 12));
    });
}

#[test]
fn hours_of_one_value_are_suspicious_from_the_hour_that_makes_it_so() {
    on_both(|province| {
        let start = at("20261121000000");
        for h in 1..=13 {
            let end = start.plus_seconds(h * 3600);
            // The needle moves once, in the first hour, and in another hour there is no reading.
            let text =
                if h == 1 { hour("pH", "-", end, &[("7", "00"), ("7.1", "00")]) } else { steady("pH", "-", end, "7") };
            province.send("NUO001", end, &text);
            province.follow(end);
        }
        let mut expected = vec![0; 13];
        expected[12] = flags::FLATLINE;
        assert_eq!(flags_of(province, "NUO001", "pH", HOUR), expected);
        // The day carries what is suspicious of its hours.
        let midnight = start.plus_seconds(86_400);
        province.follow(midnight.plus_seconds(3600));
        assert_eq!(flags_of(province, "NUO001", "pH", DAY), [flags::FLATLINE]);
    });
}

#[test]
fn more_fine_dust_than_dust_is_a_contradiction_on_both_sides() {
    on_both(|province| {
        let cases = [("20261121100000", "40", "35", 0), ("20261121110000", "30", "35", flags::INCONSISTENT)];
        for (end, all, fine, expected) in cases {
            let end = at(end);
            let text = [line("PM10", all, "µg/Nm3", end, "00"), line("PM2,5", fine, "µg/Nm3", end, "00")].concat();
            province.send("KXQ001", end, &text);
            province.follow(end.plus_seconds(3600));
            for symbol in ["PM10", "PM2.5"] {
                assert_eq!(
                    flags_of(province, "KXQ001", symbol, HOUR).pop(),
                    Some(expected),
                    "{symbol}: {all} and {fine}"
                );
            }
        }
    });
}

/// Stations that measure a whole and its part, by the pairs of the built-in definitions.
const WHOLES: [&str; 2] = [
    "KXQ003,Không khí khu dân cư,ambient_air,,,,10.3,106.4,,60,TSP;PM10,,,,,,true",
    "NMT003,Sông Hiền,surface_water,,,,10.2,106.3,,60,COD;BOD5;TN;NH4,,,,,,true",
];

#[test]
fn a_whole_below_its_part_is_suspicious_of_dust_oxygen_demand_and_nitrogen() {
    on_both(|province| {
        let report = province.import(at("20251101080000"), &WHOLES);
        assert_eq!(report.applied_rows, 2, "{:?}", report.faults);
        let pairs =
            [("KXQ003", "µg/Nm3", "TSP", "PM10"), ("NMT003", "mg/L", "COD", "BOD5"), ("NMT003", "mg/L", "TN", "NH4")];
        let hours = [("20261121100000", "40", "35", 0), ("20261121110000", "30", "35", flags::INCONSISTENT)];
        for (end, of_whole, of_part, expected) in hours {
            let end = at(end);
            for code in ["KXQ003", "NMT003"] {
                let lines = pairs.iter().filter(|pair| pair.0 == code).flat_map(|(_, unit, whole, part)| {
                    [line(whole, of_whole, unit, end, "00"), line(part, of_part, unit, end, "00")]
                });
                province.send(code, end, &lines.collect::<String>());
            }
            province.follow(end.plus_seconds(3600));
            for (code, _, whole, part) in pairs {
                for symbol in [whole, part] {
                    let newest = flags_of(province, code, symbol, HOUR).pop();
                    assert_eq!(newest, Some(expected), "{symbol}: {of_whole} and {of_part}");
                }
            }
        }
    });
}
