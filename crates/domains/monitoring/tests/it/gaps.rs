//! Gaps that loggers re-send in one file, sixty days at most by Circular 10/2021/TT-BTNMT, and files beyond.

use std::fmt::Write;

use monitoring::observation::{self, MOST_READINGS};
use monitoring::receipt::{self, Counts, LARGEST};
use monitoring::receive::{self, Extent, Upload};

use crate::province::{Province, at, on_both};

const PARAMETERS: [(&str, &str); 7] = [
    ("Flow", "m3/h"),
    ("pH", "-"),
    ("Temp", "oC"),
    ("COD", "mg/L"),
    ("TSS", "mg/L"),
    ("NH4", "mg/L"),
    ("Color", "Pt-Co"),
];

/// Every five minutes of sixty days up to `until`.
fn dump(until: &str) -> String {
    let mut text = String::new();
    for slot in (0..60 * 288).rev() {
        let time = at(until).plus_seconds(-300 * slot).compact_local();
        for (symbol, unit) in PARAMETERS {
            write!(text, "{symbol}\t{}.50\t{unit}\t{time}\t00\r\n", slot % 90).unwrap();
        }
    }
    text
}

#[test]
fn sixty_days_in_one_file_are_taken_once() {
    let content = dump("20261122101500");
    assert!(content.len() > 3 << 20 && content.len() < LARGEST, "{}", content.len());
    on_both(|province| {
        let now = at("20261122101600");
        let readings = (60 * 288 * PARAMETERS.len()) as i64;
        let receipt = province.send("NUO001", now, &content);
        assert_eq!(receipt.counts, Counts { accepted: readings, ..Counts::default() });
        assert_eq!(receipt.content_from, Some(at("20261122101500").plus_seconds(-300 * (60 * 288 - 1))));
        let again = province.send("NUO001", now, &content);
        assert_eq!(again.counts, Counts { duplicate: readings, ..Counts::default() });

        let all = province.observations("NUO001", "COD");
        let ids: std::collections::BTreeSet<i64> = province.observations("NUO001", "*").iter().map(|o| o.id).collect();
        assert_eq!((all.len(), ids.len() as i64), (60 * 288, readings));
        let last = ids.last().copied().unwrap();
        assert_eq!(province.read(move |tx| observation::by_id(tx, last)).unwrap().1.id, last);
        assert_eq!(province.read(move |tx| receipt::evidence(tx, receipt.id)).unwrap(), content.as_bytes());
        assert!(province.seal(now) > 0);
    });
}

#[test]
fn a_file_that_is_too_large_leaves_a_receipt_that_says_so() {
    on_both(|province| {
        let (receiver, station, now) = (province.receiver.clone(), province.station("NUO001"), at("20261122101600"));
        let upload = Upload {
            station,
            path: "BD_X_NUO001_20261122101500.txt".to_owned(),
            source: "192.0.2.9".to_owned(),
            arrived_at: now,
            bytes: b"COD\t41.6\tmg/L\t20261122101500\t00\r\n".to_vec(),
        };
        let receipts = province.db.append_now(station, move |tx| {
            let profile = receive::profile(tx, &receiver, station)?;
            let ready = receive::prepare(&profile, &receiver.law.current(), upload, Extent::Beginning)?;
            receive::store(tx, &receiver, vec![ready])
        });
        let receipt = receipts.unwrap().remove(0);
        assert_eq!(receipt.counts, Counts { quarantined: 1, ..Counts::default() });
        assert_eq!(reasons(province, &receipt), ["upload-too-large"]);
        assert!(province.observations("NUO001", "*").is_empty(), "half a file is no file");
    });
}

#[test]
fn more_readings_than_can_be_numbered_are_not_taken() {
    let first = at("20261101000000");
    let mut content = String::new();
    for n in 0..=MOST_READINGS as i64 {
        write!(content, "pH\t7\t-\t{}\t00\t", first.plus_seconds(n).compact_local()).unwrap();
    }
    assert!(content.len() < LARGEST);
    on_both(|province| {
        let receipt = province.send("NUO001", at("20261122101600"), &content);
        assert_eq!(reasons(province, &receipt), ["too-many-readings"]);
    });
}

#[test]
fn lines_without_number_are_counted_and_some_of_them_listed() {
    let content = "rubbish\r\n".repeat(25_000);
    on_both(|province| {
        let receipt = province.send("NUO001", at("20261122101600"), &content);
        assert_eq!(receipt.counts.quarantined, 25_000);
        assert_eq!(province.quarantined(&receipt).len(), receipt::store::MOST_LINES);
    });
}

fn reasons(province: &Province, receipt: &receipt::Receipt) -> Vec<String> {
    province.quarantined(receipt).into_iter().map(|line| line.reason).collect()
}
