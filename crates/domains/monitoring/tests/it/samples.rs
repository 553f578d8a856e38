//! The three files of the notes on Circular 10/2021, as bytes.

use monitoring::receipt::Counts;

use crate::province::{at, on_both};

const WATER: &[u8] = include_bytes!("samples/BD_KCNST_NUO001_20261122101500.txt");
const STACK: &[u8] = include_bytes!("samples/BD_XMHT_KHI002_20261122102000.txt");
const AIR: &[u8] = include_bytes!("samples/BD_SNNMT_KXQ001_20261122110000.txt");

fn accepted(n: i64) -> Counts {
    Counts { accepted: n, ..Counts::default() }
}

#[test]
fn wastewater_one_line_a_reading() {
    on_both(|province| {
        let now = at("20261122101501");
        let receipt = province.deliver("NUO001", now, "/NUO001/2026/11/22/BD_KCNST_NUO001_20261122101500.txt", WATER);
        assert_eq!((receipt.layout.as_str(), receipt.counts), ("L1", accepted(7)));
        for (symbol, text, status, measured) in [
            ("Flow", "118.40", "00", Some(118.4)),
            ("pH", "7.21", "00", Some(7.21)),
            ("Temp", "29.80", "00", Some(29.8)),
            ("COD", "41.60", "00", Some(41.6)),
            ("TSS", "22.50", "00", Some(22.5)),
            ("NH4", "3.12", "01", None),
            ("Color", "31.00", "02", None),
        ] {
            let found = province.observations("NUO001", symbol);
            assert_eq!(found.len(), 1, "{symbol}");
            assert_eq!((found[0].text.as_str(), found[0].status.as_str()), (text, status), "{symbol}");
            assert_eq!((found[0].measured(), found[0].time), (measured, at("20261122101500")), "{symbol}");
        }
    });
}

#[test]
fn a_stack_all_on_one_line() {
    on_both(|province| {
        let receipt = province.deliver("KHI002", at("20261122102002"), "BD_XMHT_KHI002_20261122102000.txt", STACK);
        assert_eq!((receipt.layout.as_str(), receipt.counts), ("L2", accepted(10)));
        let chloride = &province.observations("KHI002", "HCl")[0];
        assert_eq!((chloride.text.as_str(), chloride.measured()), ("---", None));
        assert_eq!(province.observations("KHI002", "O2")[0].measured(), Some(11.4));
    });
}

#[test]
fn ambient_air_with_a_comma_in_the_symbol() {
    on_both(|province| {
        let receipt = province.deliver("KXQ001", at("20261122110010"), "BD_SNNMT_KXQ001_20261122110000.txt", AIR);
        assert_eq!((receipt.layout.as_str(), receipt.counts), ("L1", accepted(8)));
        assert_eq!(province.readings("KXQ001", "PM2.5"), [("62.3".to_owned(), "00".to_owned(), 0)]);
        assert_eq!(province.observations("KXQ001", "O3")[0].measured(), None);
        assert_eq!(province.latest("KXQ001").readings.len(), 8);
    });
}
