//! Circular 10/2021/TT-BTNMT, Annex 15, as loggers really write it: every layout and encoding, through receiving.

use monitoring::receipt::Counts;
use series::{StatusCode, flags};

use crate::province::{Province, at, on_both};

const TIME: &str = "20261122101500";

fn deliver(province: &Province, code: &str, content: &[u8]) -> (String, Counts) {
    let receipt = province.deliver(code, at(TIME), &format!("BD_X_{code}_{TIME}.txt"), content);
    assert_eq!(receipt.counts.quarantined, 0, "{:?}", province.quarantined(&receipt));
    (receipt.layout, receipt.counts)
}

#[test]
fn older_loggers_say_nothing_of_their_state_and_that_is_never_taken_for_measuring() {
    on_both(|province| {
        let content = format!("NUO001_Trạm xả thải KCN\t\r\n{TIME}\tpH\t7,21\t\r\n{TIME}\tCOD\t41.60\tmg/L\r\n");
        let (layout, counts) = deliver(province, "NUO001", content.as_bytes());
        assert_eq!((layout.as_str(), counts.accepted), ("L3", 2));
        for symbol in ["pH", "COD"] {
            let found = &province.observations("NUO001", symbol)[0];
            assert_eq!((found.status, found.measured()), (StatusCode::ABSENT, None), "{symbol}");
        }
        assert_eq!(province.readings("NUO001", "pH")[0].0, "7,21", "the text stays as it was written");
    });
}

#[test]
fn every_encoding_and_every_kind_of_dirt_that_can_be_read_is_read() {
    let line = |text: &str| text.replace("TIME", TIME).into_bytes();
    let cases: [(&str, &str, Vec<u8>, &str, f64); 13] = [
        ("UTF-8 with its mark", "NUO001", line("\u{feff}pH\t7.21\t-\tTIME\t00\r\n"), "pH", 7.21),
        ("degrees in Windows-1258", "NUO001", latin(&line("Temp\t29.8\t°C\tTIME\t00\n")), "Temp", 29.8),
        ("micrograms in Windows-1252", "KXQ001", latin(&line("PM10\t137\tµg/Nm3\tTIME\t00\n")), "PM10", 137.0),
        ("a raised three in Windows-1252", "KXQ001", latin(&line("SO2\t18.4\tµg/Nm³\tTIME\t00\n")), "SO2", 18.4),
        ("a decimal comma", "NUO001", line("COD\t41,6\tmg/L\tTIME\t00\n"), "COD", 41.6),
        ("the comma of the circular", "KXQ001", line("PM2,5\t62.3\tug/m3\tTIME\t00\n"), "PM2.5", 62.3),
        ("PM2_5", "KXQ001", line("PM2_5\t62.3\tug/m3\tTIME\t00\n"), "PM2.5", 62.3),
        ("Vietnamese words", "NUO001", line("Nhiệt độ\t29.8\toC\tTIME\t00\n"), "Temp", 29.8),
        ("the same without marks", "NUO001", line("Luu luong\t118.4\tm3/h\tTIME\t00\n"), "Flow", 118.4),
        ("words and spaces", "NUO001", line("Do mau   31   Pt-Co   TIME   00\n"), "Color", 31.0),
        ("single spaces", "NUO001", line("pH 7.21 - TIME 00"), "pH", 7.21),
        ("lines ended by CR", "NUO001", line("pH\t7.21\t-\tTIME\t00\r\r"), "pH", 7.21),
        ("two layouts in one file", "NUO001", line("pH\t7.21\t-\tTIME\t00\nTIME\tCOD\t41.6\tmg/L\n"), "pH", 7.21),
    ];
    on_both(|province| {
        // Each case at a place of its own: the same symbol again would be a duplicate.
        for (what, code, content, symbol, value) in &cases {
            deliver(province, code, content);
            let last = province.observations(code, symbol).pop().unwrap_or_else(|| panic!("{what}: {symbol}"));
            assert_eq!(last.measured(), Some(*value), "{what}");
            assert_eq!(last.flags & flags::INVALIDATING, 0, "{what}");
        }
    });
}

/// Text in the code page that Western and Vietnamese Windows share for these signs.
fn latin(text: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(text).unwrap();
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn what_stands_for_no_data_is_kept_and_counts_for_nothing() {
    on_both(|province| {
        let content =
            format!("HCl\t---\tmg/Nm3\t{TIME}\t02\nCO\t\tmg/Nm3\t{TIME}\t02\nSO2\t-9999\tmg/Nm3\t{TIME}\t00\n");
        assert_eq!(deliver(province, "KHI002", content.as_bytes()).1.accepted, 3);
        for (symbol, bit) in [("HCl", flags::MISSING), ("CO", flags::MISSING), ("SO2", flags::SENTINEL)] {
            let found = &province.observations("KHI002", symbol)[0];
            assert_eq!((found.flags & bit, found.measured()), (bit, None), "{symbol}");
        }
    });
}
