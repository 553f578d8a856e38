//! Single cells with the dirt of real tables.

use fields::{Axis, Choice, Field, FieldValue, Kind};
use kernel::{Day, Moment};

fn read(kind: &Kind, text: &str) -> Result<Option<FieldValue>, String> {
    Field::new("x", "x", "x", kind.clone()).read(text).map_err(|r| r.code.into_owned())
}

#[test]
fn text_is_cleaned() {
    let cases = [
        ("  Trạm  nước\u{a0}thải \t", "Trạm nước thải"),
        ("\u{feff}NUO001", "NUO001"),
        ("ＮＵＯ００１", "NUO001"),
        ("Tra\u{323}m", "Trạm"),
        ("a\u{200b}b", "ab"),
        ("dòng 1\r\ndòng 2", "dòng 1 dòng 2"),
        ("'00123", "00123"),
        ("O'Neil", "O'Neil"),
    ];
    for (text, value) in cases {
        assert_eq!(read(&Kind::text(50), text), Ok(Some(FieldValue::Text(value.to_owned()))), "{text:?}");
    }
    for empty in ["", "  ", "\u{a0}", "-", "—", "...", "\u{feff}"] {
        assert_eq!(read(&Kind::text(50), empty), Ok(None), "{empty:?}");
    }
    assert_eq!(read(&Kind::text(3), "ạắệ"), Ok(Some(FieldValue::Text("ạắệ".to_owned()))));
    assert_eq!(read(&Kind::text(3), "abcd"), Err("refused-field-too-long".to_owned()));
    assert_eq!(read(&Kind::text(30), "a\u{7}b"), Err("refused-field-control-character".to_owned()));
}

#[test]
fn numbers_with_decimals() {
    let kind = Kind::Decimal { min: None, max: None, unit: None };
    let cases = [
        ("0.9", 0.9),
        ("0,9", 0.9),
        ("1.234", 1.234),
        ("1,234", 1.234),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567.0),
        ("1,234,567.25", 1_234_567.25),
        ("1 234,5", 1234.5),
        ("1\u{a0}234\u{202f}567,5", 1_234_567.5),
        ("１２，５", 12.5),
        ("−2,5", -2.5),
        ("– 2.5", -2.5),
        ("+3", 3.0),
        (",5", 0.5),
        (".5", 0.5),
        ("1E-05", 0.000_01),
        ("1,5e3", 1500.0),
        ("007", 7.0),
        ("21.028511", 21.028_511),
    ];
    for (text, value) in cases {
        assert_eq!(read(&kind, text), Ok(Some(FieldValue::Decimal(value))), "{text:?}");
    }
    for text in [
        "abc",
        "1.2.3",
        "1,23,456",
        "12.34.567",
        "1 2",
        "1..2",
        "5.",
        "1,2.3,4",
        "--5",
        "5-",
        "1e",
        "1e9999",
        "NaN",
        "inf",
        "0x1F",
        "5%",
        "1.234,567.8",
    ] {
        assert_eq!(read(&kind, text), Err("refused-field-not-number".to_owned()), "{text:?}");
    }
    let between = Kind::decimal(0.0, 1.0);
    assert_eq!(read(&between, "-0,1"), Err("refused-field-too-small".to_owned()));
    assert_eq!(read(&between, "1.1"), Err("refused-field-too-large".to_owned()));
    assert_eq!(read(&between, "1"), Ok(Some(FieldValue::Decimal(1.0))));
}

#[test]
fn whole_numbers() {
    let kind = Kind::Integer { min: None, max: None, unit: None };
    let cases = [
        ("5", 5),
        ("1.500", 1500),
        ("1,500", 1500),
        ("1 500", 1500),
        ("1.234.567", 1_234_567),
        ("5.0", 5),
        ("60,00", 60),
        ("-12", -12),
        ("0", 0),
        ("007", 7),
        ("1e3", 1000),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
    ];
    for (text, value) in cases {
        assert_eq!(read(&kind, text), Ok(Some(FieldValue::Integer(value))), "{text:?}");
    }
    for text in ["5.5", "0.123", "năm", "9223372036854775808", "1e30", "5 phút", "1.50", "1.5000"] {
        assert_eq!(read(&kind, text), Err("refused-field-not-integer".to_owned()), "{text:?}");
    }
    assert_eq!(read(&Kind::integer(1, 1440), "0"), Err("refused-field-too-small".to_owned()));
    assert_eq!(read(&Kind::integer(1, 1440), "1441"), Err("refused-field-too-large".to_owned()));
}

#[test]
fn days_and_moments() {
    let day = Day::new(2026, 11, 2).expect("a day");
    for text in [
        "2/11/2026",
        "02/11/2026",
        "02-11-2026",
        "2.11.2026",
        "2026-11-02",
        "2026/11/2",
        "2026-11-02 00:00:00",
        "2026-11-02T00:00:00",
        "ngày 2 tháng 11 năm 2026",
        "Ngày 02 tháng 11 năm 2026",
    ] {
        assert_eq!(read(&Kind::Day, text), Ok(Some(FieldValue::Day(day))), "{text:?}");
    }
    for text in [
        "31/02/2026",
        "13/13/2026",
        "2/11/26",
        "2026",
        "45000",
        "hôm nay",
        "2026-11-02 10:00",
        "2/11/2026/5",
        "2-11/2026",
    ] {
        assert_eq!(read(&Kind::Day, text), Err("refused-field-not-a-day".to_owned()), "{text:?}");
    }
    let moment = Moment::from_local(2026, 11, 2, 10, 15, 0).expect("a moment");
    for text in [
        "02/11/2026 10:15",
        "2/11/2026 10:15:00",
        "2026-11-02T10:15:00",
        "2026-11-02 10:15:00.000",
        "2026-11-02T03:15:00Z",
        "2026-11-02T10:15:00+07:00",
        "20261102101500",
        "10:15 2/11/2026",
        "2/11/2026 10h15",
    ] {
        assert_eq!(read(&Kind::Moment, text), Ok(Some(FieldValue::Moment(moment))), "{text:?}");
    }
    let midnight = Moment::from_local(2026, 11, 2, 0, 0, 0).expect("a moment");
    assert_eq!(read(&Kind::Moment, "2/11/2026"), Ok(Some(FieldValue::Moment(midnight))));
    for text in
        ["2/11/2026 25:00", "2/11/2026 10:60", "10:15", "20261302101500", "2/11/2026 10:15:00:00", "2/11/2026 sáng"]
    {
        assert_eq!(read(&Kind::Moment, text), Err("refused-field-not-a-moment".to_owned()), "{text:?}");
    }
}

#[test]
fn yes_and_no() {
    for text in ["có", "Có", "CO", "x", "X", "1", "true", "TRUE", "yes", "đúng", "✓"] {
        assert_eq!(read(&Kind::Boolean, text), Ok(Some(FieldValue::Boolean(true))), "{text:?}");
    }
    for text in ["không", "Khong", "0", "false", "no", "sai"] {
        assert_eq!(read(&Kind::Boolean, text), Ok(Some(FieldValue::Boolean(false))), "{text:?}");
    }
    assert_eq!(read(&Kind::Boolean, "có thể"), Err("refused-field-not-boolean".to_owned()));
    assert_eq!(read(&Kind::Boolean, "-"), Ok(None));
}

#[test]
fn answers_by_code_label_and_alias() {
    let kind = Kind::choice(vec![
        Choice::new("wastewater", "Nước thải", "Wastewater").aliases(&["nt"]),
        Choice::new("stack_emission", "Khí thải", "Stack emission"),
    ]);
    for text in ["wastewater", "WASTEWATER", "nước thải", "Nuoc thai", "NT", " Nước  thải "] {
        assert_eq!(read(&kind, text), Ok(Some(FieldValue::Choice("wastewater".to_owned()))), "{text:?}");
    }
    assert_eq!(read(&kind, "nước"), Err("refused-field-not-a-choice".to_owned()));
}

#[test]
fn coordinates_in_degrees_and_minutes() {
    let latitude = Kind::Coordinate { axis: Axis::Latitude, min: 8.0, max: 24.0 };
    let longitude = Kind::Coordinate { axis: Axis::Longitude, min: 102.0, max: 118.0 };
    let cases = [
        (&latitude, "21.0285", 21.0285),
        (&latitude, "21,0285", 21.0285),
        (&latitude, "21,0285°", 21.0285),
        (&latitude, "21°01'42\"B", 21.0 + 1.0 / 60.0 + 42.0 / 3600.0),
        (&latitude, "21° 01′ 42,6″ N", 21.0 + 1.0 / 60.0 + 42.6 / 3600.0),
        (&latitude, "N 21.5", 21.5),
        (&latitude, "Vĩ độ Bắc 21 30", 21.5),
        (&longitude, "105°51'8\"Đ", 105.0 + 51.0 / 60.0 + 8.0 / 3600.0),
        (&longitude, "105 30 0 E", 105.5),
        (&longitude, "105.5E", 105.5),
    ];
    for (kind, text, value) in cases {
        match read(kind, text) {
            Ok(Some(FieldValue::Coordinate(found))) => assert!((found - value).abs() < 1e-9, "{text:?}: {found}"),
            other => panic!("{text:?}: {other:?}"),
        }
    }
    for text in ["abc", "21°75'", "21.5 30", "21 30.5 10", "21 1 2 3", "21°N30", "B"] {
        assert_eq!(read(&latitude, text), Err("refused-field-not-a-coordinate".to_owned()), "{text:?}");
    }
    for (kind, text) in [(&latitude, "105.8"), (&longitude, "21.03"), (&latitude, "21.5 S"), (&latitude, "2326543")] {
        assert_eq!(read(kind, text), Err("refused-field-outside".to_owned()), "{text:?}");
    }
}

#[test]
fn lists_and_assignments() {
    let symbols = Kind::text(10).listed(';');
    let texts =
        |list: &[&str]| Ok(Some(FieldValue::List(list.iter().map(|t| FieldValue::Text((*t).to_owned())).collect())));
    assert_eq!(read(&symbols, "pH;COD;TSS"), texts(&["pH", "COD", "TSS"]));
    assert_eq!(read(&symbols, " pH ; COD;; TSS ; "), texts(&["pH", "COD", "TSS"]));
    assert_eq!(read(&symbols, "pH"), texts(&["pH"]));
    assert_eq!(read(&symbols, "pH;COD;pH"), Err("refused-field-twice".to_owned()));
    assert_eq!(read(&symbols, "CO;Co"), texts(&["CO", "Co"]));

    let factors = Kind::decimal(0.0, 10.0).assigned().listed(';');
    let pair = |name: &str, value| FieldValue::Assignment {
        name: name.to_owned(),
        value: Box::new(FieldValue::Decimal(value)),
    };
    let both = Ok(Some(FieldValue::List(vec![pair("Kq", 0.9), pair("Kf", 1.0)])));
    for text in ["Kq=0.9;Kf=1.0", "Kq = 0,9; Kf = 1", "Kq: 0.9 ; Kf: 1", "Kq＝0.9；Kf＝1"] {
        assert_eq!(read(&factors, text), both, "{text:?}");
    }
    for (text, code) in [
        ("Kq", "refused-field-not-an-assignment"),
        ("Kq=", "refused-field-not-an-assignment"),
        ("=0.9", "refused-field-not-an-assignment"),
        ("Kq=x", "refused-field-not-number"),
        ("Kq=11", "refused-field-too-large"),
        ("Kq=0.9;kq=1", "refused-field-twice"),
    ] {
        assert_eq!(read(&factors, text), Err(code.to_owned()), "{text:?}");
    }
    let refusal = Field::new("coefficients", "x", "x", factors).read("Kq=0.9;Kf=zero").expect_err("no number");
    assert_eq!(refusal.field.as_deref(), Some("coefficients.2"));
}
