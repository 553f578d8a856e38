//! Status codes and flags.

use series::{Status, StatusCode, flags};

#[test]
fn codes_and_their_meaning() {
    let cases = [
        ("00", Status::Measuring, true),
        ("01", Status::Calibrating, false),
        ("02", Status::Fault, false),
        ("03", Status::Other(3), false),
        ("99", Status::Other(99), false),
        ("", Status::Unknown, false),
    ];
    for (text, meaning, counts) in cases {
        let code = StatusCode::from_text(text).expect("a code");
        assert_eq!((code.as_str(), code.meaning(), code.counts_for_average()), (text, meaning, counts));
    }
    for n in 0..100 {
        let text = format!("{n:02}");
        assert_eq!(StatusCode::from_text(&text).map(StatusCode::as_str), Some(text.as_str()));
    }
    for wrong in ["0", "000", "0a", " 0", "-1", "００"] {
        assert_eq!(StatusCode::from_text(wrong), None, "{wrong:?}");
    }
    assert_eq!(StatusCode::from_digits(b""), None, "a logger's empty field is no status");
}

#[test]
fn an_officers_word_is_stronger_than_a_machines() {
    let cases = [
        (0, false),
        (flags::LATE | flags::BELOW_DL | flags::FLATLINE | flags::SPIKE | flags::NEGATIVE, false),
        (flags::OUT_OF_RANGE, true),
        (flags::CLOCK | flags::LATE, true),
        (flags::OUT_OF_RANGE | flags::MANUAL_VALIDATED, false),
        (flags::MANUAL_INVALID, true),
        (flags::MANUAL_INVALID | flags::MANUAL_VALIDATED, true),
    ];
    for (set, invalidated) in cases {
        assert_eq!(flags::invalidated(set), invalidated, "{:?}", flags::names(set).collect::<Vec<_>>());
    }
}

#[test]
fn flags_are_single_bits_with_names_of_their_own() {
    let bits = flags::ALL.iter().fold(0, |all, (bit, _)| {
        assert!(bit.is_power_of_two() && all & bit == 0);
        all | bit
    });
    assert_eq!(bits, 0xffff);
    assert_eq!(flags::names(flags::LATE | flags::CLOCK).collect::<Vec<_>>(), ["late", "clock"]);
}
