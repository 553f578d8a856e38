//! Files that are not what they should be: every line of them is accounted for.

use monitoring::observation;
use series::flags;

use crate::province::{at, line, on_both};

#[test]
fn a_name_that_does_not_fit_keeps_the_whole_file_out() {
    on_both(|province| {
        let now = at("20261122101501");
        let fine = line("COD", "41.6", "mg/L", at("20261122101500"), "00");
        for (path, content, reason) in [
            ("BD_X_NUO002_20261122101500.txt", fine.as_str(), "file-of-another-station"),
            ("readme.txt", fine.as_str(), "file-name"),
            ("BD_X_NUO001_20261122101500.exe", fine.as_str(), "file-name"),
            ("BD_X_NUO001_20261122101500.txt", "", "file-empty"),
            ("BD_X_NUO001_20261122101500.txt", "\r\n\r\n", "file-empty"),
        ] {
            let receipt = province.deliver("NUO001", now, path, content.as_bytes());
            let lines = province.quarantined(&receipt);
            assert_eq!(lines.len(), 1, "{path}");
            assert_eq!((lines[0].reason.as_str(), lines[0].line), (reason, 0), "{path}");
            assert_eq!((receipt.counts.accepted, receipt.counts.quarantined), (0, 1), "{path}");
        }
        assert!(province.observations("NUO001", "*").is_empty());
    });
}

#[test]
fn names_in_any_depth_and_capitals_are_taken() {
    on_both(|province| {
        for (minute, path) in [
            (0, "/NUO001/2026/11/22/BD_KCN_ST_NUO001_20261122101500.txt"),
            (1, "a/b/c/d/bd_kcnst_nuo001_20261122101500.txt"),
        ] {
            let time = at("20261122101500").plus_seconds(minute * 60);
            let receipt = province.deliver("NUO001", time, path, line("COD", "41.6", "mg/L", time, "00").as_bytes());
            assert_eq!(receipt.counts.accepted, 1, "{path}");
        }
    });
}

#[test]
fn each_line_is_accepted_or_stands_in_quarantine_with_its_reason() {
    on_both(|province| {
        let now = at("20261122101500");
        let cases = [
            (line("COD", "41.6", "mg/L", now, "00"), None),
            (line("COD", "41.6", "mg/L", now.plus_seconds(300), "00"), None),
            (line("COD", "41.6", "mg/L", now.plus_seconds(301), "00"), Some("clock-future")),
            (line("COD", "41.6", "mg/L", at("20120101000000"), "00"), Some("clock-ancient")),
            (line("XYZ", "1", "mg/L", now, "00"), Some("symbol-unknown")),
            (line("PM10", "1", "µg/Nm3", now, "00"), Some("parameter-not-at-station")),
            (line("TOC", "1", "mg/L", now, "00"), Some("parameter-not-at-station")),
            (line("COD", "1", "furlong", now, "00"), Some("unit-unknown")),
            (line("COD", "abc", "mg/L", now, "00"), Some("value-not-a-number")),
            ("rubbish\r\n".to_owned(), Some("fields-missing")),
            ("COD\t1\tmg/L\t20261399101500\t00\r\n".to_owned(), Some("time-impossible")),
        ];
        for (content, reason) in cases {
            let receipt = province.send("NUO001", now, &content);
            let found: Vec<String> = province.quarantined(&receipt).into_iter().map(|q| q.reason).collect();
            assert_eq!(found, reason.into_iter().collect::<Vec<_>>(), "{content}");
        }
        let together = format!("{}rubbish\r\n{}", line("pH", "7", "-", now, "00"), line("TSS", "5", "mg/L", now, "00"));
        let receipt = province.send("NUO001", now, &together);
        assert_eq!((receipt.counts.accepted, receipt.counts.quarantined), (2, 1));
        assert_eq!(province.quarantined(&receipt)[0].line, 2);
    });
}

#[test]
fn values_are_kept_in_the_unit_of_the_parameter() {
    on_both(|province| {
        let time = at("20261122101500");
        let lines = [("PM10", "0.137", "mg/Nm3"), ("CO", "1,24", "mg/Nm3"), ("SO2", "18,4", "µg/m3")];
        let content: String = lines.iter().map(|(symbol, value, unit)| line(symbol, value, unit, time, "00")).collect();
        let receipt = province.send("KXQ001", time, &content);
        assert_eq!(receipt.counts.accepted, 3, "{:?}", province.quarantined(&receipt));
        for (symbol, value) in [("PM10", 137.0), ("CO", 1240.0), ("SO2", 18.4)] {
            assert_eq!(province.observations("KXQ001", symbol)[0].measured(), Some(value), "{symbol}");
        }
    });
}

#[test]
fn what_the_device_says_and_how_late_it_says_it_is_noted() {
    on_both(|province| {
        let now = at("20261122101500");
        for (symbol, value, status, seconds, bits) in [
            ("COD", "1", "00", 0, 0),
            ("pH", "7", "00", 301, flags::LATE),
            ("TSS", "1", "01", 0, flags::CALIBRATION),
            ("NH4", "---", "02", 0, flags::FAULT | flags::MISSING),
            ("Color", "1", "03", 0, flags::MAINTENANCE),
            ("Flow", "-9999", "00", 0, flags::SENTINEL),
        ] {
            let unit = match symbol {
                "pH" => "-",
                "Color" => "Pt-Co",
                "Flow" => "m3/h",
                _ => "mg/L",
            };
            province.send("NUO001", now, &line(symbol, value, unit, now.plus_seconds(-seconds), status));
            assert_eq!(province.observations("NUO001", symbol)[0].flags, bits, "{symbol}");
        }
    });
}

#[test]
fn the_longest_line_of_readings_gives_each_its_own_id() {
    on_both(|province| {
        let first = at("20261122000000");
        let tuples: Vec<String> =
            (0..40_000).map(|s| format!("pH\t7\t-\t{}\t00", first.plus_seconds(s - 40_000).compact_local())).collect();
        let content = tuples.join("\t");
        assert!(content.len() <= monitoring::receipt::LARGEST);
        let receipt = province.send("NUO001", first, &content);
        assert_eq!(receipt.counts.accepted, 40_000);
        let all = province.observations("NUO001", "pH");
        let ids: std::collections::BTreeSet<i64> = all.iter().map(|o| o.id).collect();
        assert_eq!(ids.len(), 40_000);
        assert!(ids.iter().all(|id| observation::split_id(*id).0 == receipt.id));
    });
}
