//! What must hold of any bytes whatever.

use proptest::prelude::*;
use series::frame::{FrameValue, decode, encode};
use series::{Bounds, parse_value};

/// The most an excerpt can grow: each byte shown takes at most ten characters, and the tail.
const EXCERPT: usize = 120 * 10 + 32;

/// Reads `bytes` and checks everything that holds of every file.
pub fn hold(bytes: &[u8], bounds: &Bounds) {
    let file = series::logger_file::parse(bytes, bounds);
    let ledger = file.ledger(bytes).unwrap_or_else(|e| panic!("{e}: {}", bytes.escape_ascii()));
    assert_eq!(ledger.accepted + ledger.quarantined + ledger.blank, bytes.len(), "{}", bytes.escape_ascii());
    for r in &file.readings {
        assert_eq!(parse_value(&r.text), r.value, "the text is the truth");
        assert!(r.value.is_none_or(f64::is_finite));
        assert!(!r.symbol.trim().is_empty() && r.line >= 1 && r.column >= 1);
        let own = &bytes[r.span.start..r.span.end];
        assert!(own.windows(r.text.len().max(1)).any(|w| w == r.text.as_bytes()) || r.text.is_empty());
    }
    for q in &file.quarantined {
        assert!(q.span.start < q.span.end && q.line >= 1 && q.column >= 1);
        assert!(q.excerpt.len() <= EXCERPT && !q.excerpt.chars().any(char::is_control), "{:?}", q.excerpt);
    }
    let values: Vec<_> = file
        .readings
        .iter()
        .map(|r| FrameValue {
            slot: r.column as u16,
            status: r.status,
            flags: r.line as u16,
            text: r.text.clone().into(),
        })
        .collect();
    assert_eq!(decode(&encode(&values)), Ok(values), "whatever was read can be stored");
}

/// Bytes that look like a logger's file: fields and separators in any order.
fn file_like() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => Just(b"\t".to_vec()),
        2 => Just(b"\r\n".to_vec()),
        1 => prop_oneof![Just(b" ".to_vec()), Just(b"  ".to_vec()), Just(b"\n".to_vec()), Just(b"\r".to_vec())],
        1 => Just(b"\xEF\xBB\xBF".to_vec()),
        2 => Just(b"COD".to_vec()),
        2 => Just(b"41.60".to_vec()),
        1 => Just(b"mg/L".to_vec()),
        3 => Just(b"20261122101500".to_vec()),
        3 => Just(b"00".to_vec()),
        3 => Just(b"\tpH\t7,21\t-\t20261122101500\t00".to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_of_a_file_is_accounted_for(bytes in file_like(), limit in 1_u32..40) {
        hold(&bytes, &Bounds::default());
        hold(&bytes, &Bounds { bytes: limit as usize * 10, lines: limit });
    }

    #[test]
    fn every_byte_of_anything_is_accounted_for(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        hold(&bytes, &Bounds::default());
    }

    #[test]
    fn a_clean_file_is_read_as_it_was_written(
        rows in prop::collection::vec(("[A-Za-z][A-Za-z0-9]{0,8}", -9_000_000_i64..9_000_000, "[a-z/%-]{0,6}", 0_u8..=99), 1..30),
        separator in prop_oneof![Just("\t"), Just("\t ")],
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\t\r\n\r\n")],
    ) {
        let mut text = String::new();
        for (symbol, hundredths, unit, status) in &rows {
            let value = format!("{:.2}", *hundredths as f64 / 100.0);
            let status = format!("{status:02}");
            text.push_str(&[symbol, value.as_str(), unit, "20261122101500", &status].join(separator));
            text.push_str(end);
        }
        let file = series::logger_file::parse(text.as_bytes(), &Bounds::default());
        prop_assert_eq!(&file.quarantined, &[]);
        prop_assert_eq!(file.readings.len(), rows.len());
        for (reading, (symbol, hundredths, unit, status)) in file.readings.iter().zip(&rows) {
            prop_assert_eq!(reading.symbol.as_ref(), symbol);
            prop_assert_eq!(reading.unit.as_ref(), unit);
            prop_assert_eq!(reading.status.to_string(), format!("{status:02}"));
            if !reading.is_sentinel() {
                prop_assert_eq!(reading.value, Some(*hundredths as f64 / 100.0));
            }
        }
    }
}

/// A megabyte of the worst: if any of these took time by the square of its length, the test
/// runner's limit would say so.
#[test]
fn the_worst_megabytes_are_read_in_one_pass() {
    let unit: [&[u8]; 10] = [
        b"\t",
        b" ",
        b"a ",
        b"a\t",
        b"20261122101500\t",
        b"00\t",
        b"20261122101500 00 ",
        b"\xEF\xBB\xBF",
        b"\r",
        b"a  \t",
    ];
    for piece in unit {
        hold(&piece.repeat((1 << 20) / piece.len()), &Bounds::default());
    }
}
