//! Frames: round trip, size, and bytes that are no frame.

use proptest::prelude::*;
use series::frame::{FrameBroken, FrameValue, decode, encode};
use series::{Bounds, StatusCode, flags};

use crate::samples;

fn value(slot: u16, status: &str, flags: u16, text: &'static str) -> FrameValue {
    FrameValue { slot, status: StatusCode::from_text(status).expect("a status"), flags, text: text.into() }
}

#[test]
fn the_layout_is_what_its_description_says() {
    let frame = [
        value(0, "00", 0, "41.60"),
        value(1, "02", flags::FAULT, "---"),
        value(7, "", 0, "1,5e+3"),
        value(3, "00", 0, "ĐO"),
        value(4, "00", 0, ""),
    ];
    let rows: [&[u8]; 6] = [
        &[1, 5],
        // Packed, with an odd last half byte.
        &[0, 5 << 3 | 4, 0x41, 0xA6, 0x00],
        // Status 02, flag 2.
        &[0, 3 << 3 | 7, 2, 2, 0xCC, 0xC0],
        // Five slots further, without status.
        &[10, 6 << 3 | 5, 100, 0x1B, 0x5E, 0xD3],
        // Five slots back, a text that cannot be packed.
        &[9, 3 << 3, 0xC4, 0x90, b'O'],
        // The next slot, without text.
        &[0, 4],
    ];
    let bytes = rows.concat();
    assert_eq!(encode(&frame), bytes);
    assert_eq!(decode(&bytes).expect("a frame"), frame);
}

#[test]
fn ten_values_take_fifty_bytes() {
    let file = series::logger_file::parse(samples::STACK, &Bounds::default());
    let values: Vec<_> = (0..)
        .zip(&file.readings)
        .map(|(slot, r)| FrameValue { slot, status: r.status, flags: 0, text: r.text.clone().into() })
        .collect();
    let bytes = encode(&values);
    assert_eq!((values.len(), bytes.len()), (10, 50));
    assert_eq!(encode(&[]), [1, 0]);
}

#[test]
fn values_count_by_status_flags_and_text() {
    let cases = [
        (value(0, "00", 0, "41.60"), Some(41.6), true),
        (value(0, "00", flags::LATE, "41,60"), Some(41.6), true),
        (value(0, "00", flags::OUT_OF_RANGE, "41.60"), Some(41.6), false),
        (value(0, "01", 0, "41.60"), Some(41.6), false),
        (value(0, "", 0, "41.60"), Some(41.6), false),
        (value(0, "00", 0, "-9999"), None, false),
        (value(0, "00", 0, "---"), None, false),
    ];
    for (value, number, counts) in cases {
        assert_eq!((value.value(), value.counts_for_average()), (number, counts), "{value:?}");
    }
}

#[test]
fn bytes_that_are_no_frame() {
    let cases: &[(&[u8], FrameBroken)] = &[
        (b"", FrameBroken::Short),
        (&[0], FrameBroken::Version(0)),
        (&[2, 0], FrameBroken::Version(2)),
        (&[1], FrameBroken::Short),
        (&[1, 1], FrameBroken::Short),
        (&[1, 0, 0], FrameBroken::Surplus),
        // A count of four billion must not reserve memory.
        (&[1, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0], FrameBroken::Short),
        (&[1, 0xff, 0xff, 0xff, 0xff, 0x1f, 0, 0], FrameBroken::Number),
        (&[1, 0x80, 0], FrameBroken::Number),
        // A slot below the first, a status above 99, flags above 16 bits.
        (&[1, 1, 1, 4], FrameBroken::Number),
        (&[1, 1, 0, 5, 101], FrameBroken::Number),
        (&[1, 1, 0, 6, 0x80, 0x80, 0x04], FrameBroken::Number),
        // A length of four billion, text that is no UTF-8, a last half byte that is not zero.
        (&[1, 1, 0, 31 << 3, 0xff, 0xff, 0xff, 0xff, 0x0f, 0], FrameBroken::Short),
        (&[1, 1, 0, 1 << 3, 0xff], FrameBroken::Text),
        (&[1, 1, 0, 1 << 3 | 4, 0x11], FrameBroken::Text),
    ];
    for (bytes, broken) in cases {
        assert_eq!(decode(bytes), Err(*broken), "{bytes:x?}");
    }
}

fn any_value() -> impl Strategy<Value = FrameValue> {
    let text = prop_oneof![4 => "-?[0-9]{1,6}([.,][0-9]{0,3})?", 1 => "[0-9.,eE+-]{0,80}", 1 => "\\PC{0,40}", 1 => Just("---".to_owned())];
    let status = prop_oneof![3 => Just("00".to_owned()), 1 => "[0-9]{2}", 1 => Just(String::new())];
    let flags = prop_oneof![3 => Just(0_u16), 1 => any::<u16>()];
    (any::<u16>(), status, flags, text).prop_map(|(slot, status, flags, text)| FrameValue {
        slot,
        status: StatusCode::from_text(&status).expect("a status"),
        flags,
        text: text.into(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_goes_in_comes_out(values in prop::collection::vec(any_value(), 0..40)) {
        let bytes = encode(&values);
        prop_assert_eq!(decode(&bytes), Ok(values));
    }

    #[test]
    fn any_bytes_are_a_frame_or_an_error(mut bytes in prop::collection::vec(any::<u8>(), 0..80), known in any::<bool>()) {
        if let (Some(first), true) = (bytes.first_mut(), known) {
            *first = 1;
        }
        if let Ok(values) = decode(&bytes) {
            let again = encode(&values);
            prop_assert_eq!(decode(&again), Ok(values));
        }
    }

    #[test]
    fn a_frame_cut_short_is_an_error(values in prop::collection::vec(any_value(), 1..10), cut in any::<prop::sample::Index>()) {
        let bytes = encode(&values);
        prop_assert!(decode(&bytes[..cut.index(bytes.len())]).is_err());
    }
}
