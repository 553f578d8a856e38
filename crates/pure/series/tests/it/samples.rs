//! The three sample files of the domain notes, byte for byte.

use series::{Bounds, FileName, LoggerFile};

use crate::render;

pub const WATER: &[u8] = include_bytes!("samples/BD_KCNST_NUO001_20261122101500.txt");
pub const STACK: &[u8] = include_bytes!("samples/BD_XMHT_KHI002_20261122102000.txt");
pub const AIR: &[u8] = include_bytes!("samples/BD_SNNMT_KXQ001_20261122110000.txt");
/// A file of layout L3, as an older logger writes it.
pub const OLDER: &[u8] =
    "NUO009_Trạm xả thải KCN\t\r\n20261122101500\tpH\t7,21\t\r\n20261122101500\tCOD\t41.60\tmg/L\r\n".as_bytes();

fn parse(bytes: &[u8]) -> LoggerFile<'_> {
    series::logger_file::parse(bytes, &Bounds::default())
}

#[test]
fn wastewater_one_line_a_reading() {
    insta::assert_snapshot!(render::of(WATER));
    let file = parse(WATER);
    assert_eq!((file.readings.len(), file.quarantined.len()), (7, 0));
    let counting: Vec<_> =
        file.readings.iter().filter(|r| r.status.counts_for_average()).map(|r| r.symbol.as_ref()).collect();
    assert_eq!(counting, ["Flow", "pH", "Temp", "COD", "TSS"], "NH4 calibrates, Color has a fault");
}

#[test]
fn stack_all_readings_on_one_line() {
    insta::assert_snapshot!(render::of(STACK));
    let file = parse(STACK);
    assert_eq!((file.readings.len(), file.quarantined.len()), (10, 0));
    let hcl = file.readings.last().expect("ten readings");
    assert_eq!((hcl.symbol.as_ref(), hcl.value, hcl.text.as_ref()), ("HCl", None, "---"));
    assert!(!hcl.is_sentinel());
}

#[test]
fn ambient_air_with_the_comma_of_the_circular_in_its_symbol() {
    insta::assert_snapshot!(render::of(AIR));
    let fine = &parse(AIR).readings[1];
    assert_eq!((fine.symbol.as_ref(), fine.value, fine.unit.as_ref()), ("PM2,5", Some(62.3), "µg/Nm3"));
}

#[test]
fn older_logger_without_status() {
    insta::assert_snapshot!(render::of(OLDER));
    assert!(parse(OLDER).readings.iter().all(|r| !r.status.counts_for_average()));
}

#[test]
fn a_file_outlives_its_bytes() {
    let owned = {
        let bytes = [WATER, STACK].concat();
        parse(&bytes).into_owned()
    };
    assert_eq!(owned, parse(&[WATER, STACK].concat()));
}

#[test]
fn their_names_are_names() {
    for (name, station) in [
        ("BD_KCNST_NUO001_20261122101500.txt", "NUO001"),
        ("/KHI002/2026/11/22/BD_XMHT_KHI002_20261122102000.txt", "KHI002"),
        ("BD_SNNMT_KXQ001_20261122110000.TXT", "KXQ001"),
    ] {
        assert_eq!(FileName::of(name).map(|n| n.station), Ok(station), "{name}");
    }
}
