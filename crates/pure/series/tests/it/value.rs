//! Texts of values, one by one.

use series::{Value, ValueFault, is_sentinel, parse_value, read_value};

#[test]
fn texts_and_what_they_stand_for() {
    use Value::{NoData, Number, Sentinel};
    use ValueFault::{NotANumber, OutOfRange, Thousands, TooLong};
    let cases: &[(&str, Result<Value, ValueFault>)] = &[
        ("41.60", Ok(Number(41.6))),
        ("41,60", Ok(Number(41.6))),
        ("1,240", Ok(Number(1.24))),
        ("54314", Ok(Number(54314.0))),
        ("+1.5", Ok(Number(1.5))),
        ("-0.35", Ok(Number(-0.35))),
        ("007", Ok(Number(7.0))),
        (".5", Ok(Number(0.5))),
        ("5.", Ok(Number(5.0))),
        (",5", Ok(Number(0.5))),
        ("1.5E-3", Ok(Number(0.0015))),
        ("1,5e+03", Ok(Number(1500.0))),
        ("0e5", Ok(Number(0.0))),
        ("", Ok(NoData)),
        ("-", Ok(NoData)),
        ("---", Ok(NoData)),
        ("-999", Ok(Sentinel)),
        ("-9999", Ok(Sentinel)),
        ("-99999.00", Ok(Sentinel)),
        ("-999,9", Ok(Sentinel)),
        ("9999", Ok(Sentinel)),
        ("+9999.99", Ok(Sentinel)),
        ("999999", Ok(Sentinel)),
        ("-99", Ok(Number(-99.0))),
        ("-99.99", Ok(Number(-99.99))),
        ("999", Ok(Number(999.0))),
        ("999.9", Ok(Number(999.9))),
        ("9999.5", Ok(Number(9999.5))),
        ("-9998", Ok(Number(-9998.0))),
        ("-9999e0", Ok(Number(-9999.0))),
        ("NaN", Err(NotANumber)),
        ("nan", Err(NotANumber)),
        ("inf", Err(NotANumber)),
        ("-Infinity", Err(NotANumber)),
        ("0x1F", Err(NotANumber)),
        ("1_000", Err(NotANumber)),
        ("12abc", Err(NotANumber)),
        ("e5", Err(NotANumber)),
        ("1e", Err(NotANumber)),
        ("1e+", Err(NotANumber)),
        ("1e1.5", Err(NotANumber)),
        ("1e1000", Err(NotANumber)),
        ("--5", Err(NotANumber)),
        ("+-5", Err(NotANumber)),
        ("+", Err(NotANumber)),
        (".", Err(NotANumber)),
        ("-,", Err(NotANumber)),
        ("<0.5", Err(NotANumber)),
        ("５", Err(NotANumber)),
        ("−5", Err(NotANumber)),
        ("1.234,5", Err(Thousands)),
        ("1,234.5", Err(Thousands)),
        ("1,234,567", Err(Thousands)),
        ("1.234.567", Err(Thousands)),
        ("1 234", Err(Thousands)),
        ("1'234.5", Err(Thousands)),
        ("1e999", Err(OutOfRange)),
        ("-1e999", Err(OutOfRange)),
        ("1e-400", Err(OutOfRange)),
        ("3.4028235e38", Err(OutOfRange)),
        ("1000000000000000", Err(OutOfRange)),
        ("000000000000000000000000000000001", Err(TooLong)),
    ];
    for (text, expected) in cases {
        assert_eq!(read_value(text.as_bytes()), *expected, "{text:?}");
    }
}

#[test]
fn zero_has_no_sign() {
    for text in ["-0", "-0.00", "-0e3", "0"] {
        assert_eq!(parse_value(text).map(f64::to_bits), Some(0), "{text}");
    }
}

#[test]
fn a_sentinel_is_no_measurement() {
    assert_eq!((parse_value("-9999"), is_sentinel("-9999")), (None, true));
    assert_eq!((parse_value("---"), is_sentinel("---")), (None, false));
    assert_eq!((parse_value("x"), is_sentinel("x")), (None, false));
}

proptest::proptest! {
    #[test]
    fn what_we_print_we_read(value in -1e9_f64..1e9) {
        let text = format!("{value:.4}");
        let expected: f64 = text.parse().expect("a number");
        proptest::prop_assert_eq!(parse_value(&text), Some(expected + 0.0));
        proptest::prop_assert_eq!(parse_value(&text.replace('.', ",")), Some(expected + 0.0));
    }
}
